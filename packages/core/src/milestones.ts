/**
 * What came of a thread, in the order in which it came: whatever people did and whatever they led to. Two tellings of one
 * thread can be compared by it.
 */
import { decide } from "./decide.ts";
import type { Entry } from "./entry.ts";
import type { Instant } from "./instant.ts";
import type { EndedMotion, Motion } from "./motion.ts";
import { openObjections } from "./objection.ts";
import { sayHelp } from "./remedy.ts";
import { BEGINNING, type Standing } from "./standing.ts";
import { doneTo, type Voice } from "./voice.ts";

export interface Milestone {
  readonly at: Instant;
  readonly text: string;
  /** Names it for good: the same fact has the same one in every telling, whatever came of it. */
  readonly key: string;
  /** Whether it had an effect on a motion. What had none is told only where it has one elsewhere. */
  readonly effect: boolean;
}

/** All of them, oldest first. */
export function milestonesOf(entries: readonly Entry[], voice: Voice): Milestone[] {
  const milestones: Milestone[] = [];
  let standing: Standing = BEGINNING;
  for (const entry of entries) {
    const next = decide(standing, entry);
    const texts = [
      ...sayFact(entry, standing, next, voice),
      ...sayConsequences(entry, standing, next, voice),
    ];
    const effect = next.motion !== standing.motion || next.ended !== standing.ended;
    for (const [index, text] of texts.entries())
      milestones.push({ at: entry.at, text, key: index === 0 ? entry.key : `${entry.key}/${text}`, effect });
    standing = next;
  }
  return milestones;
}

/** What somebody did. */
function sayFact(entry: Entry, before: Standing, after: Standing, voice: Voice): string[] {
  switch (entry.kind) {
    case "command":
      return sayCommand(entry, voice);
    case "tick":
      return [`${voice.person(entry.by)} ${entry.checked ? "ticked" : "unticked"} their box`];
    case "review":
      return entry.verdict === "approved" ? [`${voice.person(entry.by)} approved`] : [];
    case "text":
      return before.text !== null && before.text.digest !== entry.digest ? ["the text changed"] : [];
    case "pull":
      return entry.byBot || entry.event === "opened" ? [] : [`${sayBy(entry, voice)} ${PULL[entry.event]}`];
    case "pause":
      return [entry.paused ? "the bot was paused" : "the bot went on"];
    case "objection-lapsed": {
      const name = after.motion?.objections.find(({ number }) => number === entry.objection)?.name ?? "";
      return [`the objection ${voice.quote(name)} lapsed`];
    }
    default:
      return [];
  }
}

const PULL = {
  opened: "opened it",
  draft: "made it a draft",
  ready: "marked it as ready",
  closed: "closed it",
  reopened: "opened it again",
  merged: "merged it",
  "left-base": "changed its base",
} as const;

function sayBy({ by }: Extract<Entry, { readonly kind: "pull" }>, voice: Voice): string {
  return by === null ? "somebody" : voice.person(by);
}

function sayCommand({ by, command }: Extract<Entry, { readonly kind: "command" }>, voice: Voice): string[] {
  const who = voice.person(by);
  switch (command.name) {
    case "move":
      return [`${who} moved to ${command.disposition} it`];
    case "cancel":
      return [`${who} cancelled the motion`];
    case "review":
      return [`${who} signed off`];
    case "unreview":
      return [`${who} withdrew their sign-off`];
    case "object":
      return [`${who} objected: ${voice.quote(command.objection)}`];
    case "resolve":
      return [
        `${who} resolved ${command.objection === "" ? "the objection" : voice.quote(command.objection)}`,
      ];
    case "second":
      return [`${who} seconded ${voice.quote(command.objection)}`];
    default:
      return [];
  }
}

/** What it led to, by itself or by the bot's hand. */
function sayConsequences(entry: Entry, before: Standing, after: Standing, voice: Voice): string[] {
  const [was, is] = [before.motion, after.motion];
  const texts: string[] = [];
  if (is !== null && was?.number === is.number) texts.push(...sayChange(entry, was, is, voice));
  const ended = after.ended.at(-1);
  if (ended !== undefined && after.ended.length > before.ended.length) texts.push(sayEnd(ended));
  return texts;
}

function sayChange(entry: Entry, was: Motion, is: Motion, voice: Voice): string[] {
  const texts: string[] = [];
  if (is.periods > was.periods && is.lastPeriod !== null) {
    const which = is.periods === 1 ? "the final comment period began" : "a new final comment period began";
    texts.push(`${which}, to end on ${voice.time(is.lastPeriod.endsAt)}`);
  }
  if (was.period !== null && is.period === null && is.decision === null)
    texts.push("the final comment period ended without a decision");
  if (was.decision !== null && is.decision === null)
    texts.push(openObjections(is.objections).length > 0 ? "the decision was revoked" : "the decision lapsed");
  if (
    was.period !== null &&
    is.period !== null &&
    was.period.endsAt !== is.period.endsAt &&
    is.periods === was.periods
  )
    texts.push(`the period's end moved to ${voice.time(is.period.endsAt)}`);
  if (entry.kind === "decided") {
    const why = entry.because === "period-ended" ? "the period had run out" : "every group had signed";
    texts.push(`it was decided to ${is.disposition} it, for ${why}`);
  }
  const hindrance = is.decision?.hindrance ?? null;
  if (hindrance !== null && hindrance.what !== was.decision?.hindrance?.what)
    texts.push(
      `it could not be ${doneTo(is.disposition)}: ${sayHelp(hindrance.what, is.disposition, []).why}`,
    );
  return texts;
}

function sayEnd({ motion, end }: EndedMotion): string {
  switch (end.kind) {
    case "accepted":
      return "the RFC was accepted and merged";
    case "rejected":
      return `the RFC was ${doneTo(motion.disposition)}`;
    case "withdrawn":
      return "the motion ended, for the pull request was closed by hand";
    case "merged-by-hand":
      return "the motion ended, for the pull request was merged by hand";
    case "cancelled":
      return "the motion was taken off the table";
    case "lapsed":
      return "the motion lapsed";
  }
}
