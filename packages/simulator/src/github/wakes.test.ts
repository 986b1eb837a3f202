import { describe, expect, test } from "vitest";
import { BOT, START } from "../../test/contract/stage.ts";
import { createVirtualClock } from "../clock.ts";
import type { Wake } from "./wakes.ts";
import { createWorld } from "./world.ts";

function listen() {
  const wakes: Wake[] = [];
  const world = createWorld({ clock: createVirtualClock(START), onWake: (wake) => wakes.push(wake) });
  const repository = world.addRepository({ owner: "acme", name: "rfcs" });
  repository.grant("ada", "write");
  const pull = repository.openPull({ author: "zed", files: { "accepted/a.md": "a" }, labels: ["one"] });
  const github = world.github(BOT);
  /** What rang since the last time: each event with who did it. */
  const heard = () => wakes.splice(0).map((wake) => `${wake.event} by ${wake.by?.login ?? "GitHub"}`);
  return { wakes, world, repository, pull, github, heard };
}

test("everything that people do rings once, and says what and who", () => {
  const { repository, pull, heard } = listen();
  expect(heard()).toEqual(["opened by zed"]);
  const id = pull.comment({ by: "ana", body: "hello" });
  pull.editComment(id, { by: "ana", body: "hello!" });
  pull.deleteComment(id, { by: "ada" });
  pull.dismissReview(pull.review({ by: "ana", state: "approved" }), "ada");
  pull.inline({ by: "ana", body: "here" });
  pull.push({ by: "zed", files: { "accepted/a.md": "b" } });
  pull.updateBranch("zed");
  pull.setDraft(true, "zed");
  pull.setDraft(false, "zed");
  pull.label({ by: "ada", add: ["two", "three"], remove: ["one", "never"] });
  pull.setMergeable("no");
  pull.setMergeable("yes");
  pull.hinder("check");
  pull.hinder("none");
  repository.createBranch("next");
  pull.retarget("next", "zed");
  pull.retarget("main", "zed");
  pull.retitle("Other", "zed");
  pull.lock(true);
  pull.lock(false);
  repository.commit("main", { "README.md": "x" }, "ada");
  repository.commit("next", { "README.md": "x" }, "ada");
  pull.close("zed");
  pull.reopen("zed");
  pull.mergeByHand("ada");
  expect(heard()).toEqual([
    "comment by ana",
    "comment-edited by ana",
    "comment-deleted by ada",
    "review by ana",
    "review-dismissed by ada",
    "review by ana",
    "inline by ana",
    "push by zed",
    "push by zed",
    "draft by zed",
    "ready by zed",
    "labeled by ada",
    "labeled by ada",
    "unlabeled by ada",
    "mergeable by GitHub",
    "mergeable by GitHub",
    "check by GitHub",
    "check by GitHub",
    "base-changed by zed",
    "base-changed by zed",
    "retitled by zed",
    "locked by acme",
    "unlocked by acme",
    "default-branch-push by ada",
    "closed by zed",
    "reopened by zed",
    "merged by ada",
    "default-branch-push by ada",
  ]);
});

test("a merge into another branch is no push to the default branch", () => {
  const { repository, pull, heard } = listen();
  repository.createBranch("next");
  pull.retarget("next", "zed");
  heard();
  pull.mergeByHand("ada");
  expect(heard()).toEqual(["merged by ada"]);
});

test("what changes nothing, hides a comment or redacts a version rings nothing", () => {
  const { pull, heard } = listen();
  const id = pull.comment({ by: "ana", body: "hello" });
  pull.editComment(id, { by: "ana", body: "hello!" });
  heard();
  pull.minimizeComment(id, { by: "ada" });
  pull.redactRevision(id, 0, { by: "ana" });
  pull.setDraft(false, "zed");
  pull.retarget("main", "zed");
  pull.label({ by: "ada", add: ["ONE"], remove: ["never"] });
  pull.lock(false);
  expect(heard()).toEqual([]);
});

test("nothing rings where GitHub said no", () => {
  const { pull, heard } = listen();
  heard();
  expect(() => pull.setDraft(true, "pat")).toThrow("pat may not");
  expect(() => pull.comment({ by: "pat", body: "" })).toThrow("blank");
  expect(heard()).toEqual([]);
});

test("what the bot does rings nothing", async () => {
  const { repository, pull, github, heard } = listen();
  heard();
  const { id } = await github.comment(pull.key, "hello");
  await github.apply(pull.key, [
    { kind: "edit-comment", id, body: "other" },
    { kind: "add-labels", labels: ["two"] },
  ]);
  pull.comment({ by: BOT, body: "in its name" });
  repository.commit("main", { "README.md": "x" }, BOT);
  const { head } = pull.view();
  await github.merge(pull.key, { head, method: "merge", title: "", message: "" });
  expect(heard()).toEqual([]);
});

test("a wake-up for a comment tells the front door enough to leave talk alone", () => {
  const { pull, wakes } = listen();
  const id = pull.comment({ by: "ana", body: "hello" });
  pull.editComment(id, { by: "ada", body: "goodbye" });
  pull.review({ by: "ana", state: "approved", body: "fine" });
  const ana = { login: "ana", kind: "user" };
  expect(wakes.slice(1)).toMatchObject([
    {
      key: pull.key,
      comment: { kind: "comment", id, author: ana, viaApp: false, body: "hello", edited: false },
    },
    {
      by: { login: "ada" },
      comment: { id, author: ana, body: "goodbye", edited: true, previousBody: "hello" },
    },
    { comment: { kind: "review", body: "fine", edited: false }, review: { state: "approved" } },
  ]);
  expect(wakes[1]).not.toHaveProperty("comment.previousBody");
});

describe("faults of delivery", () => {
  const say = (pull: ReturnType<typeof listen>["pull"], ...bodies: string[]) => {
    for (const body of bodies) pull.comment({ by: body, body });
  };

  test("lost wake-ups never arrive, also not later", () => {
    const { world, pull, heard } = listen();
    heard();
    world.setFaults({ lose: true });
    say(pull, "a", "b");
    world.setFaults("none");
    say(pull, "c");
    expect(heard()).toEqual(["comment by c"]);
  });

  test("repeated ones arrive as often as told", () => {
    const { world, pull, heard } = listen();
    heard();
    world.setFaults({ duplicate: 3 });
    say(pull, "a");
    world.setFaults("none");
    say(pull, "b");
    expect(heard()).toEqual(["comment by a", "comment by a", "comment by a", "comment by b"]);
  });

  test("reordered ones arrive in pairs, the later first, and an odd one when the faults end", () => {
    const { world, pull, heard } = listen();
    heard();
    world.setFaults({ reorder: true });
    say(pull, "a");
    expect(heard()).toEqual([]);
    say(pull, "b", "c");
    expect(heard()).toEqual(["comment by b", "comment by a"]);
    world.setFaults("none");
    expect(heard()).toEqual(["comment by c"]);
  });

  test("they add up", () => {
    const { world, pull, heard } = listen();
    heard();
    world.setFaults({ reorder: true, duplicate: 2 });
    say(pull, "a", "b");
    expect(heard()).toEqual(["comment by b", "comment by b", "comment by a", "comment by a"]);
  });
});
