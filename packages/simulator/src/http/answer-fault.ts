/**
 * What can go wrong with single requests over HTTP, beyond the world's own faults: for stories about one answer.
 */
import { SECOND } from "@rfckit/core";
import { errorAnswer } from "./error-body.ts";
import type { RestAnswer } from "./rest/operation.ts";

/** A request as a story can tell it from others. */
export interface AskedRequest {
  /** `PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge`, or `graphql Observe`. */
  readonly name: string;
  readonly write: boolean;
  /** The id of the installation that asks. */
  readonly installation: number;
}

export interface HttpFault {
  /** How many requests are answered so. */
  readonly times: number;
  /** Which ones; all where it is left out. */
  readonly when?: (request: AskedRequest) => boolean;
  readonly answer:
    | "bad-credentials"
    | "primary-limit"
    | "secondary-limit"
    | "graphql-limit"
    /** A page for people, with the status 200, as of something that stands between. */
    | "not-json"
    /** No answer at all, and the connection stays open. */
    | "silence"
    | { readonly status: number; readonly message: string };
  /** In seconds; left out of the answer where it isn't given. */
  readonly retryAfter?: number;
  /** 403 unless it says otherwise; for the two limits. */
  readonly status?: 403 | 429;
  /** Whether the request takes effect before it is answered so. */
  readonly after?: boolean;
}

const PAGE = "<html><body><h1>One moment, please</h1></body></html>";

/** The faults that are still to come, in their order. */
export class AnswerFaults {
  #left: HttpFault[] = [];

  add(fault: HttpFault): void {
    this.#left.push(fault);
  }

  clear(): void {
    this.#left = [];
  }

  /** The fault that this request meets, which is used up by it; `null` for none. */
  take(request: AskedRequest): HttpFault | null {
    const index = this.#left.findIndex(({ when }) => when?.(request) ?? true);
    const fault = this.#left[index];
    if (fault === undefined) return null;
    if (fault.times <= 1) this.#left.splice(index, 1);
    else this.#left[index] = { ...fault, times: fault.times - 1 };
    return fault;
  }
}

/** Whose limits an answer tells of. */
export interface Limited {
  /** As GitHub names them: `installation ID 1`. */
  readonly name: string;
  /** When the limit ends, in UTC ms. */
  readonly resetAt: number;
}

/** The answer; `null` for silence. */
export function answerOf(
  { answer, retryAfter, status = 403 }: Omit<HttpFault, "times">,
  { name, resetAt }: Limited,
): RestAnswer | null {
  const wait: Record<string, string> = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  const limited = `API rate limit exceeded for ${name}.`;
  switch (answer) {
    case "bad-credentials":
      return errorAnswer(401, "Bad credentials");
    case "primary-limit":
      return errorAnswer(status, limited, {
        ...wait,
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": String(Math.floor(resetAt / SECOND)),
      });
    case "secondary-limit":
      return errorAnswer(
        status,
        "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
        wait,
      );
    case "graphql-limit":
      return { status: 200, body: { errors: [{ type: "RATE_LIMITED", message: limited }] }, headers: wait };
    case "not-json":
      return { status: 200, body: PAGE, headers: { ...wait, "content-type": "text/html; charset=utf-8" } };
    case "silence":
      return null;
    default:
      return errorAnswer(answer.status, answer.message, wait);
  }
}
