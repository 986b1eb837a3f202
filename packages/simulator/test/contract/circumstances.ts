/** How a pull request stands, as far as merging goes: all that tells the bot that trying again may help. */
import type { Snapshot } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import type { Benches } from "./bench.ts";
import { BOT, SECOND, type SimulatedStage, type Stage } from "./stage.ts";

type Shown = Partial<Snapshot["pull"]>;

export function describeCircumstances({ bench, describeInWorld }: Benches): void {
  const title = "shows how things stand after %s, and that it changed";

  describe("circumstances", () => {
    test.each<readonly [string, (stage: Stage) => unknown, Shown]>([
      ["nothing", () => {}, { mergeable: "yes", mergeState: "clean", locked: false, queued: false }],
      ["a draft", ({ pull }) => pull.setDraft(true), { mergeState: "draft", draft: true }],
      [
        "a real conflict",
        ({ repository, pull }) => repository.commit({ [pull.path]: "x" }),
        { mergeable: "no", mergeState: "dirty" },
      ],
      ["a locked conversation", ({ pull }) => pull.lock(), { locked: true }],
    ])(title, async (what, happens, shown) => {
      const fingerprint = async () => {
        const { pulls } = await bench.github.list(bench.stage.repository.id);
        return pulls.find(({ key }) => key.number === bench.stage.pull.key.number)?.fingerprint;
      };
      // All but GitHub's clock, which doesn't stand still everywhere.
      const look = async () => ({ ...(await bench.look()), now: 0 });
      // GitHub's times are whole seconds: what changed within this one may change again.
      await bench.stage.pause(2 * SECOND);
      const before = await look();
      const listed = await fingerprint();
      expect(listed).toBeTypeOf("string");
      await happens(bench.stage);
      await bench.inTime(async () => {
        const after = await look();
        expect(after).toMatchObject({ pull: shown });
        expect((await fingerprint()) === listed).toBe(what === "nothing");
        expect(JSON.stringify(after) === JSON.stringify(before)).toBe(what === "nothing");
      });
    });
  });

  describeInWorld("circumstances", "hindrances, roles, an archive, a new name", (bench) => {
    test.each<readonly [string, (stage: SimulatedStage) => unknown, Shown, object]>([
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
    ])(title, async (_, happens, pull, repository) => {
      bench.advance(SECOND);
      const before = await bench.look();
      const [summary] = (await bench.github.list(bench.stage.repository.id)).pulls;
      happens(bench.stage);
      expect(await bench.look()).toMatchObject({ pull, repository });
      const [then] = (await bench.github.list(bench.stage.repository.id)).pulls;
      expect(then?.fingerprint).not.toBe(summary?.fingerprint);
      expect(JSON.stringify(await bench.look())).not.toBe(JSON.stringify(before));
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
