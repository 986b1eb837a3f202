/** Plain issues: the bot's own, and what people say in theirs. */
import { describe, expect, test } from "vitest";
import { type Bench, expectRefusal } from "./bench.ts";
import { BOT, SECOND, START } from "./stage.ts";

export function describeIssues(bench: Bench): void {
  const repository = () => bench.github.observeRepository(bench.stage.repository.id);
  const open = (title: string, body = "") =>
    bench.github.openIssue(bench.stage.repository.id, { title, body });

  describe("observeRepository", () => {
    test("shows the repository and its configuration", async () => {
      expect(await repository()).toEqual({
        id: bench.stage.repository.id,
        now: START,
        bot: (await bench.look()).bot,
        defaultBranch: "main",
        archived: false,
        takesIssues: true,
        configuration: (await bench.look()).files.configuration,
        ownIssues: [],
      });
      bench.stage.repository.commit("main", { ".github/rfcbot.yml": null });
      bench.stage.repository.archive(true);
      expect(await repository()).toMatchObject({ archived: true, configuration: null });
    });

    test("shows the bot's own issues, newest first, and nobody else's", async () => {
      const first = await open("One", "the first");
      const person = bench.stage.repository.openIssue({ by: "ana", title: "Mine" });
      const other = bench.stage.world.github("other[bot]");
      await other.openIssue(bench.stage.repository.id, { title: "Theirs", body: "" });
      const second = await open("Two");
      await bench.github.changeIssue({ ...person.key, number: second.id }, { open: false });
      expect((await repository()).ownIssues).toEqual([
        { number: second.id, url: second.url, title: "Two", body: "", open: false },
        { number: first.id, url: first.url, title: "One", body: "the first", open: true },
      ]);
    });

    test("says where a repository takes no issues", async () => {
      const { id } = bench.stage.world.addRepository({ owner: "acme", name: "quiet", issues: false });
      expect(await bench.github.observeRepository(id)).toMatchObject({ takesIssues: false, ownIssues: [] });
      await expectRefusal(bench.github.openIssue(id, { title: "x", body: "" }), 410, "gone");
    });
  });

  describe("openIssue and changeIssue", () => {
    test("opens an issue with the number, the address and the time that it has", async () => {
      bench.advance(5 * SECOND);
      const posted = await open("Broken", "It is.");
      expect(posted).toEqual({ id: 2, url: "https://github.com/acme/rfcs/issues/2", at: START + 5 * SECOND });
      const issue = bench.stage.repository.issue(2).view();
      expect(issue).toMatchObject({ author: BOT, title: "Broken", body: "It is.", state: "open" });
    });

    test("changes what it is told to, and again without harm", async () => {
      const { id } = await open("Broken", "It is.");
      const key = { ...bench.stage.key, number: id };
      const shown = async () => {
        const [issue] = (await repository()).ownIssues;
        return [issue?.title, issue?.body, issue?.open];
      };
      for (const _ of ["once", "again"]) await bench.github.changeIssue(key, { body: "Still." });
      expect(await shown()).toEqual(["Broken", "Still.", true]);
      for (const _ of ["once", "again"])
        await bench.github.changeIssue(key, { title: "Mended", open: false });
      expect(await shown()).toEqual(["Mended", "Still.", false]);
      await bench.github.changeIssue(key, { open: true });
      expect(await shown()).toEqual(["Mended", "Still.", true]);
    });

    test("numbers issues and pull requests in one row", async () => {
      const { id } = await open("An issue");
      const { number } = bench.stage.repository.openPull({ author: "zed", files: { "a.md": "a" } });
      expect([bench.stage.key.number, id, number]).toEqual([1, 2, 3]);
    });
  });

  describe("observeIssue", () => {
    test("shows the talk on an issue", async () => {
      const issue = bench.stage.repository.openIssue({ by: "ana", title: "A question", body: "Why?" });
      const said = issue.comment({ by: "ben", body: "@rfcbot status" });
      const gone = issue.comment({ by: "ben", body: "never mind" });
      issue.deleteComment(gone, { by: "ben" });
      issue.comment({ by: "dependabot[bot]", body: "beep" });
      const own = await bench.github.comment(issue.key, "A hint.");
      const shown = await bench.github.observeIssue(issue.key);
      expect(shown).toMatchObject({ key: issue.key, locked: false, archived: false });
      expect([shown?.now, shown?.bot]).toEqual([START, (await bench.look()).bot]);
      expect(shown?.configuration).toEqual((await bench.look()).files.configuration);
      expect(
        shown?.comments.map(({ kind, author, body }) => [kind, author?.login, author?.kind, body]),
      ).toEqual([
        ["comment", "ben", "user", "@rfcbot status"],
        ["comment", "dependabot[bot]", "bot", "beep"],
        ["comment", BOT, "bot", "A hint."],
      ]);
      expect(shown?.comments.map(({ id }) => id)).toEqual([said, expect.any(Number), own.id]);
      expect(shown?.comments.at(-1)).toMatchObject({ url: own.url, createdAt: own.at });
    });

    test("shows where nothing may be said", async () => {
      const issue = bench.stage.repository.openIssue({ by: "ana", title: "A question" });
      issue.lock(true);
      bench.stage.repository.archive(true);
      expect(await bench.github.observeIssue(issue.key)).toMatchObject({ locked: true, archived: true });
    });

    test("shows the newest hundred comments", async () => {
      const issue = bench.stage.repository.openIssue({ by: "ana", title: "A question" });
      for (let number = 0; number < 103; number += 1) issue.comment({ by: "ana", body: `${number}` });
      const bodies = (await bench.github.observeIssue(issue.key))?.comments.map(({ body }) => body);
      expect(bodies).toEqual(Array.from({ length: 100 }, (_, number) => `${number + 3}`));
    });

    test("gives nothing for a pull request's number, and for nobody's", async () => {
      expect(await bench.github.observeIssue(bench.stage.key)).toBeNull();
      expect(await bench.github.observeIssue({ ...bench.stage.key, number: 9 })).toBeNull();
    });
  });
}
