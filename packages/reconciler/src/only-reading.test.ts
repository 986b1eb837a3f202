import { expect, test } from "vitest";
import { onlyReading } from "./only-reading.ts";
import type { Sight } from "./ports/github.ts";

test("reads as the other one does, and writes nothing", async () => {
  const sight = { list: async () => ({ configuration: "blob", pulls: [] }) } as unknown as Sight;
  const github = onlyReading(sight);
  const key = { repository: 1, number: 2 };
  expect(await github.list(1)).toEqual({ configuration: "blob", pulls: [] });
  const writes = [
    github.comment(key, "hello"),
    github.apply(key, [{ kind: "add-labels", labels: ["x"] }]),
    github.close(key),
    github.enqueue(key, "head"),
    github.merge(key, { head: "head", method: "merge", title: "", message: "" }),
    github.openIssue(1, { title: "", body: "" }),
    github.changeIssue(key, { open: false }),
    github.observeRepository(1),
    github.observeIssue(key),
  ];
  for (const each of await Promise.allSettled(writes))
    expect(each).toMatchObject({
      status: "rejected",
      reason: { message: expect.stringContaining("only reads") },
    });
});
