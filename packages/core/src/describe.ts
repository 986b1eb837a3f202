/**
 * A standing in the words that people, tables and scenario files use.
 */
import { awaitedGroups, signedGroups } from "./checklist.ts";
import type { Instant } from "./instant.ts";
import type { Motion } from "./motion.ts";
import type { Disposition } from "./policy.ts";
import type { Person } from "./stakeholder.ts";
import { motionPhase, type Phase, phaseOf, presentText, type Standing } from "./standing.ts";

export interface Description {
  readonly phase: Phase;
  readonly disposition: Disposition | null;
  readonly mover: Person | null;
  /** Everybody who signed the motion, also an earlier text. */
  readonly signedOff: readonly Person[];
  /** Groups that have signed the present text, and the others. */
  readonly signedGroups: readonly string[];
  readonly awaitingGroups: readonly string[];
  readonly objections: readonly { readonly name: string; readonly by: Person; readonly resolved: boolean }[];
  /** The running period; once accepted or rejected the last one. */
  readonly fcp: { readonly startedAt: Instant; readonly endsAt: Instant } | null;
}

/** Describes the motion on the table, or the one by which the pull request was accepted or rejected. */
export function describe(standing: Standing): Description {
  const phase = phaseOf(standing);
  const motion = motionShown(standing, phase);
  if (motion === null) {
    return {
      phase,
      disposition: null,
      mover: null,
      signedOff: [],
      signedGroups: [],
      awaitingGroups: [],
      objections: [],
      fcp: null,
    };
  }
  const text = presentText(standing);
  const period = standing.motion === null ? motion.lastPeriod : runningPeriod(motion);
  return {
    phase,
    disposition: motion.disposition,
    mover: motion.mover,
    signedOff: motion.signOffs.map((signOff) => signOff.by),
    signedGroups: signedGroups(motion, text),
    awaitingGroups: awaitedGroups(motion, text),
    objections: motion.objections.map(({ name, by, resolution }) => ({
      name,
      by,
      resolved: resolution !== null,
    })),
    fcp: period === null ? null : { startedAt: period.startedAt, endsAt: period.endsAt },
  };
}

function motionShown(standing: Standing, phase: Phase): Motion | null {
  if (standing.motion !== null) return standing.motion;
  return phase === "accepted" || phase === "rejected" ? (standing.ended.at(-1)?.motion ?? null) : null;
}

function runningPeriod(motion: Motion): Motion["period"] {
  return motionPhase(motion) === "final-comment-period" ? motion.period : null;
}
