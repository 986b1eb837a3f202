/**
 * The final comment period: when it began, when it ends, and what moves its end.
 */
import { DAY, type Duration, type Instant } from "./instant.ts";
import type { Motion } from "./motion.ts";

/** The end can be moved by changes of text, but by no more than this in all (D16). */
export const LONGEST_EXTENSION: Duration = 7 * DAY;

/** After a pause no wait ends sooner than this (D34). */
export const AFTER_PAUSE: Duration = DAY;

export interface Period {
  /** Its number among the motion's periods, from 1. */
  readonly number: number;
  /** When the announcement was posted: the period runs from here (D17). */
  readonly startedAt: Instant;
  readonly endsAt: Instant;
  /** The end before changes of text moved it; the limit of moving counts from here. */
  readonly firstEnd: Instant;
  /** Until then every short-cut waits (D19). */
  readonly shortCutFrom: Instant;
  /** How often the end was moved. */
  readonly moves: number;
  /** The announcement's address. */
  readonly url: string;
}

/** What of a motion its periods go by. */
export type PeriodTerms = Pick<Motion, "policy" | "noEndBefore">;

/**
 * When a period that is announced at `announcedAt` ends: it is a whole one (R10, D17), and a text that changed at
 * `changedAt` before can be objected to for its grace (D16). `null` is a text that doesn't matter.
 */
export function endOfPeriod(
  { policy, noEndBefore = 0 }: PeriodTerms,
  announcedAt: Instant,
  changedAt: Instant | null,
): Instant {
  const whole = Math.max(announcedAt + policy.fcp.length, noEndBefore);
  return changedAt === null ? whole : Math.max(whole, changedAt + policy.fcp.changeGrace);
}

/** A period from its announcement on (R10, D17); `changedAt` is what `endOfPeriod` takes. */
export function openPeriod(
  number: number,
  announcedAt: Instant,
  terms: PeriodTerms,
  url: string,
  changedAt: Instant | null = null,
): Period {
  const endsAt = endOfPeriod(terms, announcedAt, changedAt);
  return {
    number,
    startedAt: announcedAt,
    endsAt,
    firstEnd: endsAt,
    shortCutFrom: announcedAt + terms.policy.fcp.minimum,
    moves: 0,
    url,
  };
}

export type Moved =
  | { readonly kind: "kept" | "too-far" }
  | { readonly kind: "moved"; readonly period: Period };

/**
 * What a change of text first seen at `changedAt` does to the end (D16): nobody can object to what they could
 * not see, so `grace` is left from then on; but not for longer than seven days in all.
 */
export function moveEnd(period: Period, changedAt: Instant, grace: Duration): Moved {
  const endsAt = changedAt + grace;
  if (endsAt <= period.endsAt) return { kind: "kept" };
  if (endsAt > period.firstEnd + LONGEST_EXTENSION) return { kind: "too-far" };
  return { kind: "moved", period: { ...period, endsAt, moves: period.moves + 1 } };
}

/** The period goes on after its decision lapsed: to its announced end, or to the grace after the change (D20). */
export function resumePeriod(period: Period, changedAt: Instant, grace: Duration): Period {
  const endsAt = Math.max(period.endsAt, changedAt + grace);
  if (endsAt === period.endsAt) return period;
  return { ...period, endsAt, firstEnd: Math.max(period.firstEnd, endsAt), moves: period.moves + 1 };
}

/** After a pause no wait ends sooner than 24 hours after it (D34). */
export function waitAfterPause(period: Period, resumedAt: Instant, pausedAt: Instant): Period {
  const earliest = resumedAt + AFTER_PAUSE;
  const waiting = period.shortCutFrom > pausedAt;
  const shortCutFrom = waiting ? Math.max(period.shortCutFrom, earliest) : period.shortCutFrom;
  if (period.endsAt >= earliest) return { ...period, shortCutFrom };
  return {
    ...period,
    endsAt: earliest,
    firstEnd: Math.max(period.firstEnd, earliest),
    shortCutFrom,
    moves: period.moves + 1,
  };
}
