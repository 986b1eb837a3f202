/** What a reading shows: the pull request, its talk, its history. */
import type { Snapshot } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import { type Benches, expectNow } from "./bench.ts";
import { describeOthers } from "./others.ts";
import { SECOND, START } from "./stage.ts";

export function describeObserving({ bench, describeInWorld }: Benches): void {
  describe("observe", () => {
    test("shows the pull request, its files and the repository", async () => {
      const { repository, pull, author, bot } = bench.stage;
      await pull.label("project-wasmtime");
      await repository.commit({ ".github/rfcbot.yml": "version: 1\n" });
      const { id: defaultHead } = await repository.tip();
      await bench.inTime(async () => {
        const snapshot = await bench.look();
        expectNow(bench.stage, snapshot.now);
        expect(snapshot).toMatchObject({
          key: pull.key,
          bot,
          repository: {
            id: repository.id,
            owner: repository.owner,
            name: repository.name,
            defaultBranch: repository.defaultBranch,
            defaultHead,
            archived: false,
            private: repository.private,
            rights: { write: true, workflows: true },
          },
          pull: {
            title: "An example",
            author: { login: author, kind: "user" },
            state: "open",
            draft: false,
            locked: false,
            base: repository.defaultBranch,
            mergeable: "yes",
            mergeState: "clean",
            filesComplete: true,
            labels: ["project-wasmtime"],
          },
          files: { configuration: { text: "version: 1\n" } },
        });
        expect(snapshot.pull.files).toEqual([
          {
            path: pull.path,
            previousPath: null,
            change: "added",
            blob: expect.stringMatching(/^[0-9a-f]{40}$/),
          },
        ]);
      });
    });

    test("shows the difference against the base as it is now, though the head is the same", async () => {
      const { repository, pull } = bench.stage;
      const elsewhere = await repository.createBranch("elsewhere", (await bench.look()).pull.head);
      const more = repository.freshPath("more.md");
      const head = await pull.push({ [more]: "# More\n" });
      const shows = (paths: readonly string[]) =>
        bench.inTime(async () => {
          const { pull: shown } = await bench.look();
          expect([shown.head, shown.files.map(({ path }) => path)]).toEqual([head, [...paths].sort()]);
        });
      await shows([pull.path, more]);
      await pull.retarget(elsewhere);
      await shows([more]);
      await pull.retarget(repository.defaultBranch);
      await shows([pull.path, more]);
    });

    test("shows comments of all three kinds, and reviews", async () => {
      const { pull, author } = bench.stage;
      const comment = await pull.comment("one");
      const review = await pull.review("two");
      const inline = await pull.inline("three");
      const { comments, reviews, pull: shown } = await bench.look();
      const said = comments.filter(({ body }) => body !== "");
      expect(said.map(({ kind, id, author: by, body }) => [kind, id, by?.login, body])).toEqual([
        ["comment", comment, author, "one"],
        ["review", review, author, "two"],
        ["inline", inline, author, "three"],
      ]);
      const found = reviews.find(({ id }) => id === review);
      expect(found).toMatchObject({ author: { login: author }, state: "commented", commit: shown.head });
      expectNow(bench.stage, found?.submittedAt ?? 0);
    });

    test("leaves deleted comments out, and shows hidden ones as minimised", async () => {
      const { pull } = bench.stage;
      const gone = await pull.comment("gone");
      const hidden = await pull.comment("hidden");
      await pull.deleteComment(gone);
      await pull.minimizeComment(hidden);
      const { comments } = await bench.look();
      expect(comments.map(({ id, minimized }) => [id, minimized])).toEqual([[hidden, true]]);
    });

    test("shows the timeline in order, each event with an id of its own", async () => {
      const { repository, pull, maintainer } = bench.stage;
      const { defaultBranch } = repository;
      const next = await repository.createBranch("next", (await repository.tip()).id);
      await pull.setDraft(true);
      await pull.setDraft(false);
      await pull.retarget(next);
      await pull.retarget(defaultBranch);
      const head = await pull.push({ [pull.path]: "# Other\n" }, { force: true });
      await pull.close();
      await pull.reopen();
      await pull.mergeByHand();
      let timeline: Snapshot["timeline"] = [];
      await bench.inTime(async () => {
        ({ timeline } = await bench.look());
        expect(timeline.map(({ what }) => what)).toEqual([
          { kind: "draft" },
          { kind: "ready" },
          { kind: "base-changed", from: defaultBranch, to: next },
          { kind: "base-changed", from: next, to: defaultBranch },
          { kind: "head-force-pushed", head },
          { kind: "closed" },
          { kind: "reopened" },
          { kind: "merged" },
          { kind: "closed" },
        ]);
      });
      expect(timeline.at(-2)?.actor?.login).toBe(maintainer);
      expect(new Set(timeline.map(({ id }) => id)).size).toBe(timeline.length);
      expect((await bench.look()).timeline).toEqual(timeline);
    });

    test("gives data that later changes don't reach", async () => {
      const { pull } = bench.stage;
      const id = await pull.comment("before");
      const snapshot = await bench.look();
      const copy = structuredClone(snapshot);
      await pull.editComment(id, "after");
      await pull.label("other");
      await bench.github.apply(pull.key, [{ kind: "react", on: { kind: "comment", id }, content: "+1" }]);
      await bench.look();
      expect(snapshot).toEqual(copy);
    });
  });

  describeInWorld(
    "observe",
    "a clock that can be set, long threads, bases that GitHub won't take",
    (bench) => {
      test("shows no difference against a base that has it all", async () => {
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

      test("brings all of a thread that fills several pages", async () => {
        for (let number = 0; number < 250; number += 1)
          bench.stage.pull.comment({ by: "ana", body: `comment ${number}` });
        const { comments } = await bench.look();
        expect(comments.map(({ body }) => body)).toEqual(
          Array.from({ length: 250 }, (_, number) => `comment ${number}`),
        );
      });
    },
  );

  describeOthers(describeInWorld);
}
