/**
 * What a failed request means: a refusal, which would be one again, or something that passes.
 *
 * GitHub says by status and message which of its many reasons it is; the messages are the only thing that tells one
 * 403 or 405 from another. Whatever isn't known here counts as the least harmful thing that its status can mean.
 */
import { type Duration, HOUR, MINUTE, SECOND } from "@rfckit/core";
import { GitHubRefused, GitHubUnavailable, type RefusedBecause } from "@rfckit/reconciler";
import type { Headers } from "./requester.ts";

/** A failed answer; `status` is `null` where none came. */
export interface Failure {
  readonly status: number | null;
  readonly message: string;
  readonly headers: Headers;
  /** What was asked, for the log: `PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge`. */
  readonly route: string;
}

/** GitHub asks to wait a minute at least where it names no time after a secondary limit. */
const SECONDARY_WAIT = MINUTE;
/** However long GitHub asks for, it is looked at again by then. */
const LONGEST_WAIT = HOUR;

type Sayings = readonly (readonly [RegExp, RefusedBecause])[];

/** What a 403 says, and what GraphQL says of a field that it refuses. */
const FORBIDDEN: Sayings = [
  [/archived/iu, "archived"],
  [/\blocked\b/iu, "locked"],
  [/workflow/iu, "workflows"],
];

const NOT_ALLOWED: Sayings = [
  [/base branch was modified/iu, "base-moved"],
  [/merge queue/iu, "merge-queue"],
  [/draft/iu, "draft"],
  [/review/iu, "review"],
  [/status check|required check|checks? (?:is|are|was|were) |expected\b/iu, "check"],
];

/** The error that a failed request is for the reconciler. `now` is GitHub's clock where it answered. */
export function classifyFailure(failure: Failure, now: number): GitHubRefused | GitHubUnavailable {
  const { status, message, route } = failure;
  const text = `${route}: ${message}`;
  const wait = askedWait(failure, now);
  if (wait !== null) return new GitHubUnavailable(status, text, wait);
  if (status === 403 && /suspended/iu.test(message)) return new GitHubUnavailable(403, text, LONGEST_WAIT);
  const refused = (reason: RefusedBecause) => new GitHubRefused(status ?? 0, reason, text);
  switch (status) {
    case 403:
      return refused(says(FORBIDDEN, message) ?? "permission");
    case 404:
    case 410:
      return refused("gone");
    case 405:
      return refused(says(NOT_ALLOWED, message) ?? "conflict");
    case 409:
      return refused(/head branch|expected head/iu.test(message) ? "head-moved" : "conflict");
    case 422:
      return refused(unprocessable(message));
    default:
      return new GitHubUnavailable(status, text);
  }
}

/** What GraphQL says of one field: with a type of its own instead of a status. */
export function classifyFieldError(
  error: { readonly type: string | null; readonly message: string },
  route: string,
): GitHubRefused | GitHubUnavailable {
  const { type, message } = error;
  const failure = { message, headers: {}, route };
  const because = says(FORBIDDEN, message);
  if (because !== undefined) return classifyFailure({ ...failure, status: 403 }, 0);
  if (type === "NOT_FOUND") return classifyFailure({ ...failure, status: 404 }, 0);
  if (type === "FORBIDDEN" || type === "INSUFFICIENT_SCOPES") {
    return classifyFailure({ ...failure, status: 403 }, 0);
  }
  if (/head (?:branch|sha|oid)|expected head/iu.test(message)) {
    return classifyFailure({ ...failure, status: 409 }, 0);
  }
  if (type === "UNPROCESSABLE" || type === "BAD_USER_INPUT") {
    return classifyFailure({ ...failure, status: 422 }, 0);
  }
  return new GitHubUnavailable(200, `${route}: ${message}`);
}

/** How long GitHub wants to be left alone, in ms; `null` where this is no limit of its. */
export function askedWait({ status, message, headers }: Failure, now: number): Duration | null {
  if (status !== 403 && status !== 429) return null;
  const retryAfter = Number(headers["retry-after"]);
  if (Number.isFinite(retryAfter) && retryAfter > 0) return bounded(retryAfter * SECOND);
  const spent = Number(headers["x-ratelimit-remaining"]) === 0;
  if (spent || /api rate limit exceeded/iu.test(message)) {
    const reset = Number(headers["x-ratelimit-reset"]) * SECOND;
    return bounded(Number.isFinite(reset) && reset > now ? reset - now + SECOND : SECONDARY_WAIT);
  }
  return status === 429 || /rate limit|abuse detection/iu.test(message) ? SECONDARY_WAIT : null;
}

function bounded(wait: Duration): Duration {
  return Math.min(wait, LONGEST_WAIT);
}

function unprocessable(message: string): RefusedBecause {
  if (/conflict/iu.test(message)) return "conflict";
  return /\b(?:is|was|already) (?:closed|merged)|can't be closed/iu.test(message) ? "not-open" : "invalid";
}

function says(sayings: Sayings, message: string): RefusedBecause | undefined {
  return sayings.find(([pattern]) => pattern.test(message))?.[1];
}
