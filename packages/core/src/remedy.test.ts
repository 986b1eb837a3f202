import { expect, test } from "vitest";
import type { Hindrance } from "./entry.ts";
import { sayHelp } from "./remedy.ts";

/** Every hindrance there is: the compiler names the one that is missing. */
const HINDRANCES: Readonly<Record<Hindrance, true>> = {
  conflict: true,
  check: true,
  review: true,
  draft: true,
  "merge-queue": true,
  "base-moved": true,
  "head-moved": true,
  permission: true,
  workflows: true,
  locked: true,
  archived: true,
  form: true,
  "merging-off": true,
  unknown: true,
};

test("(D20) why each hindrance holds a decision up, and who can do what", () => {
  const told = (Object.keys(HINDRANCES) as Hindrance[]).map((what) => {
    const { why, help } = sayHelp(what, "merge", []);
    return `${what}: ${why}\n  ${help}`;
  });
  expect(told.join("\n")).toMatchInlineSnapshot(`
    "conflict: its branch has conflicts with the base branch
      The author, or somebody with write access, has to resolve the conflicts by merging the base branch.
    check: a required check is missing or has failed
      The check has to pass; somebody with write access can run it again.
    review: the branch's protection asks for an approving review
      Somebody whose approval GitHub counts has to approve the pull request.
    draft: the pull request is a draft
      The author has to mark it as ready for review.
    merge-queue: it waits in the base branch's merge queue
      The queue has to let it through; if the queue gives it back, somebody should look why.
    base-moved: the base branch moved at the same moment
      Nobody has to do anything.
    head-moved: a new commit was pushed at the same moment
      Nobody has to do anything: the bot reads the new commit first.
    permission: GitHub does not give the bot the permission
      A repository administrator has to give it write access, or somebody with write access has to merge it by hand.
    workflows: it changes workflow files, which the bot may not touch
      Somebody with write access has to merge it by hand.
    locked: the conversation is locked
      Somebody with write access has to unlock the conversation.
    archived: the repository is archived
      A repository administrator has to take it out of the archive.
    form: only a full RFC can be merged, and it no longer has the form of a full RFC
      The author has to complete it. That changes the text: the decision then lapses, and the sign-offs stay.
    merging-off: the bot is configured not to do it itself
      Somebody with write access has to merge it by hand.
    unknown: GitHub refused without saying why
      Somebody with write access should look what GitHub says beside the pull request's button."
  `);
});

test("(D20) what would help names the disposition's own way", () => {
  expect(sayHelp("permission", "close", []).help).toContain("close it by hand");
  expect(sayHelp("merging-off", "merge", []).help).toBe(
    "Somebody with write access has to merge it by hand.",
  );
  expect(sayHelp("merging-off", "postpone", []).help).toBe(
    "Somebody with write access has to close it by hand.",
  );
});

test("(R6, D8, D20) what a full RFC lacks is named", () => {
  expect(sayHelp("form", "merge", ["Summary", "Proposal"]).why).toContain("it lacks Summary and Proposal");
});
