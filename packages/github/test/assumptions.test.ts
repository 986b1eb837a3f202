/**
 * The assumptions, tried on the simulator, and on the real GitHub where the environment has
 *
 * - `RFCKIT_SCRATCH_REPOSITORY`: `owner/name` of a repository that is there to be written to, and
 * - `RFCKIT_SCRATCH_TOKEN`: a token of somebody who may write and merge there.
 */
import { Octokit } from "@octokit/rest";
import { createVirtualClock, createWorld } from "@rfckit/simulator";
import { createFront, type Front } from "@rfckit/simulator/http";
import { afterAll, beforeAll, describe, test } from "vitest";
import { SILENT_LOG } from "./app-on-the-simulator.ts";
import { ASSUMPTIONS } from "./assumptions.ts";
import { Scratch } from "./scratch.ts";

const {
  RFCKIT_SCRATCH_REPOSITORY: place,
  RFCKIT_SCRATCH_TOKEN: token,
  RFCKIT_SCRATCH_API: api,
} = process.env;

function tryAll(name: string, open: () => Promise<Scratch>, patience: number): void {
  describe(name, () => {
    let scratch: Scratch;
    beforeAll(async () => {
      scratch = await open();
    });
    afterAll(() => scratch?.clean());
    test.each(ASSUMPTIONS)("$assumes", ({ check }) => check(scratch), patience);
  });
}

let front: Front | null = null;
afterAll(() => front?.close());

tryAll(
  "the simulator assumes, and keeps it",
  async () => {
    const clock = createVirtualClock(Date.UTC(2026, 0, 5, 9));
    const world = createWorld({ clock, onWake: () => {} });
    world.addRepository({ owner: "acme", name: "scratch", files: { "README.md": "# Scratch\n" } });
    front = await createFront(world, {
      onDeviation: (deviation) => {
        throw new Error(JSON.stringify(deviation));
      },
    });
    const octokit = new Octokit({ auth: front.tokenOf("acme"), baseUrl: front.baseUrl, log: SILENT_LOG });
    return Scratch.open(octokit, "acme", "scratch");
  },
  10_000,
);

describe.skipIf(place === undefined || token === undefined)("with a token for a scratch repository", () => {
  tryAll(
    "the real GitHub does what is assumed",
    async () => {
      const [owner = "", name = ""] = (place ?? "").split("/");
      const octokit = new Octokit({ auth: token, ...(api === undefined ? {} : { baseUrl: api }) });
      return Scratch.open(octokit, owner, name);
    },
    120_000,
  );
});
