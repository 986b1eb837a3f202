import { HOUR, MINUTE, SECOND } from "@rfckit/core";
import { GitHubRefused, GitHubUnavailable } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import { classifyFailure, classifyFieldError } from "./classify-failure.ts";

const NOW = Date.UTC(2026, 0, 5, 9);
const failure = (status: number | null, message: string, headers = {}) => ({
  status,
  message,
  headers,
  route: "PUT /somewhere",
});

describe("a refusal", () => {
  test.each([
    [403, "Resource not accessible by integration", "permission"],
    [403, "Repository was archived so is read-only.", "archived"],
    [403, "Unable to create comment because issue is locked.", "locked"],
    [
      403,
      "refusing to allow a GitHub App to create or update workflow `.github/workflows/ci.yml`",
      "workflows",
    ],
    [404, "Not Found", "gone"],
    [410, "This issue was deleted", "gone"],
    [405, "Base branch was modified. Review and try the merge again.", "base-moved"],
    [405, "Pull Request is still a draft", "draft"],
    [405, "Changes must be made through the merge queue", "merge-queue"],
    [
      405,
      "Repository rule violations found\n\nChanges must be made through the merge queue\n\n",
      "merge-queue",
    ],
    [405, 'Required status check "ci" is expected.', "check"],
    [405, "2 of 3 required status checks have not succeeded: 1 expected.", "check"],
    [405, "At least 1 approving review is required by reviewers with write access.", "review"],
    [405, "Pull Request is not mergeable", "conflict"],
    [409, "Head branch was modified. Review and try the merge again.", "head-moved"],
    [409, "Merge conflict", "conflict"],
    [422, "Validation Failed: Body is too long (maximum is 65536 characters)", "invalid"],
  ])("%i %s", (status, message, reason) => {
    const error = classifyFailure(failure(status, message), NOW);
    expect(error).toBeInstanceOf(GitHubRefused);
    expect(error).toMatchObject({ status, reason });
  });

  test("names what was asked and what GitHub said", () => {
    const { message } = classifyFailure(failure(404, "Not Found"), NOW);
    expect(message).toBe("PUT /somewhere: Not Found");
  });
});

describe("what passes", () => {
  const reset = (seconds: number) => ({
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": String(NOW / SECOND + seconds),
  });
  test.each<readonly [string, number | null, string, object, number | null]>([
    ["no answer", null, "fetch failed", {}, null],
    ["a gateway's error", 502, "Server Error", {}, null],
    ["an expired token", 401, "Bad credentials", {}, null],
    ["the primary limit", 403, "API rate limit exceeded for installation ID 1.", reset(90), 91 * SECOND],
    ["the primary limit as 429", 429, "API rate limit exceeded", reset(90), 91 * SECOND],
    ["the primary limit without a reset", 403, "API rate limit exceeded", {}, MINUTE],
    ["the secondary limit", 403, "You have exceeded a secondary rate limit.", {}, MINUTE],
    [
      "the secondary limit with a time",
      403,
      "You have exceeded a secondary rate limit.",
      { "retry-after": "17" },
      17 * SECOND,
    ],
    ["429 with a time", 429, "Too many requests", { "retry-after": 5 }, 5 * SECOND],
    ["429 without one", 429, "Too many requests", {}, MINUTE],
    ["a wait longer than an hour", 403, "API rate limit exceeded", reset(9000), HOUR],
    ["a suspended installation", 403, "This installation has been suspended", {}, HOUR],
  ])("%s", (_, status, message, headers, retryAfter) => {
    const error = classifyFailure(failure(status, message, headers), NOW);
    expect(error).toBeInstanceOf(GitHubUnavailable);
    expect(error).toMatchObject({ status, retryAfter });
  });
});

test.each([
  ["NOT_FOUND", "Could not resolve to a node with the global id of 'x'.", 404, "gone"],
  ["FORBIDDEN", "Resource not accessible by integration", 403, "permission"],
  ["FORBIDDEN", "Repository was archived so is read-only.", 403, "archived"],
  ["UNPROCESSABLE", "Body is too long (maximum is 65536 characters)", 422, "invalid"],
  ["UNPROCESSABLE", "Repository was archived so is read-only.", 403, "archived"],
  ["UNPROCESSABLE", "Head branch was modified. Review and try the merge again.", 409, "head-moved"],
])("a field that GraphQL refuses: %s %s", (type, message, status, reason) => {
  expect(classifyFieldError({ type, message }, "graphql Apply")).toMatchObject({ status, reason });
});

test("a field that fails without a known type is tried again", () => {
  const error = classifyFieldError({ type: null, message: "Something went wrong" }, "graphql Apply");
  expect(error).toBeInstanceOf(GitHubUnavailable);
});
