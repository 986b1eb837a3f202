import { describe, expect, test } from "vitest";
import { ringsOf } from "./rings.ts";

const ana = { login: "ana", type: "User" };
const bot = { login: "rfcbot[bot]", type: "Bot" };
const repository = { id: 501, default_branch: "main" };
const around = { repository, sender: ana };
const key = { repository: 501, number: 7 };
const comment = { body: "@rfcbot merge", user: ana, performed_via_github_app: null };
const onPull = { issue: { number: 7, pull_request: {} } };
const pull_request = { number: 7 };
const said = { comment: "comment", body: "@rfcbot merge", authorIsBot: false, own: false };

describe("what rings for one pull request", () => {
  test.each<readonly [string, string, object, object]>([
    [
      "a comment",
      "issue_comment",
      { ...onPull, action: "created", comment },
      { ...said, kind: "comment-written" },
    ],
    [
      "an edit",
      "issue_comment",
      { ...onPull, action: "edited", comment },
      { ...said, kind: "comment-edited" },
    ],
    [
      "a deletion",
      "issue_comment",
      { ...onPull, action: "deleted", comment },
      { ...said, kind: "comment-deleted" },
    ],
    [
      "an app in somebody's name",
      "issue_comment",
      { ...onPull, action: "created", comment: { ...comment, performed_via_github_app: { id: 1 } } },
      { ...said, kind: "comment-written", authorIsBot: true },
    ],
    [
      "somebody's edit of a machine's comment, such as a tick",
      "issue_comment",
      { ...onPull, action: "edited", comment: { ...comment, user: bot } },
      { ...said, kind: "comment-edited", authorIsBot: true, own: true },
    ],
    [
      "an inline comment",
      "pull_request_review_comment",
      { action: "created", pull_request, comment },
      { ...said, kind: "comment-written", comment: "inline" },
    ],
    [
      "a review",
      "pull_request_review",
      { action: "submitted", pull_request, review: { ...comment, body: null, state: "approved" } },
      { kind: "review", body: "", verdict: true },
    ],
    [
      "an edited review",
      "pull_request_review",
      { action: "edited", pull_request, review: { ...comment, state: "commented" } },
      { ...said, kind: "comment-edited", comment: "review" },
    ],
    ["a push", "pull_request", { action: "synchronize", pull_request }, { kind: "pull" }],
    [
      "finished checks",
      "check_suite",
      { action: "completed", check_suite: { pull_requests: [{ number: 7 }] } },
      { kind: "pull" },
    ],
  ])("%s", (_, name, payload, event) => {
    expect(ringsOf(name, { ...around, ...payload })).toEqual([{ kind: "pull", key, event }]);
  });
});

test("a comment on a plain issue rings for the issue", () => {
  const rings = ringsOf("issue_comment", { ...around, action: "created", issue: { number: 7 }, comment });
  expect(rings).toEqual([{ kind: "issue", key, event: { ...said, kind: "comment-written" } }]);
});

describe("what rings for a repository", () => {
  test.each<readonly [string, string, object]>([
    ["a push to the default branch", "push", { ref: "refs/heads/main" }],
    ["checks of a fork", "check_suite", { action: "completed", check_suite: { pull_requests: [] } }],
    ["a status", "status", { state: "success" }],
  ])("%s", (_, name, payload) => {
    expect(ringsOf(name, { ...around, ...payload })).toEqual([{ kind: "repository", repository: 501 }]);
  });

  test("a new name makes the bot look everywhere, and there", () => {
    expect(ringsOf("repository", { ...around, action: "renamed" })).toEqual([
      { kind: "installations" },
      { kind: "repository", repository: 501 },
    ]);
  });
});

describe("what rings for nothing", () => {
  test.each<readonly [string, string, object]>([
    ["another branch", "push", { ref: "refs/heads/topic" }],
    ["an assignment", "pull_request", { action: "assigned", pull_request }],
    [
      "a machine's review",
      "pull_request_review",
      { action: "submitted", pull_request, review: { ...comment, user: bot, state: "approved" } },
    ],
    ["a machine's edit", "issue_comment", { ...onPull, action: "edited", comment, sender: bot }],
    [
      "checks that have begun",
      "check_suite",
      { action: "requested", check_suite: { pull_requests: [{ number: 7 }] } },
    ],
    ["a star", "star", { action: "created" }],
    ["a name of Object's own", "constructor", {}],
    ["nothing at all", "issue_comment", {}],
  ])("%s", (_, name, payload) => {
    expect(ringsOf(name, { ...around, ...payload })).toEqual([]);
  });

  test("the bot's own doings, once it knows its name", () => {
    const labeled = { repository, sender: bot, action: "labeled", pull_request };
    expect(ringsOf("pull_request", labeled, "rfcbot[bot]")).toEqual([]);
    expect(ringsOf("pull_request", labeled, "other[bot]")).toHaveLength(1);
  });

  test("the bot's own check runs", () => {
    const check_suite = { pull_requests: [{ number: 7 }], app: { slug: "rfcbot" } };
    const payload = { ...around, action: "completed", check_suite };
    expect(ringsOf("check_suite", payload, "rfcbot[bot]")).toEqual([]);
    expect(ringsOf("check_suite", payload, "other[bot]")).toHaveLength(1);
  });

  test.each([null, 7, "x", [], { action: 7 }, { issue: { number: "7" } }])(
    "a payload such as %j",
    (payload) => {
      expect(ringsOf("issue_comment", payload)).toEqual([]);
    },
  );
});
