/**
 * The wake-ups port: which errands are to be run, and when. A wake-up that is stored is not forgotten: not by a crash, and
 * not by an errand that begins and doesn't end.
 *
 * Each errand has one due time. Ringing moves it forward, the end of a period is a later one, a failure backs it off. All
 * times are told as waits, in ms from now: whoever keeps the wake-ups has the clock.
 */
import type { Duration } from "@rfckit/core";
import type { Lease } from "./leases.ts";
import type { PullKey } from "./snapshot.ts";

/** What is to be looked at. What concerns a repository as such has the number 0, and what concerns all the repository 0 too. */
export type Errand =
  /** A pull request. */
  | "pull"
  /** A plain issue. */
  | "issue"
  /** A repository's configuration. */
  | "repository"
  /** What changed in a repository. */
  | "sweep"
  /** Which repositories there are. */
  | "everywhere";

export interface WakeUp {
  readonly errand: Errand;
  readonly key: PullKey;
}

/** What something looked like at a sweep. */
export interface Print extends WakeUp {
  readonly fingerprint: string;
}

/** A wake-up that is being served. It stays due until it is settled, though nobody else can take it under this lease. */
export interface Taken extends WakeUp {
  readonly lease: Lease;
  /** Failures in a row. */
  readonly failures: number;
  /** How often it was rung for until now: it tells later rings from these. */
  readonly rings: number;
}

/** What became of it, and how long it may rest, in ms; `null` for until it is rung for. */
export type Settlement =
  /** Done; where it was rung for meanwhile it is due at once. */
  | { readonly kind: "served"; readonly dueIn: Duration | null }
  /** It can't be served now, whatever rang meanwhile. */
  | { readonly kind: "postponed"; readonly dueIn: Duration }
  /** One failure more, whatever rang meanwhile. `parked` tells why it is left alone for long; `null` where it isn't. */
  | { readonly kind: "failed"; readonly dueIn: Duration; readonly parked: string | null };

/** What is waiting, for the operator. */
export interface Backlog {
  /** How many are due now. */
  readonly due: number;
  /** How long the one that waits longest has been due, in ms; 0 where none is. */
  readonly oldest: Duration;
  readonly parked: readonly (WakeUp & { readonly why: string })[];
}

export interface WakeUps {
  /** Has these served in `wait` ms at the latest (0 where it is left out), in whatever order. */
  ring(wakeUps: readonly WakeUp[], wait?: Duration): Promise<void>;
  /** Rings for those whose fingerprint isn't the one that it was told before, and keeps these. */
  compare(prints: readonly Print[]): Promise<void>;
  /**
   * The next due one, with a lease on its key for `length` ms; `null` where none is due and free. The repositories take
   * turns, and within one it is the wake-up that has waited longest.
   */
  take(length: Duration): Promise<Taken | null>;
  /** Gives the lease back. It has no effect where somebody else has taken that lease meanwhile. */
  settle(taken: Taken, settlement: Settlement): Promise<void>;
  /** How long nothing is due, in ms: 0 where something is, `null` where nothing waits. What others hold is due again in a moment. */
  nextDueIn(): Promise<Duration | null>;
  backlog(): Promise<Backlog>;
}

/** How soon to look again for an errand whose key somebody else has the lease on. */
export const WHILE_HELD: Duration = 5000;
