/**
 * What is awaited next and from whom, for every phase and every hindrance.
 *
 * Nothing here depends on the clock, nor on when something was last tried: the checklist shows these sentences,
 * and it is written when the standing changes, not as time goes by (D20).
 */
import { awaitedGroups, hasEveryGroupSigned, isSeconded } from "./checklist.ts";
import type { Instant } from "./instant.ts";
import type { Motion } from "./motion.ts";
import { WARNED_AHEAD } from "./next-step.ts";
import { about } from "./notice.ts";
import { type Objection, openObjections } from "./objection.ts";
import { sayHelp } from "./remedy.ts";
import { type Group, groupsOf } from "./stakeholder.ts";
import { presentText, type Standing } from "./standing.ts";
import { doneTo, enumerate, type Sentence, type Voice } from "./voice.ts";

/** Objections named one by one; more are counted. */
const MOST_NAMED = 10;

/** What has to happen next, and who can do it; never empty. */
export function whatIsAwaited(standing: Standing, voice: Voice): Sentence[] {
  const sentences: Sentence[] = [];
  if (standing.pausedSince !== null && standing.state === "open") {
    const text = `The bot has been paused since ${voice.time(standing.pausedSince)}. It goes on where it was once an operator or a maintainer ends the pause.`;
    sentences.push({ text, at: standing.pausedSince, rules: ["D34"] });
  }
  const { motion } = standing;
  if (motion === null) return [...sentences, ...awaitMotion(standing, voice)];
  if (openObjections(motion.objections).length > 0)
    sentences.push(...awaitResolutions(standing, motion, voice));
  else if (motion.decision !== null) sentences.push(...sayCarryingOut(standing, voice));
  else if (motion.period !== null) sentences.push(...awaitEnd(standing, motion, voice));
  else sentences.push(awaitPeriod(standing, motion, voice));
  return [...sentences, ...awaitWords(motion, voice)];
}

function awaitMotion(standing: Standing, voice: Voice): Sentence[] {
  if (standing.state !== "open") {
    return [{ text: "Nothing is awaited here any more.", rules: ["D10"] }];
  }
  const { text } = standing;
  if (text?.subject.kind === "upkeep") {
    return [{ text: "Nothing is awaited from the bot: only an RFC takes motions.", rules: ["D1"] }];
  }
  const sentences: Sentence[] = [
    { text: "Any stakeholder can make a motion to finalize it, with a disposition.", rules: ["R5"] },
  ];
  const missing = (text?.missingSections ?? []).map(voice.title);
  const first = standing.draft ? ["its author has to mark it as ready for review"] : [];
  if (missing.length > 0) first.push(`it has to have ${enumerate(missing, "and")}`);
  if (first.length > 0) {
    sentences.push({ text: `Before a motion to merge, ${first.join(", and ")}.`, rules: ["R6", "D8"] });
  }
  for (const disposition of ["merge", "close", "postpone"] as const) {
    const names = openObjections(standing.carried[disposition] ?? []).map(
      (objection) => `${voice.quote(objection.name)} by ${voice.person(objection.by)}`,
    );
    if (names.length === 0) continue;
    const verb = names.length === 1 ? "stands" : "stand";
    const list = enumerate(names, "and", MOST_NAMED);
    sentences.push({
      text: `Against the next motion to ${disposition} ${verb} ${list}, from an earlier one.`,
      rules: ["D21"],
    });
  }
  return sentences;
}

function awaitResolutions(standing: Standing, motion: Motion, voice: Voice): Sentence[] {
  const open = openObjections(motion.objections);
  const sentences = open
    .slice(0, MOST_NAMED)
    .map((objection) => awaitResolution(standing, motion, objection, voice));
  const more = open.length - sentences.length;
  if (more > 0) {
    const which = more === 1 ? "1 more objection has" : `${more} more objections have`;
    sentences.push({ text: `${which} to be resolved.`, rules: ["R11"] });
  }
  return [...sentences, awaitPeriod(standing, motion, voice)];
}

function awaitResolution(standing: Standing, motion: Motion, objection: Objection, voice: Voice): Sentence {
  const { resolvers } = motion.policy.objection;
  const groups = resolvers === "group" ? groupsOf(motion.roster, objection.by.id).map(voice.title) : [];
  const who = [
    voice.person(objection.by),
    ...(groups.length > 0 ? [`another stakeholder of ${enumerate(groups, "or")}`] : []),
  ];
  const resolve = `${voice.quote(objection.name)} has to be resolved by ${enumerate(who, "or")}, or overruled by an admin.`;
  const common = { rules: ["R11", "D24"], url: objection.source.url };
  const lapsesAt = lapseOf(standing, motion, objection);
  if (lapsesAt === null) return { ...common, text: resolve };
  const text = `${resolve} It lapses on ${voice.time(lapsesAt)}, unless another stakeholder seconds it by then.`;
  return { ...common, text, at: lapsesAt, rules: [...common.rules, "D26"] };
}

/** When an open objection lapses that nobody has seconded, and never within seven days of the warning (D26). */
function lapseOf(standing: Standing, motion: Motion, objection: Objection): Instant | null {
  const { secondAfter } = motion.policy.objection;
  if (secondAfter === null || objection.seconds.length > 0) return null;
  const due = Math.max(objection.at + secondAfter, motion.noLapseBefore);
  const warning = standing.posted[about.objectionWarned(motion.number, objection.number)];
  return warning === undefined ? due : Math.max(due, warning.at + WARNED_AHEAD);
}

/** What leads to a period, or past it: where no objection is open, or once none is. */
function awaitPeriod(standing: Standing, motion: Motion, voice: Voice): Sentence {
  const blocked = openObjections(motion.objections).length > 0;
  const once = blocked ? "Once no objection is open, " : "";
  const { policy } = motion;
  const whole = `a ${motion.periods > 0 ? "new, whole " : ""}final comment period of ${voice.duration(policy.fcp.length)}`;
  if (!isSeconded(motion)) {
    const moversGroups = groupsOf(motion.roster, motion.mover.id);
    const others = motion.roster.groups.filter((group) => !moversGroups.includes(group.name));
    const text = `${blocked ? "Besides, a" : "A"} stakeholder of another group than ${voice.person(motion.mover)}'s has to sign off: ${sayGroups(others, motion, "or", voice)}. Then ${whole} begins.`;
    return { text, rules: ["R9", "D12"] };
  }
  if (hasEveryGroupSigned(motion, presentText(standing)) && policy.fcp.minimum === 0) {
    const text = `${once}the RFC is ${doneTo(motion.disposition)} at once, for every group has signed.`;
    return { text: capitalized(text), rules: ["R13"] };
  }
  const text = blocked
    ? `${once}${whole} begins.`
    : `The bot announces ${whole}; it runs from that announcement.`;
  return { text, rules: blocked ? ["D25"] : ["R9", "D17"] };
}

function awaitEnd(standing: Standing, motion: Motion, voice: Voice): Sentence[] {
  const { period } = motion;
  if (period === null) return [];
  const done = doneTo(motion.disposition);
  const sentences: Sentence[] = [
    {
      text: `The final comment period ends on ${voice.time(period.endsAt)}. Then the RFC is ${done}, unless a stakeholder objects before.`,
      at: period.endsAt,
      rules: ["R10", "R12", "D17"],
    },
  ];
  const waits = period.shortCutFrom > period.startedAt;
  const notBefore = waits ? `, but not before ${voice.time(period.shortCutFrom)}` : "";
  const present = presentText(standing);
  const awaited = new Set(awaitedGroups(motion, present));
  if (awaited.size > 0) {
    const groups = motion.roster.groups.filter((group) => awaited.has(group.name));
    const text = `It is ${done} sooner${notBefore}, once every group has signed the present text. Still awaited: ${sayGroups(groups, motion, "and", voice)}.`;
    sentences.push({ text, rules: waits ? ["R13", "D15", "D19"] : ["R13", "D15"] });
  } else if (!hasEveryGroupSigned(motion, present)) {
    const text = `It is ${done} sooner${notBefore}, once a second person has signed the present text.`;
    sentences.push({ text, rules: ["R13", "D12"] });
  } else if (waits) {
    const text = `Every group has signed the present text: it is ${done} on ${voice.time(Math.min(period.shortCutFrom, period.endsAt))}.`;
    sentences.push({ text, at: Math.min(period.shortCutFrom, period.endsAt), rules: ["R13", "D19"] });
  }
  return sentences;
}

/** What a decision still waits for; empty where there is none (D20). */
export function sayCarryingOut(standing: Standing, voice: Voice): Sentence[] {
  const { motion } = standing;
  if (motion === null || motion.decision === null) return [];
  const { decision } = motion;
  const done = doneTo(motion.disposition);
  if (decision.hindrance === null) {
    return [{ text: `The bot has to carry the decision out: the RFC is ${done} next.`, rules: ["R12"] }];
  }
  const { what } = decision.hindrance;
  const missing = (standing.text?.missingSections ?? []).map(voice.title);
  const { why, help } = sayHelp(what, motion.disposition, missing);
  const sentences: Sentence[] = [
    { text: `The RFC is not ${done} yet: ${why}.`, rules: ["D20"] },
    { text: help, rules: ["D20"] },
  ];
  if (what !== "merging-off") {
    const text =
      "The bot tries again when something changes, and otherwise once a day. The decision stands meanwhile.";
    sentences.push({ text, rules: ["D20"] });
  }
  return sentences;
}

/** Words that are asked for, and that nothing waits for: opinions, and the reason of a motion that gives none (D4). */
function awaitWords(motion: Motion, voice: Voice): Sentence[] {
  const sentences: Sentence[] = [];
  if (motion.disposition !== "merge" && motion.reason.trim() === "") {
    const text = `${voice.person(motion.mover)} is asked to say why in a comment, and under what conditions a similar RFC would be reconsidered. The motion itself gives no reason.`;
    sentences.push({ text, rules: ["R15", "D4"] });
  }
  if (motion.asked.length > 0) {
    const people = enumerate(
      motion.asked.map((each) => voice.person(each.person)),
      "and",
      20,
    );
    const verb = motion.asked.length === 1 ? "is" : "are";
    sentences.push({
      text: `${people} ${verb} asked for an opinion. The motion does not wait for it.`,
      rules: [],
    });
  }
  return sentences;
}

/** "Arm (cho) or Intel (dee or eli)". */
function sayGroups(
  groups: readonly Group[],
  motion: Motion,
  conjunction: "and" | "or",
  voice: Voice,
): string {
  const named = groups.map((group) => {
    const members = group.members.filter((member) => member.id !== motion.mover.id || conjunction === "and");
    return `${voice.title(group.name)} (${enumerate(members.map(voice.person), "or", 8)})`;
  });
  return enumerate(named, conjunction);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
