/** What a reading shows of several people and apps, who come and go and change their names. */
import type { Change } from "@rfckit/reconciler";
import { expect, test } from "vitest";
import type { Benches } from "./bench.ts";
import { RUN, SECOND, START } from "./stage.ts";

export function describeOthers(describeInWorld: Benches["describeInWorld"]): void {
  describeInWorld("observe", "several people, and other apps", (bench) => {
    test("shows who said what, in comments of all three kinds, and reviews", async () => {
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

    test("calls people by their new names at once", async () => {
      bench.stage.pull.comment({ by: "ana", body: "hello" });
      await bench.look();
      bench.stage.world.renameUser("ana", "anna");
      expect((await bench.look()).comments[0]?.author?.login).toBe("anna");
      bench.stage.world.removeUser("anna");
      expect((await bench.look()).comments[0]?.author).toBeNull();
    });

    test("gives data that new names don't reach", async () => {
      bench.stage.pull.comment({ by: "ana", body: "hello" });
      const snapshot = await bench.look();
      const copy = structuredClone(snapshot);
      bench.stage.world.renameUser("ana", "anna");
      expect((await bench.look()).comments[0]?.author?.login).toBe("anna");
      expect(snapshot).toEqual(copy);
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
  });
}
