/**
 * What must be true of every state, said again from the process's own sentences.
 *
 * Nothing here asks the core for a judgement: who is of another group, whether every group has signed, when a
 * period may end is reckoned anew, so that a mistake there shows here.
 */
import {
  DAY,
  explain,
  labelsFor,
  type Motion,
  nextDue,
  nextStep,
  type Standing,
  type Voice,
} from "@rfckit/core";
import { isSecondedAnew, openOf } from "./reckoning.ts";
import { circumstancesOf, type Node, type World } from "./world.ts";

/** The sentence that a state breaks, or `null`. */
export function checkState(node: Node, world: World): string | null {
  const { standing } = node;
  const { motion } = standing;
  if (motion === null) return checkLabels(standing) ?? checkTimer(node);
  return (
    checkMotion(standing, motion) ??
    checkPeriod(motion) ??
    checkDecision(standing, motion) ??
    checkPeople(motion, world) ??
    checkLabels(standing) ??
    checkTimer(node) ??
    checkWords(node)
  );
}

function checkMotion(standing: Standing, motion: Motion): string | null {
  const { groups } = motion.roster;
  const of = (group: (typeof groups)[number]) => group.members.some(({ id }) => id === motion.mover.id);
  if (standing.state !== "open") return "a motion is on the table of a pull request that isn't open (D10)";
  if (groups.length < 2) return "a roster of fewer than two groups has a motion (D2)";
  if (!groups.some(of)) return "somebody who is no stakeholder has moved (R5)";
  if (groups.every(of)) return "somebody who is in every group has moved (D2)";
  if (!motion.signOffs.some(({ by }) => by.id === motion.mover.id)) return "the mover isn't signed off (R8)";
  if (motion.disposition !== "merge" || motion.decision !== null) return null;
  // After a decision a draft is GitHub's hindrance (D20); what undoes the decision leaves the motion on the table.
  if (standing.draft && motion.decisions === 0) return "a motion to merge is pending on a draft (R6, D9)";
  if (standing.text?.subject.kind === "upkeep")
    return "a motion to merge is pending on something that is no RFC (D1)";
  return null;
}

function checkPeriod(motion: Motion): string | null {
  const { period, policy } = motion;
  if (period === null) return null;
  if (openOf(motion).length > 0) return "a period runs while an objection is open (R11, invariant 3)";
  if (!isSecondedAnew(motion))
    return "a period runs though nobody of another group has signed (R9, invariant 3)";
  if (period.endsAt - period.startedAt < policy.fcp.length)
    return "a period is shorter than it must be (R10, D17)";
  if (period.endsAt < period.firstEnd) return "a period's end has moved forward (D16)";
  return null;
}

function checkDecision(standing: Standing, motion: Motion): string | null {
  const { decision } = motion;
  if (decision === null) return null;
  if (openOf(motion).length > 0) return "it is decided while an objection is open (invariant 1)";
  if (!isSecondedAnew(motion)) return "it is decided though nobody of another group has signed (R9)";
  const { text } = standing;
  if (motion.disposition !== "merge" || text === null) return null;
  if (decision.text !== text.digest) return "a decision stands about another text than the present one (D20)";
  if (decision.head !== text.head)
    return "a decision stands about another head than the present one (invariant 6)";
  return null;
}

function checkPeople(motion: Motion, world: World): string | null {
  const members = (id: number) =>
    motion.roster.groups.some((group) => group.members.some((one) => one.id === id));
  const signers = motion.signOffs.map(({ by }) => by.id);
  if (new Set(signers).size !== signers.length) return "somebody's sign-off is recorded twice (D13)";
  if (!signers.every(members)) return "somebody who is not on the roster has signed (D13, invariant 7)";
  const may = (id: number) => members(id) || id === world.cast.newcomer.id;
  if (!openOf(motion).every(({ by }) => may(by.id))) return "somebody objects who may not (D22, invariant 7)";
  const names = openOf(motion).map(({ name }) => name.trim().toLowerCase());
  if (new Set(names).size !== names.length) return "two open objections bear one name (D23)";
  return null;
}

/** The table of labels, written down again (invariant 13). */
function checkLabels(standing: Standing): string | null {
  const expected = expectedLabels(standing).sort().join(" ");
  const actual = labelsFor(standing).sort().join(" ");
  return expected === actual
    ? null
    : `the labels are "${actual}", and should be "${expected}" (invariant 13)`;
}

function expectedLabels({ motion, ended, reopened }: Standing): string[] {
  const finished = "finished-final-comment-period";
  if (motion === null) {
    const last = ended.at(-1);
    const decided = last?.end.kind === "accepted" || last?.end.kind === "rejected";
    return last !== undefined && decided && !reopened
      ? [`disposition-${last.motion.disposition}`, finished]
      : [];
  }
  const disposition = `disposition-${motion.disposition}`;
  if (openOf(motion).length > 0) return [disposition, "motion-to-finalize", "blocked-by-stakeholder"];
  if (motion.decision !== null) return [disposition, finished];
  return [disposition, motion.period === null ? "motion-to-finalize" : "final-comment-period"];
}

/** Whatever time alone will make due, the bot's timer is set for (invariant 14). */
function checkTimer(node: Node): string | null {
  const { standing, now } = node;
  const circumstances = circumstancesOf(node);
  if (nextStep(standing, now, circumstances) !== null) return null;
  const timer = nextDue(standing, now) ?? Number.POSITIVE_INFINITY;
  for (let later = now + DAY; later <= now + 11 * DAY && later < timer; later += DAY) {
    if (nextStep(standing, later, circumstances) !== null)
      return "something falls due, and no timer is set (invariant 14)";
  }
  return null;
}

function checkWords({ standing, now }: Node): string | null {
  const { phase, awaited, facts } = explain(standing, now, PLAIN);
  const grounded = [phase, ...awaited, ...facts].every(({ text, rules }) => text !== "" && rules.length > 0);
  return grounded && awaited.length > 0 ? null : "how things stand isn't explained by a rule (invariant 18)";
}

const PLAIN: Voice = {
  person: ({ login }) => login,
  title: (name) => name,
  quote: (words) => words,
  time: () => "then",
  duration: () => "a while",
};
