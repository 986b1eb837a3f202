/** What people do with plain issues, and what rings of it. */
import { describe, expect, test } from "vitest";
import { BOT, START } from "../../test/contract/stage.ts";
import { createVirtualClock } from "../clock.ts";
import { NotAllowed } from "./denial.ts";
import type { Wake } from "./wakes.ts";
import { createWorld } from "./world.ts";

function listen() {
  const wakes: Wake[] = [];
  const clock = createVirtualClock(START);
  const world = createWorld({ clock, onWake: (wake) => wakes.push(wake) });
  const repository = world.addRepository({ owner: "acme", name: "rfcs" });
  repository.grant("ada", "write");
  const issue = repository.openIssue({ by: "ana", title: "A question", body: "Why?" });
  const heard = () => wakes.splice(0).map((wake) => `${wake.kind} ${wake.event} by ${wake.by?.login}`);
  return { world, repository, issue, wakes, heard };
}

test("opening one and talking in it rings, what else is done with it doesn't", () => {
  const { issue, heard } = listen();
  expect(heard()).toEqual(["issue opened by ana"]);
  const id = issue.comment({ by: "ben", body: "@rfcbot help" });
  issue.editComment(id, { by: "ben", body: "@rfcbot status" });
  issue.deleteComment(id, { by: "ada" });
  issue.edit({ by: "ana", title: "Another question" });
  issue.lock(true);
  issue.close("ana");
  expect(heard()).toEqual([
    "issue comment by ben",
    "issue comment-edited by ben",
    "issue comment-deleted by ada",
  ]);
});

test("a wake-up for a comment tells what was said, and how the issue stood", () => {
  const { issue, wakes } = listen();
  const id = issue.comment({ by: "ben", body: "@rfcbot help" });
  issue.editComment(id, { by: "ben", body: "never mind" });
  expect(wakes.at(-1)).toMatchObject({
    kind: "issue",
    key: issue.key,
    comment: { kind: "comment", id, body: "never mind", previousBody: "@rfcbot help", edited: true },
  });
  expect(wakes.at(-1)).toHaveProperty("then", { title: "A question", state: "open", locked: false });
});

test("what the bot does rings nothing", async () => {
  const { world, repository, issue, heard } = listen();
  heard();
  await world.github(BOT).comment(issue.key, "A hint.");
  await world.github(BOT).openIssue(repository.id, { title: "Broken", body: "" });
  expect(heard()).toEqual([]);
});

test("it is shown with all that was ever said in it", () => {
  const { issue } = listen();
  const id = issue.comment({ by: "ben", body: "one" });
  issue.editComment(id, { by: "ada", body: "two" });
  issue.deleteComment(id, { by: "ben" });
  expect(issue.view()).toMatchObject({
    url: "https://github.com/acme/rfcs/issues/1",
    author: "ana",
    createdAt: START,
    state: "open",
    comments: [
      {
        url: `https://github.com/acme/rfcs/issues/1#issuecomment-${id}`,
        body: "two",
        deleted: true,
        revisions: [
          { by: "ben", body: "one" },
          { by: "ada", body: "two" },
        ],
      },
    ],
  });
});

describe("GitHub doesn't let", () => {
  type Act = (stage: ReturnType<typeof listen>) => unknown;
  test.each<readonly [string, Act, number]>([
    ["a stranger close somebody's issue", ({ issue }) => issue.close("pat"), 403],
    ["a stranger lock it", ({ issue }) => issue.lock(true, "pat"), 403],
    [
      "anybody open one without a title",
      ({ repository }) => repository.openIssue({ by: "pat", title: " " }),
      422,
    ],
    ["a title be endless", ({ issue }) => issue.edit({ by: "ana", title: "x".repeat(257) }), 422],
    ["a comment be edited that is gone", ({ issue }) => issue.editComment(1, { by: "ana", body: "x" }), 404],
    ["an issue be found that isn't there", ({ repository }) => repository.issue(9), 404],
    [
      "a pull request take an issue's number",
      ({ repository }) => repository.openPull({ number: 1, author: "zed", files: { "a.md": "a" } }),
      0,
    ],
    [
      "a stranger talk in a locked one",
      ({ issue }) => {
        issue.lock(true);
        issue.comment({ by: "pat", body: "hello" });
      },
      403,
    ],
  ])("%s", (_, act, status) => {
    const stage = listen();
    const error = (() => {
      try {
        act(stage);
        return null;
      } catch (thrown) {
        return thrown;
      }
    })();
    if (status === 0) expect(error).toBeInstanceOf(RangeError);
    else expect(error).toMatchObject({ denial: { status } });
    if (status !== 0) expect(error).toBeInstanceOf(NotAllowed);
  });
});

test("a maintainer may talk in a locked one, and an author closes and reopens their own", () => {
  const { issue } = listen();
  issue.lock(true);
  issue.comment({ by: "ada", body: "Please elsewhere." });
  issue.close("ana");
  expect(issue.view()).toMatchObject({ state: "closed", locked: true });
  issue.reopen("ana");
  expect(issue.view().state).toBe("open");
});
