/** The irreversible: merging and closing, and each of the reasons why GitHub will not. */
import type { MergeOrder, RefusedBecause } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import { type Bench, type Benches, expectNow, expectRefusal, type SimulatedBench } from "./bench.ts";
import { BOT, type SimulatedStage, type Stage } from "./stage.ts";

const METHODS = ["merge", "squash", "rebase"] as const;

async function orderOn(
  { look }: Bench | SimulatedBench,
  method: MergeOrder["method"] = "merge",
): Promise<MergeOrder> {
  return { head: (await look()).pull.head, method, title: "Merge it", message: "Decided." };
}

export function describeEnding({ bench, describeInWorld }: Benches): void {
  describe("merge and close", () => {
    test.each(METHODS)("merges by %s, and keeps the difference", async (method) => {
      const { repository, pull, bot } = bench.stage;
      const readme = repository.freshPath("README.md");
      await pull.push({ [pull.path]: "# Example\n\nMore.\n", [pull.path.replace(/md$/u, "dot")]: "g" });
      await repository.commit({ [readme]: "hello" });
      const before = await bench.look();
      const { at } = await bench.github.merge(pull.key, await orderOn(bench, method));
      expectNow(bench.stage, at);
      await bench.inTime(async () => {
        const after = await bench.look();
        expect(after.pull.state).toBe("merged");
        expect(after.pull.files).toEqual(before.pull.files);
        expect(after.pull.files.length).toBe(2);
        expect(after.timeline.map(({ what, actor }) => [what.kind, actor?.login])).toEqual([
          ["merged", bot.login],
          ["closed", bot.login],
        ]);
        const files = await bench.github.readFiles(repository.id, [
          { ref: after.repository.defaultHead, path: pull.path },
          { ref: repository.defaultBranch, path: readme },
        ]);
        expect(files.map((file) => file?.text)).toEqual(["# Example\n\nMore.\n", "hello"]);
      });
    });

    test.each(METHODS)("%s makes the commits that it should", async (method) => {
      const { repository, pull } = bench.stage;
      const pushed = await pull.push({ [pull.path]: "# New\n" });
      const base = (await repository.tip()).id;
      await bench.github.merge(pull.key, await orderOn(bench, method));
      await bench.inTime(async () => {
        const { parents, message } = await repository.tip();
        // A rebase takes over each commit with its own message.
        expect(message).toBe(method === "rebase" ? `Change ${pull.path}` : "Merge it\n\nDecided.");
        if (method === "rebase") expect(parents).toHaveLength(1);
        else expect(parents).toEqual(method === "merge" ? [base, pushed] : [base]);
      });
    });

    test("closes", async () => {
      await bench.github.close(bench.stage.pull.key);
      const { pull, timeline } = await bench.look();
      expect([pull.state, timeline.at(-1)?.what.kind]).toEqual(["closed", "closed"]);
    });

    test.each<readonly [string, (stage: Stage) => Promise<void>, RefusedBecause]>([
      ["a draft", ({ pull }) => pull.setDraft(true), "draft"],
      ["a real conflict", ({ repository, pull }) => repository.commit({ [pull.path]: "x" }), "conflict"],
      ["a closed pull request", ({ pull }) => pull.close(), "not-open"],
      ["a merged pull request", ({ pull }) => pull.mergeByHand(), "not-open"],
    ])("doesn't merge: %s", async (_, happens, reason) => {
      await happens(bench.stage);
      const { state } = (await bench.look()).pull;
      await expectRefusal(bench.github.merge(bench.stage.pull.key, await orderOn(bench)), 405, reason);
      expect((await bench.look()).pull.state).toBe(state);
    });

    test("doesn't merge a head other than the one named", async () => {
      const { pull } = bench.stage;
      const first = await orderOn(bench);
      await pull.push({ [pull.path]: "# Slipped in\n" });
      await expectRefusal(bench.github.merge(pull.key, first), 409, "head-moved");
      expect((await bench.look()).pull.state).toBe("open");
    });

    test.each<readonly [string, (stage: Stage) => Promise<void>]>([
      ["closed", ({ pull }) => pull.close()],
      ["merged", ({ pull }) => pull.mergeByHand()],
    ])("doesn't close what is %s already", async (state, happens) => {
      await happens(bench.stage);
      await expectRefusal(bench.github.close(bench.stage.pull.key), 422, "not-open");
      expect((await bench.look()).pull.state).toBe(state);
    });
  });

  describeInWorld("merge and close", "hindrances, roles, an archive", (bench) => {
    test.each<readonly [string, (stage: SimulatedStage) => unknown, number, RefusedBecause]>([
      ["a conflict that GitHub sees", ({ pull }) => pull.setMergeable("no"), 405, "conflict"],
      ["a missing check", ({ pull }) => pull.hinder("check"), 405, "check"],
      ["a missing review", ({ pull }) => pull.hinder("review"), 405, "review"],
      ["a merge queue", ({ pull }) => pull.hinder("merge-queue"), 405, "merge-queue"],
      ["a base that moved", ({ pull }) => pull.hinder("base-moved"), 405, "base-moved"],
      ["a missing permission", ({ pull }) => pull.hinder("permission"), 403, "permission"],
      ["a missing role", ({ repository }) => repository.grant(BOT, "triage"), 403, "permission"],
      ["missing rights on workflows", ({ pull }) => pull.hinder("workflows"), 403, "workflows"],
      [
        "workflow files",
        ({ pull }) => pull.push({ by: "zed", files: { ".github/workflows/x.yml": "" } }),
        403,
        "workflows",
      ],
      ["a lock", ({ pull }) => pull.hinder("locked"), 403, "locked"],
      ["an archived repository", ({ repository }) => repository.archive(true), 403, "archived"],
    ])("doesn't merge: %s", async (_, happens, status, reason) => {
      happens(bench.stage);
      const { state } = (await bench.look()).pull;
      await expectRefusal(bench.github.merge(bench.stage.key, await orderOn(bench)), status, reason);
      expect((await bench.look()).pull.state).toBe(state);
    });

    test("merges at the second try where the base had only moved", async () => {
      bench.stage.pull.hinder("base-moved");
      await expectRefusal(bench.github.merge(bench.stage.key, await orderOn(bench)), 405, "base-moved");
      await bench.github.merge(bench.stage.key, await orderOn(bench));
      expect((await bench.look()).pull.state).toBe("merged");
    });

    test.each<readonly [string, (stage: SimulatedStage) => unknown, RefusedBecause]>([
      ["in an archived repository", ({ repository }) => repository.archive(true), "archived"],
      ["without the role", ({ repository }) => repository.grant(BOT, "read"), "permission"],
    ])("doesn't close what is %s", async (_, happens, reason) => {
      happens(bench.stage);
      await expectRefusal(bench.github.close(bench.stage.key), 403, reason);
    });
  });
}
