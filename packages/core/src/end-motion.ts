/**
 * The one place where a motion leaves the table. It ends exactly once, and what has ended never changes.
 */
import type { Instant } from "./instant.ts";
import type { EndedMotion, Motion, MotionEnd } from "./motion.ts";
import { about, type Notice } from "./notice.ts";
import { openObjections } from "./objection.ts";
import type { Person } from "./stakeholder.ts";
import type { Standing } from "./standing.ts";

/** Takes the motion off the table. Objections still open stand against the next of its disposition (D21). */
export function endMotion(
  standing: Standing,
  motion: Motion,
  end: MotionEnd,
  at: Instant,
  by: Person | null,
): Standing {
  const ended: EndedMotion = { motion, end, at, by };
  const outlive = end.kind === "cancelled" || end.kind === "lapsed" || end.kind === "withdrawn";
  return {
    ...standing,
    motion: null,
    ended: [...standing.ended, ended],
    reopened: false,
    carried: {
      ...standing.carried,
      [motion.disposition]: outlive ? openObjections(motion.objections) : [],
    },
    notices: [...standing.notices, ...announceEnd(motion, end, at, by)],
  };
}

/** A decision is announced with what became of it; a lapse always; a cancelled motion where people were waiting for it. */
function announceEnd(motion: Motion, end: MotionEnd, at: Instant, by: Person | null): Notice[] {
  const common = { motion: motion.number, at };
  switch (end.kind) {
    case "accepted":
    case "rejected":
      return [{ ...common, kind: "decision", about: about.decision(motion.number, motion.decisions) }];
    case "lapsed":
      return [{ ...common, kind: "motion-ended", about: about.ended(motion.number), end, by }];
    case "cancelled":
      if (motion.period === null && motion.decision === null) return [];
      return [{ ...common, kind: "motion-ended", about: about.ended(motion.number), end, by }];
    case "withdrawn":
    case "merged-by-hand":
      return [];
  }
}
