/**
 * A ledger that was lost, or restored from an old backup, made whole from GitHub: the receipts in the bot's own
 * checklists, and for everything else what still stands in the thread.
 *
 * What the bot had answered already (its reaction is there) is not counted anew: a motion that was refused then
 * must not be accepted now because the reason for refusing is gone.
 */
import {
  about,
  type CommandEntry,
  compareEntries,
  type Entry,
  type Instant,
  type PullEntry,
} from "@rfckit/core";
import { aboutOf, newestOwnText } from "../hidden-key.ts";
import type { Reaction, Snapshot } from "../ports/snapshot.ts";
import { readReceipts } from "./receipt-codec.ts";

/**
 * The receipts on a pull request that the ledger doesn't have, in the order of their motions. There are none as long as it
 * is the ledger that they were written from: what is observed enters it first.
 */
export function unknownReceipts(snapshot: Snapshot, secret: string, ledger: readonly Entry[]): Entry[] {
  const found: Entry[] = [];
  const keys = new Set(ledger.map((entry) => entry.key));
  for (const comment of snapshot.comments) {
    const about = aboutOf(comment, snapshot.bot.id);
    if (about === null || !/^m\d+\/checklist$/.test(about)) continue;
    const own = newestOwnText(comment, snapshot.bot.id);
    const read =
      own === null ? null : readReceipts(own, { key: snapshot.key, url: snapshot.pull.url, secret });
    if (read?.kind !== "read") continue;
    // Two failures in one second have one key, and the last of them counts: only another copy's are left out.
    const more = read.entries.filter((entry) => !keys.has(entry.key));
    for (const entry of more) keys.add(entry.key);
    found.push(...more);
  }
  return found;
}

/**
 * Puts what was read again among the receipts, in the order in which facts count (D27); the receipts keep their own order.
 * What was seen late stands before what happened earlier: so a fact goes before a receipt only if it counts before all that
 * follow.
 */
export function mergeWithReceipts(receipts: readonly Entry[], facts: readonly Entry[]): Entry[] {
  const kept = withWriting(receipts, facts);
  const merged: Entry[] = [];
  let next = 0;
  for (const [index, { receipt }] of kept.entries()) {
    const following = kept.slice(index);
    for (let fact = facts[next]; fact !== undefined; fact = facts[next]) {
      const seen = fact;
      if (!following.every((each) => countsBefore(seen, each))) break;
      merged.push(fact);
      next += 1;
    }
    merged.push(receipt);
  }
  return [...merged, ...facts.slice(next)];
}

interface Kept {
  readonly receipt: Entry;
  /** When the checklist of its motion was posted. */
  readonly writtenAt: Instant;
}

function withWriting(receipts: readonly Entry[], facts: readonly Entry[]): Kept[] {
  const posted = new Map(facts.flatMap((fact) => (fact.kind === "posted" ? [[fact.about, fact.at]] : [])));
  let writtenAt = Number.NEGATIVE_INFINITY;
  return receipts.map((receipt) => {
    const number = "context" in receipt ? receipt.context?.number : undefined;
    if (number !== undefined) writtenAt = posted.get(about.checklist(number)) ?? Number.NEGATIVE_INFINITY;
    return { receipt, writtenAt };
  });
}

/**
 * Within one second: of what the bot noticed or did itself it isn't known what came before it, so the rest came after it.
 * Nor is it of what befell the pull request, unless it was over when the checklist was written: a motion that was made in
 * the second of its closing must not go on. And a command that holds a motion up came after, unless it surely came before.
 */
function countsBefore(fact: Entry, { receipt, writtenAt }: Kept): boolean {
  if (fact.at < receipt.at) return true;
  if (fact.kind === "pull" && ENDS.has(fact.event) && fact.at >= writtenAt) return false;
  if (fact.kind === "command" && HOLDS_UP.has(fact.command.name) && !isSurelyBefore(fact, receipt))
    return false;
  switch (receipt.kind) {
    case "command":
    case "review":
    case "pull":
    case "period-opened":
      return compareEntries(fact, receipt) < 0;
    default:
      return false;
  }
}

/** What can end a motion. What makes one possible again follows it, as it did when the motion after it was made. */
const ENDS: ReadonlySet<PullEntry["event"]> = new Set(["closed", "merged", "draft", "left-base"]);

/** What such a command takes away must not come back because a receipt of the same second seems to come later. */
const HOLDS_UP: ReadonlySet<CommandEntry["command"]["name"]> = new Set(["object", "cancel", "unreview"]);

/** Comments of one kind are numbered as they are written. When an edit came, its comment's number doesn't tell. */
function isSurelyBefore(fact: CommandEntry, receipt: Entry): boolean {
  if (receipt.kind !== "command" || receipt.source.kind !== fact.source.kind) return false;
  return fact.version === 0 && fact.source.id <= receipt.source.id;
}

/**
 * Whether the bot had answered a command before its ledger was lost: it replied to that version of the comment, or reacted
 * after it was written. A reaction of the very second of an edit answered what stood there before: what it did to a motion
 * since then is among the receipts, and what was refused since then was replied to.
 */
export function wasAnswered(snapshot: Snapshot, entry: CommandEntry): boolean {
  if (wasReplied(snapshot, entry)) return true;
  return reactionsTo(snapshot, entry).length > 0;
}

/** The bot's reactions to a version of a comment. */
export function reactionsTo(snapshot: Snapshot, { source, version, at }: CommandEntry): readonly Reaction[] {
  const comment = snapshot.comments.find((each) => each.kind === source.kind && each.id === source.id);
  const given = comment?.reactions ?? [];
  return given
    .filter((reaction) => (version === 0 ? reaction.at >= at : reaction.at > at))
    .map(({ content }) => content);
}

/** Whether a reply of the bot's to that version of the comment stands. */
export function wasReplied(snapshot: Snapshot, { source, version }: CommandEntry): boolean {
  const named = about.reply(source.kind, source.id, version);
  return snapshot.comments.some((comment) => aboutOf(comment, snapshot.bot.id) === named);
}
