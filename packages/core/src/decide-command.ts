/**
 * What one command does: the next standing, and how it is answered (D30).
 */

import { endMotion } from "./end-motion.ts";
import type { Command, CommandEntry } from "./entry.ts";
import { DAY, type Instant } from "./instant.ts";
import { CHANGES_FOR_RESOLVING, MOST_ASKED, MOST_CHANGES, MOST_OBJECTIONS } from "./limits.ts";
import type { Motion } from "./motion.ts";
import { move } from "./move.ts";
import { mayObject, object, resolve, second } from "./object.ts";
import type { MotionCommand, Refusal } from "./refusal.ts";
import { sign, withdraw } from "./sign-off.ts";
import { isStakeholder, type Person, type Roster, stakeholdersOf } from "./stakeholder.ts";
import type { Answer, Request, Standing } from "./standing.ts";

/** Counts one command. A refusal changes nothing but who was answered. */
export function decideCommand(standing: Standing, entry: CommandEntry): Standing {
  const { command } = entry;
  if (isRequest(command)) return answerRequest(standing, entry, command);
  const result = take(standing, entry, command);
  if ("kind" in result) return refuse(standing, entry, result);
  return withAnswer(result, entry, { kind: "done" });
}

type Effective = Exclude<Command, Request>;

function isRequest(command: Command): command is Request {
  switch (command.name) {
    case "status":
    case "explain":
    case "lint":
    case "help":
    case "poll":
      return true;
    default:
      return false;
  }
}

function take(standing: Standing, entry: CommandEntry, command: Effective): Standing | Refusal {
  if (command.name === "unreadable") {
    return {
      kind: "unreadable",
      problem: command.problem,
      line: command.line,
      suggestion: command.suggestion,
    };
  }
  if (command.name === "unread") return { kind: "unread", count: command.count };
  if (standing.state !== "open") return { kind: "not-open" };
  if (command.name === "move") return move(standing, entry, command.disposition, command.reason);

  const { motion } = standing;
  // A command written before the motion was made can't have been about it, whenever it is seen.
  if (motion === null || entry.at < motion.at) return refuseWithoutMotion(standing, entry, command.name);
  return takeOnMotion(standing, motion, entry, command);
}

function takeOnMotion(
  standing: Standing,
  motion: Motion,
  entry: CommandEntry,
  command: Exclude<Effective, { readonly name: "move" | "unreadable" | "unread" }>,
): Standing | Refusal {
  const stakeholder = isStakeholder(motion.roster, entry.by.id);
  const stranger = notStakeholder(motion.projects, motion.roster);
  const full = motion.changes >= MOST_CHANGES - CHANGES_FOR_RESOLVING;
  switch (command.name) {
    case "cancel":
      if (motion.mover.id === entry.by.id || entry.admin) {
        const admin = motion.mover.id !== entry.by.id;
        return endMotion(standing, motion, { kind: "cancelled", admin }, entry.at, entry.by);
      }
      return stakeholder ? { kind: "not-mover", mover: motion.mover } : stranger;
    case "review": {
      if (!stakeholder) return stranger;
      if (full) return { kind: "motion-full", limit: MOST_CHANGES };
      const { by, at, source, text } = entry;
      return sign(standing, motion, { by, at, how: "command", url: source.url, text });
    }
    case "unreview":
      if (!stakeholder) return stranger;
      if (full) return { kind: "motion-full", limit: MOST_CHANGES };
      return withdraw(standing, motion, entry.by, entry.at);
    case "object":
      if (!mayObject(motion, entry)) return stranger;
      if (full) return { kind: "motion-full", limit: MOST_CHANGES };
      if (motion.objections.length >= MOST_OBJECTIONS) return { kind: "motion-full", limit: MOST_OBJECTIONS };
      return object(standing, motion, entry, command.objection);
    case "resolve":
      if (!mayObject(motion, entry) && !entry.admin) return stranger;
      return resolve(standing, motion, entry, command.objection);
    case "second":
      if (!mayObject(motion, entry)) return stranger;
      return second(standing, motion, entry, command.objection);
    case "feedback":
      if (!stakeholder) return stranger;
      return ask(standing, motion, entry, command);
  }
}

function ask(
  standing: Standing,
  motion: Motion,
  entry: CommandEntry,
  command: Extract<Command, { readonly name: "feedback" }>,
): Standing | Refusal {
  if (command.asked.length === 0) return { kind: "nobody-known", unknown: command.unknown };
  const known = new Set(motion.asked.map((each) => each.person.id));
  const more = command.asked.filter((person) => !known.has(person.id));
  if (more.length === 0) return standing;
  if (motion.asked.length + more.length > MOST_ASKED) return { kind: "motion-full", limit: MOST_ASKED };
  const asked = [...motion.asked, ...more.map((person) => ({ person, at: entry.at }))];
  return { ...standing, motion: { ...motion, asked } };
}

function refuseWithoutMotion(standing: Standing, entry: CommandEntry, command: MotionCommand): Refusal {
  const subject = standing.text?.subject;
  if (subject?.kind === "upkeep") return { kind: "upkeep", because: subject.because };
  if (entry.belongs === "none" && !entry.admin) return notStakeholder([], { groups: [] });
  return { kind: "no-motion", command };
}

function notStakeholder(projects: readonly string[], roster: Roster): Refusal {
  return { kind: "not-stakeholder", projects, stakeholders: stakeholdersOf(roster) };
}

/** Requests change nothing; a stranger's is answered once in 24 hours like everything a stranger writes. */
function answerRequest(standing: Standing, entry: CommandEntry, request: Request): Standing {
  const { motion } = standing;
  const stakeholder = isKnown(standing, entry);
  if (request.name === "poll" && !stakeholder) {
    return refuse(standing, entry, notStakeholder(motion?.projects ?? [], motion?.roster ?? { groups: [] }));
  }
  if (!stakeholder && wasAnsweredLately(standing, entry)) {
    return withAnswer(standing, entry, {
      kind: "refused",
      refusal: notStakeholder([], { groups: [] }),
      silent: true,
    });
  }
  const next = stakeholder ? standing : noteReply(standing, entry.by, entry.at);
  return withAnswer(next, entry, { kind: "answered", request });
}

function refuse(standing: Standing, entry: CommandEntry, refusal: Refusal): Standing {
  if (isKnown(standing, entry))
    return withAnswer(standing, entry, { kind: "refused", refusal, silent: false });
  if (wasAnsweredLately(standing, entry))
    return withAnswer(standing, entry, { kind: "refused", refusal, silent: true });
  return withAnswer(noteReply(standing, entry.by, entry.at), entry, {
    kind: "refused",
    refusal,
    silent: false,
  });
}

/** Stakeholders of this pull request and admins always get words; where there is no roster yet, those of any project. */
function isKnown(standing: Standing, entry: CommandEntry): boolean {
  if (entry.admin || entry.belongs === "roster") return true;
  if (standing.motion !== null) return isStakeholder(standing.motion.roster, entry.by.id);
  return entry.belongs === "unlabelled";
}

/** Replies to the same comment are one reply (D30), so the comment that was answered last may get more words. */
function wasAnsweredLately(standing: Standing, entry: CommandEntry): boolean {
  const last = standing.strangers[entry.by.id];
  if (last === undefined || entry.at - last >= DAY) return false;
  const { source, version } = entry;
  return !standing.answers.some(
    (answer) =>
      answer.source.kind === source.kind &&
      answer.source.id === source.id &&
      answer.version === version &&
      !(answer.outcome.kind === "refused" && answer.outcome.silent),
  );
}

/** Remembers that somebody was given a reply; it matters only for who is no stakeholder (D30). */
export function noteReply(standing: Standing, to: Person, at: Instant): Standing {
  return { ...standing, strangers: { ...standing.strangers, [to.id]: at } };
}

function withAnswer(standing: Standing, entry: CommandEntry, outcome: Answer["outcome"]): Standing {
  const answer: Answer = { source: entry.source, version: entry.version, by: entry.by, outcome };
  const pausedAnswer =
    standing.pausedSince !== null && standing.pausedAnswer === null ? entry.source : standing.pausedAnswer;
  return { ...standing, answers: [...standing.answers, answer], pausedAnswer };
}
