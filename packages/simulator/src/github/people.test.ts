/** What people may do, and what GitHub says to them where they may not. */
import { describe, expect, test } from "vitest";
import { BOT, type SimulatedStage as Stage, setStage } from "../../test/contract/stage.ts";
import { NotAllowed } from "./denial.ts";
import type { Role } from "./records.ts";

type Act = readonly [string, (stage: Stage & { readonly said: number }, by: string) => unknown];

const WITH_AN_OWNER: readonly Act[] = [
  ["edit ana's comment", ({ pull, said }, by) => pull.editComment(said, { by, body: "other" })],
  ["delete ana's comment", ({ pull, said }, by) => pull.deleteComment(said, { by })],
  ["hide ana's comment", ({ pull, said }, by) => pull.minimizeComment(said, { by })],
];

const OF_ZED: readonly (readonly [...Act, Role])[] = [
  ["push", ({ pull }, by) => pull.push({ by, files: { "accepted/example.md": "# New\n" } }), "write"],
  ["force-push", ({ pull }, by) => pull.push({ by, files: {}, force: true }), "write"],
  ["update the branch", ({ pull }, by) => pull.updateBranch(by), "write"],
  ["make it a draft", ({ pull }, by) => pull.setDraft(true, by), "write"],
  ["retitle", ({ pull }, by) => pull.retitle("Other", by), "write"],
  ["close", ({ pull }, by) => pull.close(by), "triage"],
];

const OF_NOBODY: readonly (readonly [...Act, Role])[] = [
  ["label", ({ pull }, by) => pull.label({ by, add: ["other"] }), "triage"],
  ["take a label off", ({ pull }, by) => pull.label({ by, remove: ["project-wasmtime"] }), "triage"],
  ["merge", ({ pull }, by) => pull.mergeByHand(by), "write"],
  ["lock", ({ pull }, by) => pull.lock(true, by), "write"],
  ["push to main", ({ repository }, by) => repository.commit("main", { x: "y" }, by), "write"],
];

const ROLES: readonly Role[] = ["read", "triage", "write", "admin"];

function setTalk() {
  const stage = setStage();
  return { ...stage, said: stage.pull.comment({ by: "ana", body: "hello" }) };
}

function outcomeOf(act: () => unknown): string {
  try {
    act();
    return "done";
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error;
    return `${error.denial.status} ${error.denial.reason}`;
  }
}

const ALL = [
  ...WITH_AN_OWNER.map(([doing, act]) => ({ doing, act, needed: "write", owner: "ana" }) as const),
  ...OF_ZED.map(([doing, act, needed]) => ({ doing, act, needed, owner: "zed" }) as const),
  ...OF_NOBODY.map(([doing, act, needed]) => ({ doing, act, needed, owner: null }) as const),
];

describe.each(ALL)("to $doing", ({ act, needed, owner }) => {
  test.each(ROLES)("with the role %s", (role) => {
    const stage = setTalk();
    stage.repository.grant("pat", role);
    const before = stage.pull.view();
    const may = ROLES.indexOf(role) >= ROLES.indexOf(needed);
    expect(outcomeOf(() => act(stage, "pat"))).toBe(may ? "done" : "403 permission");
    if (!may) expect(stage.pull.view()).toEqual(before);
  });

  test("as the author of it, or of the pull request", () => {
    const outcome = outcomeOf(() => act(setTalk(), owner ?? "zed"));
    expect(outcome).toBe(owner === null ? "403 permission" : "done");
  });

  test("in an archived repository", () => {
    const stage = setTalk();
    stage.repository.archive(true);
    expect(outcomeOf(() => act(stage, "acme"))).toBe("403 archived");
  });
});

test("a denial says who, what, where and what it takes", () => {
  const { pull, said } = setTalk();
  expect(() => pull.editComment(said, { by: "pat", body: "x" })).toThrow(
    `pat may not edit ana's comment ${said}: in acme/rfcs that takes write access, and pat has read.`,
  );
});

describe("a conversation", () => {
  test("that is locked is for people with write access", () => {
    const { pull, said } = setTalk();
    pull.lock(true);
    const acts = (by: string) => [
      outcomeOf(() => pull.comment({ by, body: "x" })),
      outcomeOf(() => pull.review({ by, state: "approved" })),
      outcomeOf(() => pull.inline({ by, body: "x" })),
    ];
    expect(acts("ben")).toEqual(["403 locked", "403 locked", "403 locked"]);
    expect(acts("ada")).toEqual(["done", "done", "done"]);
    expect(outcomeOf(() => pull.editComment(said, { by: "ana", body: "x" }))).toBe("403 locked");
    pull.lock(false);
    expect(acts("ben")).toEqual(["done", "done", "done"]);
  });

  test("of a private repository is for those who were let in", () => {
    const { world } = setTalk();
    const repository = world.addRepository({ owner: "acme", name: "secret", private: true });
    const pull = repository.openPull({ author: "acme", files: {} });
    expect(outcomeOf(() => pull.comment({ by: "ben", body: "x" }))).toBe("403 permission");
    repository.grant("ben", "read");
    expect(outcomeOf(() => pull.comment({ by: "ben", body: "x" }))).toBe("done");
  });

  test("takes no blank comments, and none that are too long", () => {
    const { pull, said } = setTalk();
    expect(outcomeOf(() => pull.comment({ by: "ana", body: " " }))).toBe("422 invalid");
    expect(outcomeOf(() => pull.editComment(said, { by: "ana", body: "x".repeat(65_537) }))).toBe(
      "422 invalid",
    );
    expect(outcomeOf(() => pull.inline({ by: "ana", body: "" }))).toBe("422 invalid");
  });
});

describe("reviews", () => {
  test("nobody judges a pull request of their own", () => {
    const { pull } = setTalk();
    expect(outcomeOf(() => pull.review({ by: "zed", state: "approved" }))).toBe("422 invalid");
    expect(outcomeOf(() => pull.review({ by: "zed", state: "commented", body: "hm" }))).toBe("done");
  });

  test("belong to the head they were made on, and can be dismissed with write access", () => {
    const { pull } = setTalk();
    const { head } = pull.view();
    const id = pull.review({ by: "ana", state: "changes_requested", body: "no", inline: ["here", "there"] });
    pull.push({ by: "zed", files: { "accepted/example.md": "# New\n" } });
    expect(outcomeOf(() => pull.dismissReview(id, "ben"))).toBe("403 permission");
    pull.dismissReview(id, "ada");
    expect(outcomeOf(() => pull.dismissReview(id, "ada"))).toBe("422 invalid");
    expect(pull.view().reviews).toMatchObject([{ id, author: "ana", state: "dismissed", commit: head }]);
    expect(
      pull
        .view()
        .comments.map(({ kind, body }) => [kind, body])
        .slice(1),
    ).toEqual([
      ["review", "no"],
      ["inline", "here"],
      ["inline", "there"],
    ]);
  });

  test("can't be deleted, only edited", () => {
    const { pull } = setTalk();
    const id = pull.review({ by: "ana", state: "approved", body: "yes" });
    expect(outcomeOf(() => pull.deleteComment(id, { by: "ana", kind: "review" }))).toBe("422 invalid");
    pull.editComment(id, { by: "ana", kind: "review", body: "" });
    expect(pull.view().comments.at(-1)?.body).toBe("");
  });
});

describe("a comment's history", () => {
  test("takes a redaction of all but the newest version", () => {
    const { pull, said } = setTalk();
    pull.editComment(said, { by: "ana", body: "second" });
    pull.editComment(said, { by: "ana", body: "second" });
    pull.editComment(said, { by: "ana", body: "third" });
    expect(outcomeOf(() => pull.redactRevision(said, 0, { by: "ben" }))).toBe("403 permission");
    expect(outcomeOf(() => pull.redactRevision(said, 2, { by: "ana" }))).toBe("422 invalid");
    expect(outcomeOf(() => pull.redactRevision(said, -1, { by: "ana" }))).toBe("422 invalid");
    pull.redactRevision(said, 0, { by: "ada" });
    expect(pull.view().comments[0]?.revisions.map(({ body }) => body)).toEqual([null, "second", "third"]);
  });

  test("ends with the deletion, but the view remembers", () => {
    const { pull, said } = setTalk();
    pull.deleteComment(said, { by: "ana" });
    expect(outcomeOf(() => pull.editComment(said, { by: "ana", body: "x" }))).toBe("404 gone");
    expect(outcomeOf(() => pull.deleteComment(said, { by: "ana" }))).toBe("404 gone");
    expect(pull.view().comments).toMatchObject([{ id: said, body: "hello", deleted: true }]);
  });
});

describe("a login", () => {
  test("that was given up is free, and what was granted stays with the person", () => {
    const { world, repository, pull, said } = setTalk();
    const before = world.addUser("ana");
    repository.grant("ana", "write");
    world.renameUser("ana", "anna");
    const after = world.addUser("ana");
    expect([world.addUser("Anna").id, after.id === before.id]).toEqual([before.id, false]);
    expect(pull.view().comments[0]?.author).toBe("anna");
    expect(outcomeOf(() => pull.editComment(said, { by: "ana", body: "x" }))).toBe("403 permission");
    expect(outcomeOf(() => pull.mergeByHand("anna"))).toBe("done");
  });

  test("can't be taken twice, and nobody can be renamed who isn't there", () => {
    const { world } = setTalk();
    expect(() => world.renameUser("ana", "ZED")).toThrow(new RangeError('The login "ZED" is taken.'));
    expect(() => world.renameUser("nobody", "x")).toThrow(new RangeError('Nobody has the login "nobody".'));
    expect(world.renameUser("ana", "Ana").login).toBe("Ana");
  });

  test("can be given an id of its own, once", () => {
    const { world } = setTalk();
    expect(world.addUser("pat", { id: 583_231 })).toEqual({ id: 583_231, login: "pat", kind: "user" });
    expect(world.addUser("next").id).toBe(583_232);
    expect(() => world.addUser("other", { id: 583_231 })).toThrow(RangeError);
    expect(() => world.addUser("pat", { id: 4 })).toThrow(RangeError);
  });

  test("of a person can't be an app's", () => {
    expect(() => setTalk().world.github("ana")).toThrow(
      new RangeError('"ana" is a person, and can\'t be an app.'),
    );
  });

  test("of a bot is a machine account's", () => {
    const { world } = setTalk();
    world.github("rfcbot");
    expect([world.addUser("rfcbot").kind, world.addUser("x[bot]").kind, world.addUser("x").kind]).toEqual([
      "bot",
      "bot",
      "user",
    ]);
  });
});

describe("merging by hand", () => {
  test.each([
    ["check", "405 check", "done"],
    ["review", "405 review", "done"],
    ["merge-queue", "405 merge-queue", "done"],
    ["base-moved", "405 base-moved", "405 base-moved"],
    ["permission", "done", "done"],
    ["workflows", "done", "done"],
    ["locked", "done", "done"],
  ] as const)("hindered by %s: with write access %s, as an admin %s", (reason, withWrite, asAdmin) => {
    const outcomes = ["ada", "acme"].map((by) => {
      const { pull } = setTalk();
      pull.hinder(reason);
      return outcomeOf(() => pull.mergeByHand(by));
    });
    expect(outcomes).toEqual([withWrite, asAdmin]);
  });

  test("is not for drafts, conflicts, or what is over", () => {
    const { pull } = setTalk();
    pull.setDraft(true, "zed");
    expect(outcomeOf(() => pull.mergeByHand("ada"))).toBe("405 draft");
    pull.setDraft(false, "zed");
    pull.setMergeable("no");
    expect(outcomeOf(() => pull.mergeByHand("ada"))).toBe("405 conflict");
    pull.setMergeable("unknown");
    pull.mergeByHand("ada");
    expect(outcomeOf(() => pull.mergeByHand("ada"))).toBe("405 not-open");
    expect(outcomeOf(() => pull.close("ada"))).toBe("422 not-open");
    expect(outcomeOf(() => pull.reopen("ada"))).toBe("422 invalid");
    expect(pull.view().merge).toMatchObject({ by: "ada", method: "merge", head: pull.view().head });
  });
});

describe("a branch whose pull request is closed", () => {
  test("moves on by itself; the pull request takes it up when it is reopened", () => {
    const { pull } = setTalk();
    const { head } = pull.view();
    pull.close("zed");
    const pushed = pull.push({ by: "zed", files: { "accepted/example.md": "# New\n" } });
    expect(pull.view().head).toBe(head);
    pull.reopen("zed");
    expect([pull.view().head, pull.view().timeline.at(-1)?.kind]).toEqual([pushed, "pushed"]);
  });

  test("that was force-pushed can't be taken up again", () => {
    const { pull } = setTalk();
    pull.close("zed");
    pull.push({ by: "zed", files: { "accepted/example.md": "# New\n" }, force: true });
    expect(outcomeOf(() => pull.reopen("zed"))).toBe("422 invalid");
  });
});

test("the bot's account may be used by hand, and is then no stranger", () => {
  const { world, pull, said } = setTalk();
  world.github(BOT);
  expect(outcomeOf(() => pull.editComment(said, { by: BOT, body: "x" }))).toBe("done");
});
