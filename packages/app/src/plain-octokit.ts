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
import type { TokenCache } from "./token-cache.ts";

/** As Probot hands them down. */
interface Options {
  readonly auth?: object;
}

/** Signs in with tokens out of that cache. */
export function plainOctokit(cache: TokenCache): typeof ProbotOctokit {
  // The function form: of the object form Probot overwrites `throttle` without a word.
  return ProbotOctokit.defaults((options: Options) => ({
    ...options,
    ...(options.auth === undefined ? {} : { auth: { ...options.auth, cache } }),
    throttle: { enabled: false },
    retry: { enabled: false },
  }));
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
