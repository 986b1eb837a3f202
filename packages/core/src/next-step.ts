/**
 * What is due by now, once every known fact has been counted (R9, R12, R13), and when to look again.
 */
import { awaitedGroups, hasEveryGroupSigned, isSeconded } from "./checklist.ts";
import type { Instant } from "./instant.ts";
import { DAY } from "./instant.ts";
import type { Motion } from "./motion.ts";
import { about, type Notice } from "./notice.ts";
import { openObjections } from "./objection.ts";
import { presentText, type Standing } from "./standing.ts";

/** An objection that will lapse is announced so long ahead (D26). */
export const WARNED_AHEAD = 7 * DAY;

/** A decision that GitHub hinders is tried again after so long, even if nothing seems to have changed (D20). */
export const TRY_AGAIN_AFTER = DAY;

export type Step =
  /** Announce the period; it runs from the announcement (R9, D17). */
  | { readonly kind: "open-period"; readonly motion: Motion }
  /** The period has run out (R12), or every group has signed (R13). */
  | { readonly kind: "decide"; readonly motion: Motion; readonly because: "period-ended" | "every-group" }
  /** Merge or close, or try it again (D20). */
  | { readonly kind: "carry-out"; readonly motion: Motion }
  | { readonly kind: "lapse-objection"; readonly motion: Motion; readonly objection: number };

/**
 * The one thing that is due at `now`, or `null`. `circumstances` tells what carrying out depends on: while it is
 * as it was at the last failure, a decision isn't tried again before a day is over.
 */
export function nextStep(standing: Standing, now: Instant, circumstances: string): Step | null {
  const { motion } = standing;
  if (motion === null || standing.state !== "open" || standing.pausedSince !== null) return null;

  const lapsing = openObjections(motion.objections).find((objection) => {
    const lapse = lapseOf(standing, motion, objection.number);
    return lapse?.warned === true && lapse.lapsesAt <= now;
  });
  if (lapsing !== undefined) return { kind: "lapse-objection", motion, objection: lapsing.number };
  if (openObjections(motion.objections).length > 0) return null;

  const { decision, period } = motion;
  if (decision !== null) {
    const { hindrance } = decision;
    const again =
      hindrance === null ||
      hindrance.circumstances !== circumstances ||
      now - hindrance.at >= TRY_AGAIN_AFTER;
    return again ? { kind: "carry-out", motion } : null;
  }
  if (!isSeconded(motion)) return null;
  const everyGroup = hasEveryGroupSigned(motion, presentText(standing));
  if (everyGroup && mayCutShort(motion, now)) return { kind: "decide", motion, because: "every-group" };
  if (period === null) return { kind: "open-period", motion };
  if (period.endsAt <= now) return { kind: "decide", motion, because: "period-ended" };
  return null;
}

/** Without a minimum a short-cut waits for nothing; with one, for the announcement and the minimum after it (D19). */
function mayCutShort(motion: Motion, now: Instant): boolean {
  if (motion.policy.fcp.minimum === 0 && motion.period === null) return true;
  return motion.period !== null && motion.period.shortCutFrom <= now;
}

/** When an unseconded objection lapses, if it does, and when that is announced (D26). */
function lapseOf(
  standing: Standing,
  motion: Motion,
  number: number,
): { readonly warnAt: Instant; readonly lapsesAt: Instant; readonly warned: boolean } | null {
  const { secondAfter } = motion.policy.objection;
  const objection = motion.objections.find((each) => each.number === number);
  if (secondAfter === null || objection === undefined || objection.resolution !== null) return null;
  if (objection.seconds.length > 0) return null;
  const due = Math.max(objection.at + secondAfter, motion.noLapseBefore);
  const warning = standing.posted[about.objectionWarned(motion.number, number)];
  if (warning === undefined) return { warnAt: due - WARNED_AHEAD, lapsesAt: due, warned: false };
  return { warnAt: warning.at, lapsesAt: Math.max(due, warning.at + WARNED_AHEAD), warned: true };
}

/** What time alone makes worth announcing: reminders (D33) and objections about to lapse (D26). Each once. */
export function timelyNotices(standing: Standing, now: Instant): Notice[] {
  const { motion } = standing;
  if (motion === null || standing.state !== "open") return [];
  const notices: Notice[] = [];
  for (const objection of openObjections(motion.objections)) {
    const lapse = lapseOf(standing, motion, objection.number);
    if (lapse === null || lapse.warned || lapse.warnAt > now) continue;
    notices.push({
      kind: "objection-will-lapse",
      about: about.objectionWarned(motion.number, objection.number),
      motion: motion.number,
      at: now,
      objection: objection.number,
      lapsesAt: Math.max(lapse.lapsesAt, now + WARNED_AHEAD),
    });
  }
  const reminder = dueReminder(standing, motion, now);
  if (reminder !== null) notices.push(reminder);
  return notices;
}

/** The latest reminder that is due; ones that were missed before it are not made up for. */
function dueReminder(standing: Standing, motion: Motion, now: Instant): Notice | null {
  const { period } = motion;
  if (period === null || motion.decision !== null || openObjections(motion.objections).length > 0)
    return null;
  if (now >= period.endsAt) return null;
  const groups = awaitedGroups(motion, presentText(standing));
  const due = motion.policy.fcp.reminders.filter((before) => period.endsAt - before <= now);
  const before = Math.min(...due);
  if (due.length === 0 || groups.length === 0 || period.endsAt - before <= period.startedAt) return null;
  const named = about.reminder(motion.number, period.number, before);
  if (standing.posted[named] !== undefined) return null;
  return { kind: "reminder", about: named, motion: motion.number, at: now, endsAt: period.endsAt, groups };
}

/** The next instant after `now` at which time alone changes something, or `null`. */
export function nextDue(standing: Standing, now: Instant): Instant | null {
  const { motion } = standing;
  if (motion === null || standing.state !== "open" || standing.pausedSince !== null) return null;
  const instants: Instant[] = [];
  const { period, decision } = motion;
  for (const objection of openObjections(motion.objections)) {
    const lapse = lapseOf(standing, motion, objection.number);
    if (lapse !== null) instants.push(lapse.warned ? lapse.lapsesAt : lapse.warnAt);
  }
  if (decision?.hindrance) instants.push(decision.hindrance.at + TRY_AGAIN_AFTER);
  if (period !== null && decision === null) {
    instants.push(period.endsAt, period.shortCutFrom);
    for (const before of motion.policy.fcp.reminders) instants.push(period.endsAt - before);
  }
  const later = instants.filter((instant) => instant > now);
  return later.length === 0 ? null : Math.min(...later);
}
