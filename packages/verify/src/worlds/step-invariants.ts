/**
 * What must be true of every step from one state to the next, whoever takes it.
 */
import {
  DAY,
  type Disposition,
  type Entry,
  type Motion,
  type Notice,
  type Objection,
  type Standing,
} from "@rfckit/core";
import type { Act } from "./act.ts";
import { everyGroupSigned, isSecondedAnew, openOf } from "./reckoning.ts";
import type { Node } from "./world.ts";

/** The sentence that a step breaks, or `null`. `after` is as the core left it, its history complete. */
export function checkStep(before: Node, act: Act, after: Standing): string | null {
  const answers = checkAnswers(before.standing, act, after);
  if (answers !== null || sameCourse(before.standing, after)) return answers;
  return (
    checkEnded(before.standing, after) ??
    checkSignOffs(before.standing, act, after) ??
    checkObjections(before.standing, act, after) ??
    checkWaiting(before.standing, act, after) ??
    checkCarriedOut(before, act, after) ??
    checkMade(before, act, after) ??
    checkAnnounced(before.standing, act, after)
  );
}

function checkEnded(before: Standing, after: Standing): string | null {
  if (!before.ended.every((ended, index) => after.ended[index] === ended))
    return "what has ended has changed (invariant 4)";
  const more = after.ended.length - before.ended.length;
  if (more > 1) return "two motions ended at once (invariant 4)";
  if (more === 1 && after.ended.at(-1)?.motion.number !== before.motion?.number) {
    return "another motion ended than the one on the table (invariant 4)";
  }
  const vanished = before.motion !== null && after.motion === null && more === 0;
  return vanished ? "a motion vanished without an end (invariant 4)" : null;
}

/** A command has one answer, and a refusal changes nothing (D30). */
function checkAnswers(before: Standing, act: Act, after: Standing): string | null {
  const commands = act.entries.filter(({ kind }) => kind === "command").length;
  if (after.answers.length - before.answers.length !== commands) return "a command has not one answer (D30)";
  const outcome = after.answers.at(-1)?.outcome;
  if (commands !== act.entries.length || outcome === undefined || outcome.kind === "done") return null;
  return sameCourse(before, after) ? null : `a command changed something, and was ${outcome.kind} (D30)`;
}

/** Whether nothing of the motion, its objections or the pull request is another. */
export function sameCourse(one: Standing, other: Standing): boolean {
  return (
    one.motion === other.motion &&
    one.ended === other.ended &&
    one.carried === other.carried &&
    one.state === other.state &&
    one.draft === other.draft &&
    one.text === other.text &&
    one.notices === other.notices &&
    one.reopened === other.reopened &&
    one.pausedSince === other.pausedSince
  );
}

function checkSignOffs(before: Standing, act: Act, after: Standing): string | null {
  if (after.motion === null) return null;
  const same = before.motion?.number === after.motion.number;
  const earlier = same ? (before.motion?.signOffs ?? []) : [];
  const person = typeof act.by === "object" ? act.by : null;
  for (const signOff of after.motion.signOffs) {
    if (earlier.includes(signOff)) continue;
    if (person?.id !== signOff.by.id) return "a sign-off came from somebody else (invariant 8)";
  }
  for (const signOff of earlier) {
    if (after.motion.signOffs.some(({ by }) => by.id === signOff.by.id)) continue;
    if (person?.id !== signOff.by.id) return "somebody else withdrew a sign-off (invariant 8)";
    if (after.motion.mover.id === signOff.by.id) return "the mover's sign-off was withdrawn (D14)";
    const announced = before.motion?.period?.startedAt;
    const at = act.entries[0]?.at ?? 0;
    if (announced !== undefined && at >= announced) return "a sign-off was withdrawn in the period (D14)";
  }
  return null;
}

function checkObjections(before: Standing, act: Act, after: Standing): string | null {
  const now = openOf(after.motion);
  const same = before.motion !== null && before.motion.number === after.motion?.number;
  const person = typeof act.by === "object" ? act.by : null;
  if (same) {
    for (const objection of openOf(before.motion)) {
      const later = after.motion?.objections.find(({ number }) => number === objection.number);
      if (later === undefined) return "an objection vanished (D24)";
      if (later.resolution !== null && !mayHaveSettled(objection, before.motion, act)) {
        return `an objection was ${later.resolution.how} by somebody who may not (D24)`;
      }
    }
    const known = new Set(before.motion?.objections.map(({ number }) => number));
    const news = now.filter(({ number }) => !known.has(number));
    if (news.some(({ by }) => by.id !== person?.id))
      return "an objection came from somebody else (invariant 7)";
  }
  const ended = after.ended.length > before.ended.length ? after.ended.at(-1) : undefined;
  if (ended !== undefined && ["cancelled", "lapsed", "withdrawn"].includes(ended.end.kind)) {
    const kept = after.carried[ended.motion.disposition] ?? [];
    if (kept.length !== openOf(before.motion).length) return "objections were shed with their motion (D21)";
  }
  if (!same && after.motion !== null) {
    const { disposition } = after.motion;
    const kept = before.carried[disposition] ?? [];
    if (now.length !== kept.length) return "a new motion shed the objections against the one before (D21)";
  }
  for (const disposition of ["merge", "close"] as Disposition[]) {
    if (after.motion?.disposition === disposition || ended?.motion.disposition === disposition) continue;
    if (before.carried[disposition] !== after.carried[disposition])
      return "objections to come have changed (D21)";
  }
  return null;
}

function mayHaveSettled(objection: Objection, motion: Motion | null, { by, entries }: Act): boolean {
  if (motion === null) return false;
  if (by === "bot") {
    const { secondAfter } = motion.policy.objection;
    const at = entries[0]?.at ?? 0;
    return secondAfter !== null && objection.seconds.length === 0 && at - objection.at >= secondAfter;
  }
  const [entry] = entries;
  if (by === null || entry?.kind !== "command") return false;
  if (by.id === objection.by.id || entry.admin) return true;
  const together = motion.roster.groups.some(
    ({ members }) =>
      members.some(({ id }) => id === by.id) && members.some(({ id }) => id === objection.by.id),
  );
  return motion.policy.objection.resolvers === "group" && together;
}

/** A period begins whole, from its announcement; its end never comes nearer (R10, D16, D17, D25). */
function checkWaiting(before: Standing, act: Act, after: Standing): string | null {
  const [old, period] = [before.motion?.period ?? null, after.motion?.period ?? null];
  if (period === null || after.motion === null) return null;
  const { policy } = after.motion;
  const last = act.entries.at(-1);
  if (old === null || old.startedAt !== period.startedAt || old.number !== period.number) {
    if (last?.kind !== "period-opened") return "a period runs that wasn't announced (D17, D25)";
    if (period.startedAt !== last.at) return "a period doesn't run from its announcement (D17)";
    const seenFrom = after.motion.disposition === "merge" ? (after.text?.at ?? 0) : 0;
    const whole = Math.max(last.at + policy.fcp.length, seenFrom + policy.fcp.changeGrace);
    if (period.endsAt !== whole) return "a new period isn't a whole one (R10, D16, D25)";
    if (period.shortCutFrom < last.at + policy.fcp.minimum)
      return "a short-cut waits less than the minimum (D19)";
    return null;
  }
  if (period.endsAt < old.endsAt) return "a period's end has come nearer (D17)";
  if (last?.kind === "pause" && !last.paused) {
    if (period.endsAt < last.at + DAY) return "a period ends sooner than a day after a pause (D34)";
    const waits = old.shortCutFrom > (before.pausedSince ?? 0);
    if (waits && period.shortCutFrom < last.at + DAY)
      return "a short-cut comes sooner than a day after a pause (D34)";
  }
  if (period.endsAt - old.firstEnd > 7 * DAY && last?.kind === "text" && before.motion?.decision === null) {
    return "an end moved by more than seven days (D16)";
  }
  const changed =
    last?.kind === "text" && before.text?.digest !== last.digest && after.motion.disposition === "merge";
  if (changed && period.endsAt < last.at + policy.fcp.changeGrace)
    return "nobody had time to see a change (D16)";
  if (changed && policy.fcp.onChange === "restart" && before.motion?.decision === null) {
    return "a period went on through a change of text (D15)";
  }
  return null;
}

/** Nothing is decided, merged or closed but by right (R12, R13, invariants 1, 2 and 6). */
function checkCarriedOut(before: Node, act: Act, after: Standing): string | null {
  const { standing, now } = before;
  const { motion } = standing;
  const decided = after.motion?.decision ?? null;
  if (decided !== null && motion?.decision === null) {
    if (act.by !== "bot") return "somebody else than the bot decided (R12)";
    const over = motion.period !== null && motion.period.endsAt <= now;
    if (!over && !everyGroupSigned(motion, standing))
      return "it was decided before the end, and not by every group (invariant 2)";
    if (!over && !hasWaited(motion, now)) return "a short-cut didn't wait for the minimum (D19)";
    if (!isSecondedAnew(motion)) return "it was decided though nobody of another group had signed (R9)";
  }
  if (act.by !== "bot" || after.state === standing.state) return null;
  if (motion === null) return "the bot merged or closed without a motion";
  if (openOf(motion).length > 0) return "the bot acted over an open objection (invariant 1)";
  if (motion.decision === null) return "the bot acted without a decision (R12)";
  if (motion.disposition === "merge" && (standing.draft || standing.text?.missingSections.length !== 0)) {
    return "the bot merged a draft, or what lacks a section (R6, D8)";
  }
  const end = after.ended.at(-1)?.end.kind;
  const expected = motion.disposition === "merge" ? "accepted" : "rejected";
  return end === expected ? null : `what the bot carried out ended as ${end}, not ${expected} (R12)`;
}

function hasWaited({ period, policy }: Motion, now: number): boolean {
  if (policy.fcp.minimum === 0) return true;
  return period !== null && now >= period.startedAt + policy.fcp.minimum;
}

/** A motion begins by somebody's command, and a pull request's own doings end it as they should. */
function checkMade(before: Node, act: Act, after: Standing): string | null {
  const { standing, now } = before;
  const [first] = act.entries;
  const made = after.motion !== null && standing.motion === null;
  if (made && (first?.kind !== "command" || first.command.name !== "move"))
    return "a motion came from nowhere (R5)";
  if (made && after.motion?.disposition === "merge") {
    if (standing.draft || first === undefined || lacksSections(first))
      return "a draft was moved to be merged (R6)";
  }
  if (made && (after.motion?.signOffs.length !== 1 || after.motion.period !== null)) {
    return "a new motion doesn't begin anew (D5)";
  }
  const { motion } = standing;
  if (motion === null || first?.kind !== "pull" || act.by === "bot" || first.at !== now) return null;
  const end = after.ended.at(-1)?.end.kind;
  if (first.event === "closed" || first.event === "merged") {
    if (after.motion !== null) return "a motion outlives its pull request (D10)";
    const sense = (motion.disposition === "merge") === (first.event === "merged");
    const carried = motion.decision !== null && sense;
    if (first.event === "closed")
      return end === (carried ? "rejected" : "withdrawn") ? null : "closed by hand, it ended wrongly (D10)";
    const same = motion.decision?.text === first.text;
    return end === (carried && same ? "accepted" : "merged-by-hand")
      ? null
      : "merged by hand, it ended wrongly (D10)";
  }
  return null;
}

function lacksSections(entry: Entry): boolean {
  return entry.kind === "command" && (entry.context?.missingSections.length ?? 0) > 0;
}

/** Each abort, moved end, lapse and decision is announced in a comment of its own (D17). */
function checkAnnounced(before: Standing, act: Act, after: Standing): string | null {
  const news = after.notices.slice(before.notices.length);
  const has = (...kinds: Notice["kind"][]) => news.some(({ kind }) => kinds.includes(kind));
  const names = news.map((notice) => notice.about);
  if (new Set(names).size !== names.length) return "one thing is announced twice (invariant 12)";
  const { motion } = before;
  if (motion === null) return null;
  const ended = after.ended.length > before.ended.length ? after.ended.at(-1)?.end.kind : undefined;
  if (ended === "lapsed" && !has("motion-ended")) return "a lapse isn't announced (D17)";
  if ((ended === "accepted" || ended === "rejected") && !has("decision"))
    return "a decision isn't announced (D17)";
  if (ended !== undefined || after.motion === null) return null;
  const [old, period] = [motion.period, after.motion.period];
  if (motion.decision !== null && after.motion.decision === null) {
    return has("decision-revoked", "decision-lapsed") ? null : "a decision undone isn't announced (D17)";
  }
  if (old !== null && period === null && !has("period-aborted")) return "an abort isn't announced (D17)";
  const moved =
    old !== null && period !== null && old.number === period.number && old.endsAt !== period.endsAt;
  if (moved && motion.decision === null && !has("end-moved")) return "a moved end isn't announced (D17)";
  const opened = act.entries.some(({ kind }) => kind === "period-opened");
  return opened && period === null && !has("period-aborted")
    ? "a period that never ran isn't taken back (D17)"
    : null;
}
