/**
 * One line to GitHub: sends a request, reads GitHub's clock and limits off the answer, and turns what fails into the
 * port's two errors.
 *
 * It sends each request once. The one exception is an expired token (401): that request had no effect for sure, so it
 * is sent again with a new token. While a limit of GitHub's lasts it sends nothing at all, whoever asks.
 */
import { type Duration, type Instant, SECOND } from "@rfckit/core";
import {
  type Allowance,
  type Clock,
  type GitHubRefused,
  GitHubUnavailable,
  REQUEST_TIME,
} from "@rfckit/reconciler";
import { AllowanceBook, ContentPace } from "./allowance.ts";
import { askedWait, classifyFailure, type Failure } from "./classify-failure.ts";
import { QuietTime } from "./quiet-time.ts";
import type { Answer, Headers, Requester } from "./requester.ts";

/** A request that hasn't been answered by then is given up: a write may take no longer than a lease allows. */
const PATIENCE: Duration = REQUEST_TIME - 2 * SECOND;

/** The route of every GraphQL operation. */
export const GRAPHQL = "POST /graphql";

export interface LineOptions {
  readonly requester: Requester;
  /** Has the requester get a new token with its next request; left out where it has one that doesn't expire. */
  readonly renew?: () => void;
  /** Where REST is served; GraphQL's address follows from it. GitHub's own where it is left out. */
  readonly baseUrl?: string;
  /** The host's clock, by which limits are waited out; without it that is left to whoever asks. */
  readonly hostClock?: Clock;
  readonly onAnswer?: OnAnswer;
}

/**
 * Hears of each request that was sent: its route or `graphql` and the operation's name, and the answer's status, `null`
 * where none came.
 */
export type OnAnswer = (kind: string, status: number | null) => void;

export interface Reply {
  readonly data: unknown;
  /** GitHub's clock, in UTC ms: whole seconds. */
  readonly at: Instant;
  readonly headers: Headers;
}

export interface Line {
  /** Sends a request. Throws `GitHubRefused` and `GitHubUnavailable`, the latter also where it wasn't sent. */
  send(route: string, parameters?: Readonly<Record<string, unknown>>): Promise<Reply>;
  /** The same for a request that makes content, which GitHub takes only so many of. */
  post(route: string, parameters: Readonly<Record<string, unknown>>): Promise<Reply>;
  /** Takes note of a failure that only its content told, and gives the error that it is. */
  failed(failure: Failure): GitHubRefused | GitHubUnavailable;
  allowance(): Allowance | null;
  /** The same for each of GitHub's budgets, by its name: `core`, `graphql`. */
  allowances(): readonly (readonly [string, Allowance])[];
  /** GitHub's clock at its last answer. */
  clock(): Instant;
}

export function createLine(options: LineOptions): Line {
  const { requester, renew, baseUrl, hostClock, onAnswer = () => {} } = options;
  // A GitHub Enterprise Server has REST at /api/v3, and GraphQL beside it at /api/graphql.
  const besides = baseUrl === undefined ? {} : { baseUrl: baseUrl.replace(/\/v3\/?$/u, "") };
  const book = new AllowanceBook();
  const pace = new ContentPace();
  const quiet = new QuietTime(hostClock ?? null);
  let clock: Instant = 0;

  /** GitHub's clock at that answer; `null` where it doesn't tell. */
  const noteAnswer = (headers: Headers): Instant | null => {
    const at = Date.parse(String(headers["date"] ?? ""));
    const readable = Number.isFinite(at);
    if (readable) clock = at;
    book.note(headers, clock);
    return readable ? at : null;
  };

  const failed = (failure: Failure): GitHubRefused | GitHubUnavailable => {
    const wait = askedWait(failure, clock);
    if (wait !== null) quiet.keep(wait);
    return classifyFailure(failure, clock);
  };

  const send = async (route: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<Reply> => {
    const left = quiet.left();
    if (left > 0) throw new GitHubUnavailable(null, `${route}: not sent while a limit lasts.`, left);
    // One patience for both attempts: the lease doesn't grow with the second.
    const request = { signal: AbortSignal.timeout(PATIENCE) };
    const kind = route === GRAPHQL ? operationName(parameters["query"]) : route;
    const attempt = async () => {
      try {
        const given = await requester.request(route, {
          ...parameters,
          ...(route === GRAPHQL ? besides : {}),
          request,
        });
        onAnswer(kind, given.status);
        return given;
      } catch (error) {
        onAnswer(kind, readFailure(error, route).status);
        throw error;
      }
    };
    let answer: Answer;
    try {
      answer = await attempt().catch(async (error: unknown) => {
        if (renew === undefined || readFailure(error, route).status !== 401) throw error;
        renew();
        return attempt();
      });
    } catch (error) {
      const failure = readFailure(error, route);
      if (failure.status !== null) noteAnswer(failure.headers);
      throw failed(failure);
    }
    const at = noteAnswer(answer.headers);
    if (at === null) {
      throw new GitHubUnavailable(
        answer.status,
        `${route}: the answer bears no date, and time is read there.`,
      );
    }
    return { data: answer.data, at, headers: answer.headers };
  };

  return {
    send,
    failed,
    post: async (route, parameters) => {
      const wait = pace.wait(clock);
      if (wait > 0) {
        throw new GitHubUnavailable(null, `${route}: not sent, for GitHub takes no more comments now.`, wait);
      }
      const reply = await send(route, parameters);
      pace.note(reply.at);
      return reply;
    },
    allowance: () => book.scarcest(),
    allowances: () => book.all(),
    clock: () => clock,
  };
}

/** What a request to GraphQL is called: `graphql Observe`. */
export function operationName(query: unknown): string {
  return `graphql ${/(?:query|mutation)\s+(\w+)/u.exec(String(query))?.[1] ?? ""}`;
}

/**
 * What octokit threw: an error with a status and, where GitHub answered at all, the answer. (Without one it makes up
 * the status 500.)
 */
function readFailure(error: unknown, route: string): Failure {
  const { response, message = String(error) } = error as {
    readonly message?: string;
    readonly response?: { readonly status: number; readonly headers: Headers; readonly data: unknown };
  };
  if (response === undefined) return { status: null, message, headers: {}, route };
  return {
    status: response.status,
    message: messageOf(response.data) ?? message,
    headers: response.headers,
    route,
  };
}

/** GitHub's message, and beside a 422 what exactly it doesn't take. */
function messageOf(data: unknown): string | null {
  if (typeof data !== "object" || data === null || !("message" in data)) return null;
  const details =
    "errors" in data && Array.isArray(data.errors)
      ? data.errors.map((each: unknown) =>
          typeof each === "string" ? each : String((each as { message?: unknown })?.message ?? ""),
        )
      : [];
  return [String(data.message), ...details.filter((detail) => detail !== "")].join(": ");
}
