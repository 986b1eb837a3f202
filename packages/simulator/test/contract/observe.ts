/** What a reading shows: the pull request, its talk, its history, its people. */
import type { Change } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import type { Bench } from "./bench.ts";
import { BOT, RUN, SECOND, START } from "./stage.ts";

export function describeObserving(bench: Bench): void {
  describe("observe", () => {
    test("shows the pull request, its files and the repository", async () => {
      const snapshot = await bench.look();
      expect(snapshot).toMatchObject({
        key: bench.stage.key,
        now: START,
        bot: { login: BOT, kind: "bot" },
        repository: {
          owner: "acme",
          name: "rfcs",
          defaultBranch: "main",
          defaultHead: bench.stage.repository.head("main"),
          archived: false,
          private: false,
          rights: { write: true, workflows: true },
        },
        pull: {
          title: "An example",
          author: { login: "zed", kind: "user" },
          state: "open",
          draft: false,
          locked: false,
          base: "main",
          mergeable: "yes",
          mergeState: "clean",
          filesComplete: true,
          labels: ["project-wasmtime"],
        },
        files: { configuration: { text: "version: 1\n" } },
      });
      expect(snapshot.pull.files).toEqual([
        {
          path: "accepted/example.md",
          previousPath: null,
          change: "added",
          blob: expect.stringMatching(/^[0-9a-f]{40}$/),
        },
      ]);
    });

    test("shows the difference against the base as it is now, though the head is the same", async () => {
      const { repository, pull } = bench.stage;
      repository.createBranch("elsewhere", (await bench.look()).pull.head);
      pull.retarget("elsewhere", "zed");
      expect((await bench.look()).pull.files).toEqual([]);
      pull.retarget("main", "zed");
      expect((await bench.look()).pull.files.map(({ path }) => path)).toEqual(["accepted/example.md"]);
    });

    test("stamps whole seconds", async () => {
      bench.advance(1999);
      bench.stage.pull.comment({ by: "ana", body: "hello" });
      const { now, comments } = await bench.look();
      expect([now, comments[0]?.createdAt]).toEqual([START + SECOND, START + SECOND]);
    });

    test("shows comments of all three kinds, and reviews", async () => {
      const comment = bench.stage.pull.comment({ by: "ana", body: "one" });
      const review = bench.stage.pull.review({ by: "ben", state: "approved", body: "two" });
      const inline = bench.stage.pull.inline({ by: "cho", body: "three" });
      const { comments, reviews, pull } = await bench.look();
      const said = comments.filter(({ body }) => body !== "");
      expect(said.map(({ kind, id, author, body }) => [kind, id, author?.login, body])).toEqual([
        ["comment", comment, "ana", "one"],
        ["review", review, "ben", "two"],
        ["inline", inline, "cho", "three"],
      ]);
      expect(reviews.find(({ id }) => id === review)).toMatchObject({
        author: { login: "ben" },
        state: "approved",
        commit: pull.head,
        submittedAt: START,
      });
    });

    test("shows every version of an edited comment, the original first, and who wrote it", async () => {
      const id = bench.stage.pull.comment({ by: "ana", body: "first" });
      bench.advance(60 * SECOND);
      bench.stage.pull.editComment(id, { by: "ada", body: "second" });
      bench.advance(60 * SECOND);
      bench.stage.pull.editComment(id, { by: "ana", body: "third" });
      bench.stage.pull.redactRevision(id, 1, { by: "ana" });
      const [comment] = (await bench.look()).comments;
      expect(comment?.body).toBe("third");
      expect(comment?.revisions.map(({ at, by, body }) => [at - START, by?.login, body])).toEqual([
        [0, "ana", "first"],
        [60 * SECOND, "ada", null],
        [120 * SECOND, "ana", "third"],
      ]);
    });

    test("leaves deleted comments out, and shows hidden ones as minimised", async () => {
      const gone = bench.stage.pull.comment({ by: "ana", body: "gone" });
      const hidden = bench.stage.pull.comment({ by: "ana", body: "hidden" });
      bench.stage.pull.deleteComment(gone, { by: "ana" });
      bench.stage.pull.minimizeComment(hidden, { by: "ada" });
      const { comments } = await bench.look();
      expect(comments.map(({ id, minimized }) => [id, minimized])).toEqual([[hidden, true]]);
    });

    test("tells apps, machine accounts and deleted accounts from people", async () => {
      bench.stage.pull.comment({ by: "ana", body: "@rfcbot merge", viaApp: true });
      bench.stage.pull.comment({ by: "dependabot[bot]", body: "from a machine" });
      bench.stage.pull.comment({ by: "cho", body: "from a ghost" });
      bench.stage.world.removeUser("cho");
      const { comments } = await bench.look();
      expect(comments.map(({ author, viaApp }) => [author?.kind ?? null, viaApp])).toEqual([
        ["user", true],
        ["bot", false],
        [null, false],
      ]);
    });

    test("shows the timeline in order, each event with an id of its own", async () => {
      bench.stage.repository.createBranch("next");
      bench.stage.pull.setDraft(true, "zed");
      bench.stage.pull.setDraft(false, "zed");
      bench.stage.pull.retarget("next", "zed");
      const head = bench.stage.pull.push({
        by: "zed",
        files: { "accepted/example.md": "# Other\n" },
        force: true,
      });
      bench.stage.pull.close("zed");
      bench.stage.pull.reopen("zed");
      bench.stage.pull.mergeByHand("ada");
      const { timeline } = await bench.look();
      expect(timeline.map(({ what }) => what)).toEqual([
        { kind: "draft" },
        { kind: "ready" },
        { kind: "base-changed", from: "main", to: "next" },
        { kind: "head-force-pushed", head },
        { kind: "closed" },
        { kind: "reopened" },
        { kind: "merged" },
        { kind: "closed" },
      ]);
      expect(timeline.at(-2)?.actor?.login).toBe("ada");
      expect(new Set(timeline.map(({ id }) => id)).size).toBe(timeline.length);
      expect((await bench.look()).timeline).toEqual(timeline);
    });

    test("gives the present logins of those asked for, and leaves out who is gone", async () => {
      const ana = bench.stage.world.addUser("ana");
      const ben = bench.stage.world.addUser("ben");
      bench.stage.world.renameUser("ana", "anna");
      bench.stage.world.removeUser("ben");
      const { people } = await bench.github.observe(bench.stage.key, [ana.id, ben.id, 9_999_999]);
      expect(people).toEqual([{ id: ana.id, login: "anna" }]);
    });

    test("an old login is somebody new's", async () => {
      bench.stage.pull.comment({ by: "ana", body: "before" });
      bench.stage.world.renameUser("ana", "anna");
      bench.stage.pull.comment({ by: "ana", body: "after" });
      const [before, after] = (await bench.look()).comments;
      expect([before?.author?.login, after?.author?.login]).toEqual(["anna", "ana"]);
      expect(before?.author?.id).not.toBe(after?.author?.id);
    });

    test("brings all of a thread that fills several pages", async () => {
      for (let number = 0; number < 250; number += 1)
        bench.stage.pull.comment({ by: "ana", body: `comment ${number}` });
      const { comments } = await bench.look();
      expect(comments.map(({ body }) => body)).toEqual(
        Array.from({ length: 250 }, (_, number) => `comment ${number}`),
      );
    });

    test("calls people by their new names at once", async () => {
      bench.stage.pull.comment({ by: "ana", body: "hello" });
      await bench.look();
      bench.stage.world.renameUser("ana", "anna");
      expect((await bench.look()).comments[0]?.author?.login).toBe("anna");
      bench.stage.world.removeUser("anna");
      expect((await bench.look()).comments[0]?.author).toBeNull();
    });

    test("shows the bot's own reactions and checks, not those of other apps", async () => {
      const { stage } = bench;
      const id = stage.pull.comment({ by: "ana", body: "hello" });
      const other = stage.world.github("other[bot]");
      const { head } = (await bench.look()).pull;
      const changes: Change[] = [
        { kind: "react", on: { kind: "comment", id }, content: "+1" },
        { kind: "check", head, run: RUN },
      ];
      await other.apply(stage.key, changes);
      expect(await bench.look()).toMatchObject({ comments: [{ reactions: [] }], checks: [] });
      await bench.github.apply(stage.key, changes);
      expect(await bench.look()).toMatchObject({
        comments: [{ reactions: [{ content: "+1" }] }],
        checks: [{ name: RUN.name, digest: RUN.digest, conclusion: "success" }],
      });
    });

    test("gives data that later changes don't reach", async () => {
      const id = bench.stage.pull.comment({ by: "ana", body: "before" });
      const snapshot = await bench.look();
      const copy = structuredClone(snapshot);
      bench.stage.pull.editComment(id, { by: "ana", body: "after" });
      bench.stage.pull.label({ by: "ada", add: ["other"] });
      bench.stage.world.renameUser("ana", "anna");
      await bench.github.apply(bench.stage.key, [
        { kind: "react", on: { kind: "comment", id }, content: "+1" },
      ]);
      expect(snapshot).toEqual(copy);
    });
  });
}
