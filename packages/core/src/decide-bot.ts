/**
 * What the bot itself did, counted from the instant at which it was done: announcements, decisions, failures.
 *
 * These are facts like any other. They are recorded only once they stand on GitHub (an announcement), or
 * before the irreversible is tried (a decision).
 */

import { isSeconded } from "./checklist.ts";
import type {
  DecidedEntry,
  HinderedEntry,
  ObjectionLapsedEntry,
  PauseEntry,
  PeriodOpenedEntry,
  PostedEntry,
  RecoveredEntry,
} from "./entry.ts";
import { AFTER_PAUSE, openPeriod, waitAfterPause } from "./final-comment-period.ts";
import type { Motion } from "./motion.ts";
import { type AbortReason, about } from "./notice.ts";
import { settle } from "./object.ts";
import { openObjections } from "./objection.ts";
import { changeThatMatters, type Standing } from "./standing.ts";

export function decidePosted(standing: Standing, entry: PostedEntry): Standing {
  const { id, at, url } = entry;
  return { ...standing, posted: { ...standing.posted, [entry.about]: { id, at, url } } };
}

/**
 * The period runs from its announcement on (D17). What was written before the announcement counts before it,
 * and may have taken its ground: then it ends as it begins, and that is announced too.
 */
export function decidePeriodOpened(standing: Standing, entry: PeriodOpenedEntry): Standing {
  const { motion } = standing;
  if (motion === null || motion.number !== entry.motion) return standing;
  const period = openPeriod(
    motion.periods + 1,
    entry.at,
    motion,
    entry.url,
    changeThatMatters(standing, motion),
  );
  const opened = { ...motion, lastPeriod: period, periods: period.number };
  const because = missingGround(motion);
  if (because === null) return { ...standing, motion: { ...opened, period } };
  const named = about.aborted(motion.number, period.number);
  return {
    ...standing,
    motion: opened,
    notices: [
      ...standing.notices,
      { kind: "period-aborted", about: named, motion: motion.number, at: entry.at, because },
    ],
  };
}

/** What keeps a period from running (R9, R11), or `null`. */
function missingGround(motion: Motion): AbortReason | null {
  const [objection] = openObjections(motion.objections);
  if (objection !== undefined) {
    return { kind: "objection", name: objection.name, by: objection.by, url: objection.source.url };
  }
  return isSeconded(motion) ? null : { kind: "sign-off-withdrawn", by: null };
}

export function decideDecided(standing: Standing, entry: DecidedEntry): Standing {
  const { motion } = standing;
  if (motion === null || motion.number !== entry.motion) return standing;
  const { at, because, head, text } = entry;
  const decision = { at, because, head, text, hindrance: null };
  return { ...standing, motion: { ...motion, decision, decisions: motion.decisions + 1 } };
}

/** The first hindrance of a decision is announced together with the decision (D17, D20). */
export function decideHindered(standing: Standing, entry: HinderedEntry): Standing {
  const { motion } = standing;
  if (motion === null || motion.number !== entry.motion || motion.decision === null) return standing;
  const hindrance = { what: entry.hindrance, at: entry.at, circumstances: entry.circumstances };
  const next = { ...standing, motion: { ...motion, decision: { ...motion.decision, hindrance } } };
  const named = about.decision(motion.number, motion.decisions);
  if (standing.notices.some((notice) => notice.about === named)) return next;
  return {
    ...next,
    notices: [...next.notices, { kind: "decision", about: named, motion: motion.number, at: entry.at }],
  };
}

/** Nobody seconded it in time (D26). */
export function decideObjectionLapsed(standing: Standing, entry: ObjectionLapsedEntry): Standing {
  const { motion } = standing;
  const objection = motion?.objections.find((each) => each.number === entry.objection);
  if (motion === null || motion.number !== entry.motion || objection === undefined) return standing;
  if (objection.resolution !== null) return standing;
  const settled = settle(standing, motion, objection, { at: entry.at, how: "lapsed", by: null });
  return {
    ...settled,
    notices: [
      ...settled.notices,
      {
        kind: "objection-lapsed",
        about: about.objectionLapsed(motion.number, objection.number),
        motion: motion.number,
        at: entry.at,
        objection: objection.number,
      },
    ],
  };
}

/**
 * The motion goes on without a short-cut, for nobody is known to have signed the present text, and with a whole new period.
 * People hear of it where they were told of a period or a decision before.
 */
export function decideRecovered(standing: Standing, entry: RecoveredEntry): Standing {
  const { motion } = standing;
  if (motion === null || motion.number !== entry.motion) return standing;
  const { number, periods } = motion;
  const decisions = Math.max(motion.decisions, entry.decisions);
  const signOffs = motion.signOffs.map((signOff) => ({ ...signOff, text: null }));
  const { notBefore = null } = entry;
  const noEndBefore = notBefore === null ? {} : { noEndBefore: Math.max(notBefore, motion.noEndBefore ?? 0) };
  const recovered = { ...motion, signOffs, period: null, decision: null, decisions, ...noEndBefore };
  const next = { ...standing, motion: recovered };
  if (periods + decisions === 0) return next;
  const named = about.recovered(number, entry.before + 1);
  return {
    ...next,
    notices: [...next.notices, { kind: "recovered", about: named, motion: number, at: entry.at }],
  };
}

/** While paused nothing is written; afterwards no wait ends sooner than in 24 hours (D34). */
export function decidePause(standing: Standing, entry: PauseEntry): Standing {
  if (entry.paused) {
    return standing.pausedSince === null ? { ...standing, pausedSince: entry.at } : standing;
  }
  const { motion, pausedSince } = standing;
  if (pausedSince === null) return standing;
  const next: Standing = { ...standing, pausedSince: null };
  if (motion === null) return next;
  const noLapseBefore = entry.at + AFTER_PAUSE;
  if (motion.period === null) return { ...next, motion: { ...motion, noLapseBefore } };
  const period = waitAfterPause(motion.period, entry.at, pausedSince);
  const moved = { ...motion, period, lastPeriod: period, noLapseBefore };
  if (period.endsAt === motion.period.endsAt || motion.decision !== null) return { ...next, motion: moved };
  return {
    ...next,
    motion: moved,
    notices: [
      ...next.notices,
      {
        kind: "end-moved",
        about: about.endMoved(motion.number, period.number, period.moves),
        motion: motion.number,
        at: entry.at,
        endsAt: period.endsAt,
        because: "pause",
      },
    ],
  };
}
