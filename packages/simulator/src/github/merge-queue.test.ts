/** The merge queue as people see it. */
import { expect, test } from "vitest";
import { type SimulatedStage as Stage, setStage } from "../../test/contract/stage.ts";

function queued(): Stage {
  const stage = setStage();
  stage.pull.hinder("merge-queue");
  stage.pull.enqueue("ada");
  return stage;
}

test("it merges onto the base, in its own name", () => {
  const { pull, repository } = queued();
  pull.mergeByQueue();
  expect(pull.view()).toMatchObject({
    state: "merged",
    queued: false,
    merge: { by: "github-merge-queue[bot]" },
  });
  expect(repository.read("main", "accepted/example.md")).toBe("# Example\n");
  expect(
    pull
      .view()
      .timeline.map(({ kind, actor }) => `${kind} by ${actor}`)
      .slice(-3),
  ).toEqual(["queued by ada", "merged by github-merge-queue[bot]", "closed by github-merge-queue[bot]"]);
});

test.each<readonly [string, (stage: Stage) => unknown]>([
  ["a push", ({ pull }) => pull.push({ by: "zed", files: { "accepted/example.md": "# New\n" } })],
  ["a merge of the base", ({ pull }) => pull.updateBranch("zed")],
  ["becoming a draft", ({ pull }) => pull.setDraft(true, "zed")],
  ["closing", ({ pull }) => pull.close("zed")],
  [
    "another base",
    ({ pull, repository }) => {
      repository.createBranch("next");
      pull.retarget("next", "zed");
    },
  ],
  ["the queue itself", ({ pull }) => pull.leaveQueue()],
])("%s takes it out of the queue, and the timeline says so", (_, happens) => {
  const stage = queued();
  happens(stage);
  expect(stage.pull.view().queued).toBe(false);
  expect(stage.pull.view().timeline.filter(({ kind }) => kind === "unqueued")).toHaveLength(1);
});

test.each<readonly [string, (stage: Stage) => unknown, string]>([
  ["a stranger queues it", ({ pull }) => pull.enqueue("pat"), "pat may not"],
  [
    "the queue merges what isn't in it",
    ({ pull }) => {
      pull.leaveQueue();
      pull.mergeByQueue();
    },
    "in no merge queue",
  ],
  [
    "the queue merges a conflict",
    ({ pull, repository }) => {
      repository.commit("main", { "accepted/example.md": "x" });
      pull.mergeByQueue();
    },
    "in conflict",
  ],
])("GitHub doesn't let happen that %s", (_, happens, why) => {
  const stage = queued();
  expect(() => happens(stage)).toThrow(why);
  expect(stage.pull.view().state).toBe("open");
});

test("an admin merges past the queue, and nobody else does", () => {
  const { pull } = queued();
  expect(() => pull.mergeByHand("ada")).toThrow("merged through a queue");
  pull.mergeByHand("acme");
  expect(pull.view()).toMatchObject({ state: "merged", queued: false });
});
