/**
 * What GitHub's descriptions don't say, and the port and the simulator rely on all the same.
 *
 * Each is tried: on the simulator always, so that the trial itself is known to work, and on a scratch repository of
 * the real GitHub where somebody gives a token for one (`docs/contributing.md`).
 */
import { GitHubRefused } from "@rfckit/reconciler";
import { expect } from "vitest";
import type { Scratch } from "./scratch.ts";

export interface Assumption {
  readonly assumes: string;
  /** Why it has to be assumed, or where it was seen. */
  readonly because: string;
  readonly check: (scratch: Scratch) => Promise<void>;
}

const refusal = (call: Promise<unknown>) =>
  call.then(
    () => "it was done",
    (error: unknown) => (error instanceof GitHubRefused ? [error.status, error.reason] : error),
  );

export const ASSUMPTIONS: readonly Assumption[] = [
  {
    assumes:
      "an edited comment's versions are all there, whole, the original among them, each with its editor",
    because:
      "`UserContentEdit.diff` is described as a summary of the changes; it is seen to be the whole text.",
    async check(scratch) {
      const pull = await scratch.openPull("# One\n");
      const { id } = await scratch.github.comment(pull.key, "first\n\n* a list");
      for (const body of ["second", "third", "fourth", "fifth"]) {
        await scratch.github.apply(pull.key, [{ kind: "edit-comment", id, body }]);
      }
      const comment = (await pull.look()).comments.find((each) => each.id === id);
      expect(comment?.revisions.map(({ body }) => body)).toEqual([
        "first\n\n* a list",
        "second",
        "third",
        "fourth",
        "fifth",
      ]);
      expect(new Set(comment?.revisions.map(({ by }) => by?.id))).toEqual(new Set([comment?.author?.id]));
    },
  },
  {
    assumes: "a user's node id follows from the numeric id",
    because: "Node ids are opaque by description. Where they no longer follow, REST is asked, one by one.",
    async check({ octokit, github, facts }) {
      const { data: me } = await octokit.rest.users.getAuthenticated();
      const packed = Buffer.from([
        0x92,
        0,
        0xce,
        ...new Uint8Array(new Uint32Array([me.id]).buffer).toReversed(),
      ]);
      expect(me.node_id).toBe(`U_${packed.toString("base64url")}`);
      const found = await github.lookUp(facts.id, { logins: [me.login], teams: [] });
      expect(found.logins.get(me.login)).toEqual({ id: me.id, login: me.login });
    },
  },
  {
    assumes: "each changed file's address names the head that it was taken from",
    because: "REST's list of files bears no head of its own, and the head may move between two requests.",
    async check(scratch) {
      const pull = await scratch.openPull("# Two\n");
      const { head, files } = (await pull.look()).pull;
      const { data } = await scratch.octokit.rest.pulls.listFiles({
        ...scratch.names,
        pull_number: pull.key.number,
      });
      expect(data.map(({ contents_url }) => /ref=([0-9a-f]{40})/u.exec(contents_url)?.[1])).toEqual([head]);
      expect(data.map(({ sha }) => sha)).toEqual(files.map(({ blob }) => blob));
    },
  },
  {
    assumes: "`HEAD:PATH` is a file on the default branch, and `COMMIT:PATH` one at a pull request's head",
    because: "`Repository.object(expression:)` takes what git takes, and no more is said.",
    async check(scratch) {
      const pull = await scratch.openPull("# Three\n");
      const { head } = (await pull.look()).pull;
      const path = `accepted/${pull.branch}.md`;
      const files = await scratch.github.readFiles(scratch.facts.id, [
        { ref: head, path },
        { ref: "HEAD", path },
      ]);
      expect(files.map((file) => file?.text ?? null)).toEqual(["# Three\n", null]);
    },
  },
  {
    assumes: "GitHub's words tell why it doesn't merge: another head, a draft, closed already",
    because: "A 405 has no code that tells its reasons apart.",
    async check(scratch) {
      const pull = await scratch.openPull("# Four\n", { draft: true });
      const { head } = (await pull.look()).pull;
      const order = { head, method: "merge", title: "Merge it", message: "Tried." } as const;
      expect(await refusal(scratch.github.merge(pull.key, order))).toEqual([405, "draft"]);
      const open = await scratch.openPull("# Five\n");
      expect(await refusal(scratch.github.merge(open.key, { ...order, head: "0".repeat(40) }))).toEqual([
        409,
        "head-moved",
      ]);
      await scratch.github.close(open.key);
      const closed = { ...order, head: (await open.look()).pull.head };
      expect(await refusal(scratch.github.merge(open.key, closed))).toEqual([405, "not-open"]);
    },
  },
  {
    assumes: "GitHub's words tell a comment that is gone, and a text that it doesn't take",
    because: "GraphQL's errors have a type, which isn't described, and a message.",
    async check(scratch) {
      const pull = await scratch.openPull("# Six\n");
      const { id } = await scratch.github.comment(pull.key, "soon gone");
      const edit = (body: string) => scratch.github.apply(pull.key, [{ kind: "edit-comment", id, body }]);
      expect(await refusal(edit("x".repeat(65_537)))).toEqual([422, "invalid"]);
      await scratch.github.apply(pull.key, [{ kind: "delete-comment", id }]);
      expect(await refusal(edit("too late"))).toEqual([404, "gone"]);
      await scratch.github.apply(pull.key, [{ kind: "delete-comment", id }]);
    },
  },
  {
    assumes:
      "labels that are added twice, reactions that are given twice and comments that are folded twice stand once",
    because: "Whether a mutation may be repeated isn't described.",
    async check(scratch) {
      const pull = await scratch.openPull("# Seven\n");
      const { id } = await scratch.github.comment(pull.key, "hello");
      for (let time = 0; time < 2; time += 1) {
        await scratch.github.apply(pull.key, [
          { kind: "add-labels", labels: ["rfckit-scratch"] },
          { kind: "react", on: { kind: "comment", id }, content: "+1" },
          { kind: "minimize-comment", id },
        ]);
      }
      const { pull: shown, comments } = await pull.look();
      expect(shown.labels).toEqual(["rfckit-scratch"]);
      const [comment] = comments;
      expect(comment?.reactions.map(({ content }) => content)).toEqual(["+1"]);
      expect(comment?.minimized).toBe(true);
    },
  },
  {
    assumes: "a merge shows as merged and then closed, by whoever merged, and keeps its files",
    because: "The order of a timeline's events within one second isn't described.",
    async check(scratch) {
      const pull = await scratch.openPull("# Eight\n");
      const before = await pull.look();
      const order = {
        head: before.pull.head,
        method: "merge",
        title: "Merge it",
        message: "Tried.",
      } as const;
      await scratch.github.merge(pull.key, order);
      const { pull: shown, timeline } = await pull.look();
      expect([shown.state, shown.files]).toEqual(["merged", before.pull.files]);
      expect(timeline.map(({ what }) => what.kind)).toEqual(["merged", "closed"]);
    },
  },
  {
    assumes: "the list's fingerprint changes with a comment, and an edit of it",
    because: "What moves `updatedAt` isn't described.",
    async check(scratch) {
      const pull = await scratch.openPull("# Nine\n");
      const fingerprint = async () =>
        (await scratch.github.list(scratch.facts.id)).pulls.find(({ key }) => key.number === pull.key.number)
          ?.fingerprint;
      const first = await fingerprint();
      const { id } = await scratch.github.comment(pull.key, "hello");
      const second = await fingerprint();
      await scratch.github.apply(pull.key, [{ kind: "edit-comment", id, body: "changed" }]);
      expect(new Set([first, second, await fingerprint()]).size).toBe(3);
    },
  },
  {
    assumes: "a file's history is told newest first, by the commits of the default branch that changed it",
    because: "`Commit.history(path:)` says nothing of its order, nor of merges.",
    async check(scratch) {
      const { defaultBranch } = scratch.facts;
      const path = `${scratch.freshName()}.md`;
      for (const text of ["one\n", "two\n", "three\n"]) await scratch.write(defaultBranch, { [path]: text });
      const versions = await scratch.github.readHistory(scratch.facts.id, path);
      expect(versions.map((version) => version?.text)).toEqual(["two\n", "one\n"]);
    },
  },
  {
    assumes: "an issue that the bot opened is found again by its creator, and changes as it is told",
    because: "Which logins `creator` takes isn't described.",
    async check(scratch) {
      const { id, url } = await scratch.github.openIssue(scratch.facts.id, {
        title: "Try it",
        body: "a report",
      });
      const key = { repository: scratch.facts.id, number: id };
      await scratch.github.changeIssue(key, { body: "another report", open: false });
      const { ownIssues } = await scratch.github.observeRepository(scratch.facts.id);
      expect(ownIssues[0]).toEqual({ number: id, url, title: "Try it", body: "another report", open: false });
      await scratch.github.comment(key, "a hint");
      const issue = await scratch.github.observeIssue(key);
      expect(issue?.comments.map(({ body }) => body)).toEqual(["a hint"]);
      const pull = await scratch.openPull("# Ten\n");
      expect(await scratch.github.observeIssue(pull.key)).toBeNull();
    },
  },
  {
    assumes: "who isn't there is `null`, and no error, among those who are",
    because: "GraphQL answers with data and an error whose type isn't described.",
    async check(scratch) {
      const { data: me } = await scratch.octokit.rest.users.getAuthenticated();
      const nobody = `nobody-${Date.now().toString(36)}`;
      const { logins, teams } = await scratch.github.lookUp(scratch.facts.id, {
        logins: [nobody, me.login],
        teams: [`${nobody}/nobody`],
      });
      expect([logins.get(nobody), logins.get(me.login)?.id, teams.get(`${nobody}/nobody`)]).toEqual([
        null,
        me.id,
        null,
      ]);
    },
  },
];
