/**
 * The wake queue in memory: for each errand one due time. Ringing moves it forward, a failure backs it off.
 *
 * Rings while an errand is being run coalesce into one more look. A restart forgets all of it, and
 * loses nothing: the first sweep rings whatever has business left.
 */
import { HOUR, type Instant, SECOND } from "@rfckit/core";
import type { PullKey } from "./ports/snapshot.ts";

/** The longest that a failing errand is left alone. */
const LONGEST_BACK_OFF = HOUR;
const FIRST_BACK_OFF = 30 * SECOND;

/** What is to be looked at. A repository as such has the number 0. */
export type Errand = "pull" | "issue" | "repository";

export interface Waiting {
  readonly errand: Errand;
  readonly key: PullKey;
  dueAt: Instant | null;
  /** Failures in a row. */
  failures: number;
  /** What the last sweep saw of it. */
  fingerprint: string | null;
}

export interface WakeQueue {
  ring(errand: Errand, key: PullKey, at: Instant): void;
  /** The due errand that has waited longest, taken off its due time; `null` where none is due. */
  take(now: Instant): Waiting | null;
  /** It was served: look again at `dueAt`, or sooner where it was rung meanwhile. */
  served(waiting: Waiting, dueAt: Instant | null): void;
  /** It failed at `now`: try again later, and not before `retryAfter` ms where GitHub asked for that. */
  failed(waiting: Waiting, now: Instant, retryAfter: number | null): void;
  /** It can't be served now: try again at `dueAt`, whatever rings meanwhile. */
  postponed(waiting: Waiting, dueAt: Instant): void;
  nextDue(): Instant | null;
  /** The waiting of an errand, made where there is none. */
  of(errand: Errand, key: PullKey): Waiting;
}

export function createWakeQueue(): WakeQueue {
  const all = new Map<string, Waiting>();
  const of = (errand: Errand, key: PullKey): Waiting => {
    const name = `${errand} ${key.repository}#${key.number}`;
    const before = all.get(name);
    if (before !== undefined) return before;
    const waiting: Waiting = { errand, key, dueAt: null, failures: 0, fingerprint: null };
    all.set(name, waiting);
    return waiting;
  };
  return {
    of,
    ring(errand, key, at) {
      const waiting = of(errand, key);
      waiting.dueAt = sooner(waiting.dueAt, at);
    },
    take(now) {
      let longest: Waiting | null = null;
      for (const waiting of all.values()) {
        if (waiting.dueAt === null || waiting.dueAt > now) continue;
        if (longest === null || waiting.dueAt < (longest.dueAt ?? now)) longest = waiting;
      }
      if (longest !== null) longest.dueAt = null;
      return longest;
    },
    served(waiting, dueAt) {
      waiting.failures = 0;
      waiting.dueAt = sooner(waiting.dueAt, dueAt);
    },
    failed(waiting, now, retryAfter) {
      waiting.failures += 1;
      const backOff = Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF * 2 ** Math.min(waiting.failures - 1, 10));
      // Whatever rang meanwhile waits along: what failed a moment ago would fail again.
      waiting.dueAt = now + Math.max(backOff, retryAfter ?? 0);
    },
    postponed(waiting, dueAt) {
      waiting.dueAt = dueAt;
    },
    nextDue() {
      let next: Instant | null = null;
      for (const { dueAt } of all.values()) next = sooner(next, dueAt);
      return next;
    },
  };
}

function sooner(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
