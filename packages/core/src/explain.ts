/**
 * A standing in sentences: where things stand, what is awaited next and from whom, and what led here.
 *
 * Only the first of these looks at the clock: the checklist shows what is awaited, and may not change as time
 * goes by.
 */
import { whatIsAwaited } from "./awaited.ts";
import { factsOf } from "./facts.ts";
import type { Instant } from "./instant.ts";
import type { Motion } from "./motion.ts";
import { openObjections } from "./objection.ts";
import { phaseOf, type Standing } from "./standing.ts";
import { doneTo, type Sentence, type Voice } from "./voice.ts";

export { sayCarryingOut, whatIsAwaited } from "./awaited.ts";
export { doneTo, enumerate, type Sentence, type Voice } from "./voice.ts";

export interface Explanation {
  /** Where things stand. */
  readonly phase: Sentence;
  /** What is awaited next and from whom; never empty. */
  readonly awaited: readonly Sentence[];
  /** Who did what when, oldest first. */
  readonly facts: readonly Sentence[];
}

/** Explains a standing as of `now` (UTC ms), which only says how long something still takes. */
export function explain(standing: Standing, now: Instant, voice: Voice): Explanation {
  return {
    phase: sayPhase(standing, now, voice),
    awaited: whatIsAwaited(standing, voice),
    facts: factsOf(standing, voice),
  };
}

function sayPhase(standing: Standing, now: Instant, voice: Voice): Sentence {
  const { motion } = standing;
  if (motion !== null) return sayMotionPhase(motion, now, voice);
  if (standing.text?.subject.kind === "upkeep" && standing.ended.length === 0) {
    return { text: "This pull request is not about an RFC.", rules: ["D1"] };
  }
  switch (phaseOf(standing)) {
    case "draft":
      return { text: "This RFC is a draft, and no motion is on the table.", rules: ["R2"] };
    case "accepted":
      return { text: "This RFC was accepted and is merged.", rules: ["R12"] };
    case "rejected":
      return { text: "This RFC was rejected and is closed.", rules: ["R12"] };
    case "withdrawn":
      return { text: "This pull request was closed by hand.", rules: ["D10"] };
    case "merged-by-hand":
      return { text: "This pull request was merged by hand.", rules: ["D10"] };
    default:
      return { text: "This RFC is under discussion, and no motion is on the table.", rules: ["R1"] };
  }
}

function sayMotionPhase(motion: Motion, now: Instant, voice: Voice): Sentence {
  const it = `The motion to ${motion.disposition}`;
  const open = openObjections(motion.objections).length;
  if (open > 0) {
    const what = open === 1 ? "an open objection" : `${open} open objections`;
    return { text: `${it} is blocked by ${what}.`, rules: ["R11"] };
  }
  if (motion.decision !== null) {
    const text = `${it} is decided: the RFC is to be ${doneTo(motion.disposition)}.`;
    return { text, at: motion.decision.at, rules: ["D20"] };
  }
  if (motion.period === null) return { text: `${it} is proposed.`, at: motion.at, rules: ["R5"] };
  const { endsAt } = motion.period;
  const left = endsAt - now;
  const end = left > 0 ? `which ends in ${voice.duration(left)}` : "which has run out";
  return { text: `${it} is in its final comment period, ${end}.`, at: endsAt, rules: ["R10", "D17"] };
}
