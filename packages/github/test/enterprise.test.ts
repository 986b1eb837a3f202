/** A GitHub Enterprise Server: REST at /api/v3, and GraphQL beside it at /api/graphql. */
import { Octokit } from "@octokit/rest";
import { createVirtualClock, createWorld } from "@rfckit/simulator";
import { createFront, type Front } from "@rfckit/simulator/http";
import { afterEach, expect, test } from "vitest";
import { connectWithToken } from "../src/index.ts";
import { SILENT_LOG } from "./app-on-the-simulator.ts";

let front: Front | null = null;
afterEach(() => front?.close());

test("is reached by its base URL", async () => {
  const world = createWorld({ clock: createVirtualClock(Date.UTC(2026, 0, 5, 9)), onWake: () => {} });
  const repository = world.addRepository({ owner: "acme", name: "rfcs" });
  const { key } = repository.openPull({ author: "zed", files: { "accepted/a.md": "# A\n" } });
  front = await createFront(world, {
    onDeviation: (deviation) => {
      throw new Error(String(deviation));
    },
  });
  const baseUrl = `${front.baseUrl}/api/v3`;
  const requester = new Octokit({ auth: front.tokenOf("acme"), baseUrl, log: SILENT_LOG });
  const { github } = await connectWithToken({ requester, owner: "acme", name: "rfcs", baseUrl });
  const { id } = await github.comment(key, "hello");
  const { comments, pull } = await github.observe(key, []);
  expect([comments.map((comment) => comment.id), pull.files.map(({ path }) => path)]).toEqual([
    [id],
    ["accepted/a.md"],
  ]);
});
