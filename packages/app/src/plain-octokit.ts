/**
 * Probot's octokit, which sends each request exactly once and at once.
 *
 * As it comes, it repeats merges and comments that were answered with 5xx, 405 or 409, waits for limits, and puts a
 * second between two writes. Here the reconciler decides what is sent, and when to try again. (One repetition is left,
 * in octokit's authentication: of what was answered 401 while the token was less than five seconds old. GitHub's replicas
 * don't know a new token at once, and what was answered 401 had no effect.)
 */
import { type Duration, SECOND } from "@rfckit/core";
import { ProbotOctokit } from "probot";

/** As Probot hands them down; what signs in has a way of its own to ask for tokens. */
interface Options {
  readonly baseUrl?: string;
  readonly auth?: { readonly request?: { defaults(options: { readonly baseUrl: string }): unknown } };
}

/** The function form: of the object form Probot overwrites `throttle` without a word. */
export const PlainOctokit = ProbotOctokit.defaults((options: Options) => ({
  ...options,
  ...authAt(options),
  throttle: { enabled: false },
  retry: { enabled: false },
}));

/** Probot tells what signs in no address: a token that is to be renewed would be asked for at github.com, wherever we are. */
function authAt({ baseUrl, auth }: Options): object {
  if (baseUrl === undefined || auth?.request === undefined) return {};
  return { auth: { ...auth, request: auth.request.defaults({ baseUrl }) } };
}

/**
 * How long a request may take that has no limit of its own, in ms: octokit's own for tokens. GitHub ends its requests
 * after ten seconds.
 */
const PATIENCE: Duration = 10 * SECOND;

/** A `fetch` that is never without a time limit: its caller's, or else `patience` ms. */
export function createPatientFetch(patience: Duration = PATIENCE): typeof fetch {
  return (input, init) => fetch(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(patience) });
}
