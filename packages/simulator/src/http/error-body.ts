/** GitHub's error bodies: a message, and where one can read more. */
import { GitHubRefused } from "@rfckit/reconciler";
import { type Denial, NotAllowed } from "../github/denial.ts";
import { refusalMessage } from "./refusal-message.ts";
import type { RestAnswer } from "./rest/operation.ts";

/** Where GitHub documents what isn't about a single operation. */
export const DOCUMENTATION = "https://docs.github.com/rest";

/** An answer that is an error. */
export function errorAnswer(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
  errors?: readonly unknown[],
): RestAnswer {
  const more = errors === undefined ? {} : { errors };
  return {
    status,
    body: { message, ...more, documentation_url: DOCUMENTATION, status: String(status) },
    headers,
  };
}

/** What was asked, as far as the words of a refusal depend on it. */
export interface Refused {
  /** The operation's path in GitHub's description, by which GitHub names what is wrong. */
  readonly path: string;
  /** Whether GitHub lists what is wrong as plain sentences there. */
  readonly plainErrors: boolean;
  /** Whether a person asked, and no app. */
  readonly byPerson: boolean;
}

/** GitHub's "no" as its REST API says it; `null` for what is no "no". */
export function refusalAnswer(error: unknown, refused: Refused): RestAnswer | null {
  const denial: Denial | null =
    error instanceof NotAllowed
      ? error.denial
      : error instanceof GitHubRefused
        ? { status: error.status as Denial["status"], reason: error.reason, message: error.message }
        : null;
  if (denial === null) return null;
  const { status, reason, message: because } = denial;
  if (status === 422) {
    const wrong = { resource: resourceOf(refused.path), code: "custom", message: because };
    return errorAnswer(status, "Validation Failed", {}, [refused.plainErrors ? because : wrong]);
  }
  const mayNot = refused.byPerson && reason === "permission";
  return errorAnswer(
    status,
    mayNot ? "Resource not accessible by personal access token" : refusalMessage(denial).message,
  );
}

const RESOURCES: readonly (readonly [RegExp, string])[] = [
  [/\/reviews/u, "PullRequestReview"],
  [/\/pulls\/.*comments/u, "PullRequestReviewComment"],
  [/\/comments/u, "IssueComment"],
  [/\/labels/u, "Label"],
  [/\/check-runs/u, "CheckRun"],
  [/\/pulls/u, "PullRequest"],
  [/\/issues/u, "Issue"],
];

/** What GitHub says is wrong. */
function resourceOf(path: string): string {
  return RESOURCES.find(([pattern]) => pattern.test(path))?.[1] ?? "Repository";
}

/** What GitHub answers with a status that a story asks for. */
export function faultAnswer(status: number): RestAnswer {
  const messages: Readonly<Record<number, string>> = {
    401: "Bad credentials",
    403: "Resource not accessible by integration",
    404: "Not Found",
    405: "Base branch was modified. Review and try the merge again.",
    409: "Head branch was modified. Review and try the merge again.",
    410: "This issue was deleted",
    422: "Validation Failed",
    429: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
  };
  return errorAnswer(
    status,
    messages[status] ?? "Server Error",
    status === 429 ? { "retry-after": "60" } : {},
    status === 422 ? [{ resource: "Repository", code: "custom", message: "A fault says so." }] : undefined,
  );
}
