/**
 * What goes wrong between the bot and GitHub, and the one way through which every request of the bot goes: through
 * the port in memory, and over HTTP.
 *
 * A crash is the end of a process: the request in hand never settles, and neither does any later one that the
 * same process sends. The next process asks the world for a new port.
 */
import { GitHubRefused, GitHubUnavailable, type RefusedBecause } from "@rfckit/reconciler";
import { countRequests, type RequestKind, type RequestTally } from "./requests.ts";

export interface AnswerFault {
  /** The HTTP status of the answer; `null` for none at all. */
  readonly status: number | null;
  /** How many requests are answered so. */
  readonly times: number;
}

export interface Faults {
  /** No wake-up arrives. */
  readonly lose?: boolean;
  /** Each wake-up arrives this many times. */
  readonly duplicate?: number;
  /** Wake-ups are held back and arrive in pairs, the later one first. */
  readonly reorder?: boolean;
  /** The next requests, reads and writes, fail without any effect. */
  readonly fail?: AnswerFault;
  /** The next writes take effect, and are answered as if they had failed. A read has no effect to lose. */
  readonly failAfter?: AnswerFault;
  /** After this many more writes took effect the process dies, once, before the answer reaches it. */
  readonly crashAfter?: number;
  /** Of several changes sent together only the first half takes effect; the answer is 502. */
  readonly half?: boolean;
}

export interface FaultState {
  fail: AnswerFault;
  failAfter: AnswerFault;
  /** Writes left until the process dies; `null` where it lives on. */
  writesLeft: number | null;
  half: boolean;
  /** Grows with every death: a port that was made before is a dead process's. */
  generation: number;
  readonly onDeath: () => void;
  readonly mourners: (() => void)[];
}

const NEVER: AnswerFault = { status: null, times: 0 };

export function createFaultState(onDeath: () => void): FaultState {
  return {
    fail: NEVER,
    failAfter: NEVER,
    writesLeft: null,
    half: false,
    generation: 0,
    onDeath,
    mourners: [],
  };
}

/** Replaces the faults between the bot and GitHub; those that aren't named end. */
export function setAnswerFaults(state: FaultState, faults: Faults): void {
  state.fail = faults.fail ?? NEVER;
  state.failAfter = faults.failAfter ?? NEVER;
  state.writesLeft = faults.crashAfter ?? null;
  state.half = faults.half ?? false;
}

/** What carrying out a request came to. */
export interface Outcome<T> {
  readonly value: T;
  /** How many requests it took. */
  readonly requests: number;
}

/** What a fault does to one request: it is answered so (`null`: not at all), or its process is dead. */
export type Disturbance =
  | { readonly kind: "failed"; readonly status: number | null }
  | { readonly kind: "dead" };

/**
 * Sends one request: counts it, lets `work` have its effect, and answers, all as the faults in force say. What
 * `work` throws is GitHub's answer.
 */
export function sendRequest<T>(
  state: FaultState,
  tally: RequestTally,
  generation: number,
  kind: RequestKind,
  work: () => Outcome<T>,
): Promise<T> {
  const before = beginRequest(state, tally, generation, kind);
  if (before !== null) return disturbed(kind, before);
  let outcome: Outcome<T>;
  try {
    outcome = work();
  } catch (refusal) {
    countRequests(tally, kind, 1);
    return Promise.reject(refusal);
  }
  const after = endRequest(state, tally, kind, outcome.requests);
  return after === null ? Promise.resolve(outcome.value) : disturbed(kind, after);
}

/**
 * The first half of a request, before it has any effect. What is disturbed here has none, and was counted where it
 * was sent at all; else either `endRequest` follows, or `countRequests` where GitHub refuses it.
 */
export function beginRequest(
  state: FaultState,
  tally: RequestTally,
  generation: number,
  kind: RequestKind,
): Disturbance | null {
  if (generation !== state.generation) return { kind: "dead" };
  if (state.writesLeft === 0) return die(state);
  if (state.fail.times === 0) return null;
  state.fail = { ...state.fail, times: state.fail.times - 1 };
  countRequests(tally, kind, 1);
  return { kind: "failed", status: state.fail.status };
}

/** The second half, after the effect: counts it, and says what becomes of its answer. */
export function endRequest(
  state: FaultState,
  tally: RequestTally,
  kind: RequestKind,
  requests: number,
): Disturbance | null {
  countRequests(tally, kind, requests);
  if (!kind.write) return null;
  if (state.writesLeft !== null) {
    state.writesLeft -= 1;
    if (state.writesLeft === 0) return die(state);
  }
  if (state.failAfter.times === 0) return null;
  state.failAfter = { ...state.failAfter, times: state.failAfter.times - 1 };
  return { kind: "failed", status: state.failAfter.status };
}

/** A promise of the next death of the bot's process. */
export function nextDeath(state: FaultState): Promise<void> {
  return new Promise((resolve) => state.mourners.push(resolve));
}

function die(state: FaultState): Disturbance {
  state.writesLeft = null;
  state.generation += 1;
  for (const told of state.mourners.splice(0)) told();
  state.onDeath();
  return { kind: "dead" };
}

function disturbed(kind: RequestKind, disturbance: Disturbance): Promise<never> {
  if (disturbance.kind === "dead") return new Promise<never>(() => {});
  return Promise.reject(failedAnswer(kind, disturbance.status));
}

/** How long GitHub asks to wait where it says that there were too many requests, in ms. */
const RETRY_AFTER = 60_000;

const REASONS: ReadonlyMap<number, RefusedBecause> = new Map([
  [403, "permission"],
  [404, "gone"],
  [409, "head-moved"],
  [410, "gone"],
  [422, "invalid"],
]);

function failedAnswer({ name }: RequestKind, status: number | null): GitHubRefused | GitHubUnavailable {
  const message =
    status === null ? `No answer came to "${name}".` : `GitHub answered "${name}" with ${status}.`;
  // 405 is about merging; of what it can mean, "try again" is the one that holds whatever the pull request is like.
  const reason = status === 405 ? "base-moved" : REASONS.get(status ?? 0);
  if (status !== null && reason !== undefined) return new GitHubRefused(status, reason, message);
  return new GitHubUnavailable(status, message, status === 429 ? RETRY_AFTER : null);
}
