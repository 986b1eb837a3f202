/** The irreversible: merging and closing, and each of the reasons why GitHub will not. */
import type { MergeOrder, RefusedBecause } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import { type Bench, expectRefusal } from "./bench.ts";
import { BOT, START, type Stage } from "./stage.ts";

export function describeEnding(bench: Bench): void {
  describe("merge and close", () => {
    const order = async (more: Partial<MergeOrder> = {}): Promise<MergeOrder> => ({
      head: (await bench.look()).pull.head,
      method: "merge",
      title: "Merge it",
      message: "Decided.",
      ...more,
    });

    test.each(["merge", "squash", "rebase"] as const)(
      "merges by %s, and keeps the difference",
      async (method) => {
        bench.stage.pull.push({
          by: "zed",
          files: { "accepted/example.md": "# Example\n\nMore.\n", "accepted/example.dot": "g" },
        });
        bench.stage.repository.commit("main", { "README.md": "hello" });
        const before = await bench.look();
        const { at } = await bench.github.merge(bench.stage.key, await order({ method }));
        const { pull, timeline, repository } = await bench.look();
        expect([pull.state, at]).toEqual(["merged", START]);
        expect(pull.files).toEqual(before.pull.files);
        expect(timeline.map(({ what, actor }) => [what.kind, actor?.login])).toEqual([
          ["merged", BOT],
          ["closed", BOT],
        ]);
        const files = await bench.github.readFiles(bench.stage.repository.id, [
          { ref: repository.defaultHead, path: "accepted/example.md" },
          { ref: "main", path: "README.md" },
        ]);
        expect(files.map((file) => file?.text)).toEqual(["# Example\n\nMore.\n", "hello"]);
      },
    );

    test.each([
      ["merge", 2, "Merge it\n\nDecided."],
      ["squash", 1, "Merge it\n\nDecided."],
      ["rebase", 1, "Change accepted/example.md"],
    ] as const)("%s makes the commits that it should", async (method, parents, message) => {
      const pushed = bench.stage.pull.push({ by: "zed", files: { "accepted/example.md": "# New\n" } });
      const base = bench.stage.repository.head("main");
      await bench.github.merge(bench.stage.key, await order({ method }));
      const commit = bench.stage.repository.show("main");
      expect([commit.parents.length, commit.message]).toEqual([parents, message]);
      if (method !== "rebase") expect(commit.parents).toEqual([base, pushed].slice(0, parents));
    });

    test("closes", async () => {
      await bench.github.close(bench.stage.key);
      const { pull, timeline } = await bench.look();
      expect([pull.state, timeline.at(-1)?.what.kind]).toEqual(["closed", "closed"]);
    });

    type Refusal = readonly [string, (stage: Stage) => unknown, number, RefusedBecause];
    test.each<Refusal>([
      ["a draft", ({ pull }) => pull.setDraft(true, "zed"), 405, "draft"],
      ["a conflict that GitHub sees", ({ pull }) => pull.setMergeable("no"), 405, "conflict"],
      [
        "a real conflict",
        ({ repository }) => repository.commit("main", { "accepted/example.md": "x" }),
        405,
        "conflict",
      ],
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
      ["a closed pull request", ({ pull }) => pull.close("zed"), 405, "not-open"],
      ["a merged pull request", ({ pull }) => pull.mergeByHand("ada"), 405, "not-open"],
    ])("doesn't merge: %s", async (_, happens, status, reason) => {
      happens(bench.stage);
      const { state } = (await bench.look()).pull;
      await expectRefusal(bench.github.merge(bench.stage.key, await order()), status, reason);
      expect((await bench.look()).pull.state).toBe(state);
    });

    test("doesn't merge a head other than the one named", async () => {
      const first = await order();
      bench.stage.pull.push({ by: "zed", files: { "accepted/example.md": "# Slipped in\n" } });
      await expectRefusal(bench.github.merge(bench.stage.key, first), 409, "head-moved");
      expect((await bench.look()).pull.state).toBe("open");
    });

    test("merges at the second try where the base had only moved", async () => {
      bench.stage.pull.hinder("base-moved");
      await expectRefusal(bench.github.merge(bench.stage.key, await order()), 405, "base-moved");
      await bench.github.merge(bench.stage.key, await order());
      expect((await bench.look()).pull.state).toBe("merged");
    });

    test.each<readonly [string, (stage: Stage) => unknown, number, RefusedBecause]>([
      ["closed already", ({ pull }) => pull.close("zed"), 422, "not-open"],
      ["merged already", ({ pull }) => pull.mergeByHand("ada"), 422, "not-open"],
      ["in an archived repository", ({ repository }) => repository.archive(true), 403, "archived"],
      ["without the role", ({ repository }) => repository.grant(BOT, "read"), 403, "permission"],
    ])("doesn't close what is %s", async (_, happens, status, reason) => {
      happens(bench.stage);
      await expectRefusal(bench.github.close(bench.stage.key), status, reason);
    });
  });
}
