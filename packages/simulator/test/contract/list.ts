/** The cheap look at a whole repository: which pull requests changed since the last one. */
import { describe, expect, test } from "vitest";
import type { Bench } from "./bench.ts";
import { DAY, SECOND, type Stage } from "./stage.ts";

export function describeListing(bench: Bench): void {
  describe("list", () => {
    const fingerprints = async () =>
      new Map(
        (await bench.github.list(bench.stage.repository.id)).pulls.map(({ key, fingerprint }) => [
          key.number,
          fingerprint,
        ]),
      );

    test("gives the same fingerprint as long as nothing happens", async () => {
      // GitHub's times are whole seconds: what changed within this one may change again.
      bench.advance(SECOND);
      const before = await fingerprints();
      await bench.look();
      bench.advance(DAY);
      expect(await fingerprints()).toEqual(before);
    });

    test.each<readonly [string, (stage: Stage) => unknown]>([
      ["a comment", ({ pull }) => pull.comment({ by: "ana", body: "hello" })],
      ["a review", ({ pull }) => pull.review({ by: "ana", state: "approved" })],
      ["a push", ({ pull }) => pull.push({ by: "zed", files: { "accepted/example.md": "# New\n" } })],
      ["a label", ({ pull }) => pull.label({ by: "ada", add: ["other"] })],
      ["a draft", ({ pull }) => pull.setDraft(true, "zed")],
      ["a close", ({ pull }) => pull.close("zed")],
      ["a lock", ({ pull }) => pull.lock(true)],
      ["a conflict", ({ pull }) => pull.setMergeable("no")],
      ["a failed check", ({ pull }) => pull.hinder("check")],
      [
        "a push to the default branch",
        ({ repository }) => repository.commit("main", { "README.md": "hello" }),
      ],
    ])("gives another one after %s", async (_, happens) => {
      const before = await fingerprints();
      happens(bench.stage);
      expect((await fingerprints()).get(1)).not.toBe(before.get(1));
    });

    test.each<readonly [string, (stage: Stage, id: number) => void]>([
      ["an edit", ({ pull }, id) => pull.editComment(id, { by: "ana", body: "other" })],
      ["a deletion", ({ pull }, id) => pull.deleteComment(id, { by: "ana" })],
    ])("gives another one after %s", async (_, happens) => {
      const id = bench.stage.pull.comment({ by: "ana", body: "hello" });
      const before = await fingerprints();
      happens(bench.stage, id);
      expect((await fingerprints()).get(1)).not.toBe(before.get(1));
    });

    test("leaves out what has been closed and quiet for more than seven days", async () => {
      bench.stage.pull.close("zed");
      bench.advance(7 * DAY);
      expect([...(await fingerprints()).keys()]).toEqual([1]);
      bench.advance(SECOND);
      expect([...(await fingerprints()).keys()]).toEqual([]);
    });

    test("tells the configuration on the default branch by its blob, and where there is none", async () => {
      const { repository } = bench.stage;
      const listed = async () => (await bench.github.list(repository.id)).configuration;
      const before = await listed();
      expect(before).toBe((await bench.look()).files.configuration?.blob);
      repository.commit("main", { ".github/rfcbot.yml": "version: 2\n" });
      expect(await listed()).toMatch(/^[0-9a-f]{40}$/u);
      expect(await listed()).not.toBe(before);
      repository.commit("main", { ".github/rfcbot.yml": null });
      expect(await listed()).toBeNull();
    });

    test("leaves plain issues out", async () => {
      bench.stage.repository.openIssue({ by: "ana", title: "A question" });
      expect([...(await fingerprints()).keys()]).toEqual([1]);
    });

    test("gives all of more than a page", async () => {
      for (let number = 2; number <= 120; number += 1) {
        bench.stage.repository.openPull({ author: "zed", files: { [`accepted/${number}.md`]: "# One\n" } });
      }
      expect((await fingerprints()).size).toBe(120);
    });
  });
}
