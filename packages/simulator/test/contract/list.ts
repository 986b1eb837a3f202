/** The cheap look at a whole repository: which pull requests changed since the last one. */
import { describe, expect, test } from "vitest";
import type { Bench, Benches } from "./bench.ts";
import { DAY, SECOND, type SimulatedStage, type Stage } from "./stage.ts";

const CONFIGURATION = ".github/rfcbot.yml";

type Looking = Pick<Bench, "github"> & { readonly stage: Stage | SimulatedStage };

/** What tells a change of each pull request that is listed, by its number. */
async function fingerprintsOn({ github, stage }: Looking): Promise<ReadonlyMap<number, string>> {
  const { pulls } = await github.list(stage.repository.id);
  return new Map(pulls.map(({ key, fingerprint }) => [key.number, fingerprint]));
}

export function describeListing({ bench, describeInWorld }: Benches): void {
  const fingerprint = async () => (await fingerprintsOn(bench)).get(bench.stage.pull.key.number);
  const another = "gives another one after %s";

  describe("list", () => {
    test("gives the same fingerprint as long as nothing happens", async () => {
      // GitHub's times are whole seconds: what changed within this one may change again.
      await bench.stage.pause(2 * SECOND);
      const before = await fingerprint();
      expect(before).toBeTypeOf("string");
      await bench.look();
      await bench.stage.pause(2 * SECOND);
      expect(await fingerprint()).toBe(before);
    });

    test.each<readonly [string, (stage: Stage) => Promise<unknown>]>([
      ["a comment", ({ pull }) => pull.comment("hello")],
      ["a review", ({ pull }) => pull.review("hello")],
      ["a push", ({ pull }) => pull.push({ [pull.path]: "# New\n" })],
      ["a label", ({ pull }) => pull.label("other")],
      ["a draft", ({ pull }) => pull.setDraft(true)],
      ["a close", ({ pull }) => pull.close()],
      ["a lock", ({ pull }) => pull.lock()],
      [
        "a push to the default branch",
        ({ repository }) => repository.commit({ [repository.freshPath("notes.md")]: "hello" }),
      ],
    ])(another, async (_, happens) => {
      await bench.stage.pause(2 * SECOND);
      const before = await fingerprint();
      expect(before).toBeTypeOf("string");
      await happens(bench.stage);
      await bench.inTime(async () => {
        const after = await fingerprint();
        expect(after).toBeTypeOf("string");
        expect(after).not.toBe(before);
      });
    });

    test.each<readonly [string, (stage: Stage, id: number) => Promise<void>]>([
      ["an edit", ({ pull }, id) => pull.editComment(id, "other")],
      ["a deletion", ({ pull }, id) => pull.deleteComment(id)],
    ])(another, async (_, happens) => {
      const id = await bench.stage.pull.comment("hello");
      await bench.stage.pause(2 * SECOND);
      const before = await fingerprint();
      await happens(bench.stage, id);
      await bench.inTime(async () => expect(await fingerprint()).not.toBe(before));
    });

    test("tells the configuration on the default branch by its blob, and where there is none", async () => {
      const { repository } = bench.stage;
      const listed = async () => (await bench.github.list(repository.id)).configuration;
      const changes = async (
        text: string | null,
        expected: (blob: string | null) => Promise<void> | void,
      ) => {
        await repository.commit({ [CONFIGURATION]: text });
        await bench.inTime(async () => expected(await listed()));
      };
      let first: string | null = null;
      await changes("version: 1\n", async (blob) => {
        const { configuration } = (await bench.look()).files;
        expect(configuration?.text).toBe("version: 1\n");
        expect(blob).toBe(configuration?.blob);
        first = blob;
      });
      await changes("version: 2\n", (blob) => {
        expect(blob).toMatch(/^[0-9a-f]{40}$/u);
        expect(blob).not.toBe(first);
      });
      await changes(null, (blob) => expect(blob).toBeNull());
    });

    test("tells what is open from what has been closed", async () => {
      const { pull, repository } = bench.stage;
      const isOpen = async () =>
        (await bench.github.list(repository.id)).pulls.find(({ key }) => key.number === pull.key.number)
          ?.open;
      expect(await isOpen()).toBe(true);
      await pull.close();
      await bench.inTime(async () => expect(await isOpen()).toBe(false));
    });

    test("leaves plain issues out", async () => {
      const issue = await bench.stage.repository.openIssue({ title: "A question" });
      const listed = [...(await fingerprintsOn(bench)).keys()];
      expect(listed).toContain(bench.stage.pull.key.number);
      expect(listed).not.toContain(issue.key.number);
    });
  });

  describeInWorld("list", "days that pass, a hundred pull requests, hindrances", (bench) => {
    const listed = async () => [...(await fingerprintsOn(bench)).keys()];

    test("gives the same fingerprint as long as nothing happens, for days", async () => {
      bench.advance(SECOND);
      const before = await fingerprintsOn(bench);
      await bench.look();
      bench.advance(DAY);
      expect(await fingerprintsOn(bench)).toEqual(before);
    });

    test.each<readonly [string, (stage: SimulatedStage) => unknown]>([
      ["an approval", ({ pull }) => pull.review({ by: "ana", state: "approved" })],
      ["a conflict", ({ pull }) => pull.setMergeable("no")],
      ["a failed check", ({ pull }) => pull.hinder("check")],
    ])(another, async (_, happens) => {
      const before = await fingerprintsOn(bench);
      happens(bench.stage);
      expect((await fingerprintsOn(bench)).get(1)).not.toBe(before.get(1));
    });

    test("leaves out what has been closed and quiet for more than seven days", async () => {
      bench.stage.pull.close("zed");
      bench.advance(7 * DAY);
      expect(await listed()).toEqual([1]);
      bench.advance(SECOND);
      expect(await listed()).toEqual([]);
    });

    test("leaves out plain issues, and nothing else", async () => {
      bench.stage.repository.openIssue({ by: "ana", title: "A question" });
      expect(await listed()).toEqual([1]);
    });

    test("gives all of more than a page", async () => {
      for (let number = 2; number <= 120; number += 1) {
        bench.stage.repository.openPull({ author: "zed", files: { [`accepted/${number}.md`]: "# One\n" } });
      }
      expect((await listed()).length).toBe(120);
    });
  });
}
