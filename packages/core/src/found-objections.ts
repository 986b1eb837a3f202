/**
 * Objections that were found in the thread after their receipts were lost: nobody sheds one by deleting what the bot wrote (D21).
 *
 * They block the motion on the table, and without one they stand against the next, whatever it is for.
 */
import type { ObjectionsFoundEntry } from "./entry.ts";
import { MOST_OBJECTIONS } from "./limits.ts";
import { announceObjection } from "./object.ts";
import type { Objection } from "./objection.ts";
import type { Disposition } from "./policy.ts";
import type { Standing } from "./standing.ts";

const DISPOSITIONS: readonly Disposition[] = ["merge", "close", "postpone"];

export function decideObjectionsFound(standing: Standing, entry: ObjectionsFoundEntry): Standing {
  const { motion } = standing;
  const carried = { ...standing.carried };
  for (const disposition of DISPOSITIONS) {
    if (disposition === motion?.disposition) continue;
    const before = carried[disposition] ?? [];
    const more = numbered(entry, before);
    if (more.length > 0) carried[disposition] = [...before, ...more];
  }
  const next = { ...standing, carried };
  if (motion === null) return next;
  const more = numbered(entry, motion.objections);
  const [first] = more;
  if (first === undefined) return next;
  const notice = announceObjection(motion, first);
  return {
    ...next,
    motion: { ...motion, objections: [...motion.objections, ...more], period: null, decision: null },
    notices: notice === null ? next.notices : [...next.notices, notice],
  };
}

/** Those that there is room for beside the others. */
function numbered({ objections }: ObjectionsFoundEntry, before: readonly Objection[]): Objection[] {
  return objections
    .slice(0, Math.max(0, MOST_OBJECTIONS - before.length))
    .map(({ name, by, at, source }, index) => {
      const number = before.length + index + 1;
      return { number, name, by, at, source, carried: true, seconds: [], resolution: null };
    });
}
