/** How a pull request stands, as far as merging goes: all that tells the bot that trying again may help. */
import type { Snapshot } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import type { Bench } from "./bench.ts";
import { BOT, SECOND, type Stage } from "./stage.ts";

export function describeCircumstances(bench: Bench): void {
  describe("circumstances", () => {
    test.each<readonly [string, (stage: Stage) => unknown, Partial<Snapshot["pull"]>, object]>([
      ["nothing", () => {}, { mergeable: "yes", mergeState: "clean", locked: false, queued: false }, {}],
      ["a draft", ({ pull }) => pull.setDraft(true, "zed"), { mergeState: "draft", draft: true }, {}],
      ["a conflict", ({ pull }) => pull.setMergeable("no"), { mergeable: "no", mergeState: "dirty" }, {}],
      [
        "GitHub's doubt",
        ({ pull }) => pull.setMergeable("unknown"),
        { mergeable: "unknown", mergeState: "unknown" },
        {},
      ],
      ["a failed check", ({ pull }) => pull.hinder("check"), { mergeable: "yes", mergeState: "blocked" }, {}],
      ["a missing review", ({ pull }) => pull.hinder("review"), { mergeState: "blocked" }, {}],
      ["a base that moved", ({ pull }) => pull.hinder("base-moved"), { mergeState: "behind" }, {}],
      ["a locked merge", ({ pull }) => pull.hinder("locked"), { mergeState: "clean", locked: true }, {}],
      ["a locked conversation", ({ pull }) => pull.lock(true), { locked: true }, {}],
      [
        "a missing right",
        ({ pull }) => pull.hinder("permission"),
        {},
        { rights: { write: false, workflows: true } },
      ],
      ["a lost role", ({ repository }) => repository.grant(BOT, "triage"), {}, { rights: { write: false } }],
      [
        "workflow files",
        ({ pull }) => pull.push({ by: "zed", files: { ".github/workflows/ci.yml": "on: push\n" } }),
        {},
        { rights: { write: true, workflows: false } },
      ],
      [
        "workflows that GitHub sees",
        ({ pull }) => pull.hinder("workflows"),
        { mergeState: "blocked" },
        { rights: { write: true, workflows: true } },
      ],
      [
        "its entering the merge queue",
        ({ pull }) => {
          pull.hinder("merge-queue");
          pull.enqueue("ada");
        },
        { queued: true },
        {},
      ],
      ["an archive", ({ repository }) => repository.archive(true), {}, { archived: true }],
      [
        "a new name",
        ({ repository }) => repository.rename({ name: "other" }),
        {},
        { owner: "acme", name: "other" },
      ],
    ])("shows how things stand after %s, and that it changed", async (what, happens, pull, repository) => {
      // GitHub's times are whole seconds: what changed within this one may change again.
      bench.advance(SECOND);
      const before = await bench.look();
      const [summary] = (await bench.github.list(bench.stage.repository.id)).pulls;
      happens(bench.stage);
      expect(await bench.look()).toMatchObject({ pull, repository });
      const [then] = (await bench.github.list(bench.stage.repository.id)).pulls;
      expect(then?.fingerprint === summary?.fingerprint).toBe(what === "nothing");
      expect(JSON.stringify(await bench.look()) === JSON.stringify(before)).toBe(what === "nothing");
    });

    test("says where not all files are listed", async () => {
      const many = (count: number) =>
        Object.fromEntries(Array.from({ length: count }, (_, number) => [`accepted/${number}.md`, "x"]));
      bench.stage.pull.push({ by: "zed", files: many(2999) });
      const all = (await bench.look()).pull;
      bench.stage.pull.push({ by: "zed", files: many(3000) });
      const part = (await bench.look()).pull;
      expect([all.files.length, all.filesComplete]).toEqual([3000, true]);
      expect([part.files.length, part.filesComplete]).toEqual([3000, false]);
    });
  });
}
