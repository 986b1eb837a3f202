/** Plain issues: the bot's own, and what people say in theirs. */
import { describe, expect, test } from "vitest";
import { type Bench, type Benches, expectNow, expectRefusal, type SimulatedBench } from "./bench.ts";
import { BOT, NOBODYS, SECOND, START } from "./stage.ts";

const CONFIGURATION = ".github/rfcbot.yml";

/** What is read of the repository, and opened in it, through the adapter. */
function issuesOn(bench: Bench | SimulatedBench) {
  const repository = () => bench.github.observeRepository(bench.stage.repository.id);
  return {
    repository,
    open: (title: string, body = "") => bench.github.openIssue(bench.stage.repository.id, { title, body }),
    /** The bot's own issues, as far as this case opened them. */
    own: async (...numbers: readonly number[]) =>
      (await repository()).ownIssues.filter(({ number }) => numbers.includes(number)),
  };
}

export function describeIssues({ bench, describeInWorld }: Benches): void {
  const { repository, open, own } = issuesOn(bench);

  describe("observeRepository", () => {
    test("shows the repository and its configuration", async () => {
      const { stage } = bench;
      await stage.repository.commit({ [CONFIGURATION]: "version: 1\n" });
      await bench.inTime(async () => {
        const { now, ownIssues: _, ...shown } = await repository();
        expectNow(stage, now);
        const { bot, files } = await bench.look();
        expect(files.configuration?.text).toBe("version: 1\n");
        expect(shown).toEqual({
          id: stage.repository.id,
          bot,
          defaultBranch: stage.repository.defaultBranch,
          archived: false,
          takesIssues: true,
          configuration: files.configuration,
        });
      });
      await stage.repository.commit({ [CONFIGURATION]: null });
      await bench.inTime(async () => expect(await repository()).toMatchObject({ configuration: null }));
    });

    test("shows the bot's own issues, newest first", async () => {
      const first = await open("One", "the first");
      const second = await open("Two");
      const key = { ...bench.stage.pull.key, number: second.id };
      await bench.github.changeIssue(key, { open: false });
      expect(await own(first.id, second.id)).toEqual([
        { number: second.id, url: second.url, title: "Two", body: "", open: false },
        { number: first.id, url: first.url, title: "One", body: "the first", open: true },
      ]);
    });
  });

  describe("openIssue and changeIssue", () => {
    test("opens an issue with the number, the address and the time that it has", async () => {
      const { url } = (await bench.look()).pull;
      const { number } = bench.stage.pull.key;
      await bench.stage.pause(5 * SECOND);
      const posted = await open("Broken", "It is.");
      expect(posted.id).toBeGreaterThan(number);
      expect(posted.url).toBe(url.replace(`/pull/${number}`, `/issues/${posted.id}`));
      expectNow(bench.stage, posted.at);
      expect(await own(posted.id)).toEqual([
        { number: posted.id, url: posted.url, title: "Broken", body: "It is.", open: true },
      ]);
    });

    test("changes what it is told to, and again without harm", async () => {
      const { id } = await open("Broken", "It is.");
      const key = { ...bench.stage.pull.key, number: id };
      const shown = async () => {
        const [issue] = await own(id);
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
      const path = bench.stage.repository.freshPath("a.md");
      const { key } = await bench.stage.repository.openPull({ [path]: "a" });
      expect([key.number, (await open("Another")).id]).toEqual([id + 1, id + 2]);
    });
  });

  describe("observeIssue", () => {
    test("shows the talk on an issue", async () => {
      const { stage } = bench;
      const issue = await stage.repository.openIssue({ title: "A question", body: "Why?" });
      const said = await issue.comment("What does status do?");
      await issue.deleteComment(await issue.comment("never mind"));
      const own = await bench.github.comment(issue.key, "A hint.");
      const shown = await bench.github.observeIssue(issue.key);
      expect(shown).toMatchObject({ key: issue.key, locked: false, archived: false });
      expectNow(stage, shown?.now ?? 0);
      const { bot, files } = await bench.look();
      expect([shown?.bot, shown?.configuration]).toEqual([bot, files.configuration]);
      expect(shown?.comments.map(({ id, kind, author, body }) => [id, kind, author?.login, body])).toEqual([
        [said, "comment", stage.author, "What does status do?"],
        [own.id, "comment", stage.bot.login, "A hint."],
      ]);
      expect(shown?.comments.at(-1)).toMatchObject({ url: own.url, createdAt: own.at });
    });

    test("shows where nothing may be said", async () => {
      const issue = await bench.stage.repository.openIssue({ title: "A question" });
      await issue.lock();
      expect(await bench.github.observeIssue(issue.key)).toMatchObject({ locked: true, archived: false });
    });

    test("gives nothing for a pull request's number, and for nobody's", async () => {
      const { key } = bench.stage.pull;
      expect(await bench.github.observeIssue(key)).toBeNull();
      expect(await bench.github.observeIssue({ ...key, number: NOBODYS })).toBeNull();
    });
  });

  describeInWorld("issues", "several people and apps, an archive, a hundred comments", (bench) => {
    const { repository, open } = issuesOn(bench);

    test("observeRepository shows that there are no issues of the bot's, and an archive", async () => {
      expect(await repository()).toMatchObject({ now: START, archived: false, ownIssues: [] });
      bench.stage.repository.archive(true);
      expect(await repository()).toMatchObject({ archived: true });
    });

    test("observeRepository shows nobody else's issues", async () => {
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

    test("observeRepository says where a repository takes no issues", async () => {
      const { id } = bench.stage.world.addRepository({ owner: "acme", name: "quiet", issues: false });
      expect(await bench.github.observeRepository(id)).toMatchObject({ takesIssues: false, ownIssues: [] });
      await expectRefusal(bench.github.openIssue(id, { title: "x", body: "" }), 410, "gone");
    });

    test("openIssue opens it as the bot", async () => {
      bench.advance(5 * SECOND);
      const posted = await open("Broken", "It is.");
      expect(posted).toEqual({ id: 2, url: "https://github.com/acme/rfcs/issues/2", at: START + 5 * SECOND });
      const issue = bench.stage.repository.issue(2).view();
      expect(issue).toMatchObject({ author: BOT, title: "Broken", body: "It is.", state: "open" });
    });

    test("observeIssue shows who said what", async () => {
      const issue = bench.stage.repository.openIssue({ by: "ana", title: "A question", body: "Why?" });
      const said = issue.comment({ by: "ben", body: "@rfcbot status" });
      const gone = issue.comment({ by: "ben", body: "never mind" });
      issue.deleteComment(gone, { by: "ben" });
      issue.comment({ by: "dependabot[bot]", body: "beep" });
      const own = await bench.github.comment(issue.key, "A hint.");
      const shown = await bench.github.observeIssue(issue.key);
      expect(
        shown?.comments.map(({ kind, author, body }) => [kind, author?.login, author?.kind, body]),
      ).toEqual([
        ["comment", "ben", "user", "@rfcbot status"],
        ["comment", "dependabot[bot]", "bot", "beep"],
        ["comment", BOT, "bot", "A hint."],
      ]);
      expect(shown?.comments.map(({ id }) => id)).toEqual([said, expect.any(Number), own.id]);
      expect([shown?.now, shown?.comments.at(-1)?.createdAt]).toEqual([START, own.at]);
    });

    test("observeIssue shows an archive", async () => {
      const issue = bench.stage.repository.openIssue({ by: "ana", title: "A question" });
      issue.lock(true);
      bench.stage.repository.archive(true);
      expect(await bench.github.observeIssue(issue.key)).toMatchObject({ locked: true, archived: true });
    });

    test("observeIssue shows the newest hundred comments", async () => {
      const issue = bench.stage.repository.openIssue({ by: "ana", title: "A question" });
      for (let number = 0; number < 103; number += 1) issue.comment({ by: "ana", body: `${number}` });
      const bodies = (await bench.github.observeIssue(issue.key))?.comments.map(({ body }) => body);
      expect(bodies).toEqual(Array.from({ length: 100 }, (_, number) => `${number + 3}`));
    });
  });
}
