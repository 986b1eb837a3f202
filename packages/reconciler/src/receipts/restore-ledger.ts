/**
 * A ledger that was lost, or restored from an old backup, made whole from GitHub: the receipts in the bot's own
 * checklists, and for everything else what still stands in the thread.
 *
 * What the bot had answered already (its reaction is there) is not counted anew: a motion that was refused then
 * must not be accepted now because the reason for refusing is gone.
 */
import { about, type CommandEntry, type Entry } from "@rfckit/core";
import { aboutOf, ownText } from "../hidden-key.ts";
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
    const own = ownText(comment, snapshot.bot.id);
    const read =
      own === null ? null : readReceipts(own, { key: snapshot.key, url: snapshot.pull.url, secret });
    if (read?.kind !== "read") continue;
    for (const entry of read.entries) {
      if (keys.has(entry.key)) continue;
      keys.add(entry.key);
      found.push(entry);
    }
  }
  return found;
}

/**
 * Puts what was read again among the receipts by time; the receipts keep their own order. What was seen late stands before
 * what happened earlier: so a fact goes before a receipt only if it is older than all that follow.
 */
export function mergeWithReceipts(receipts: readonly Entry[], facts: readonly Entry[]): Entry[] {
  const oldestFrom: number[] = [];
  for (const [index, { at }] of [...receipts.entries()].toReversed())
    oldestFrom[index] = Math.min(at, oldestFrom[index + 1] ?? at);
  const merged: Entry[] = [];
  let next = 0;
  for (const [index, receipt] of receipts.entries()) {
    const oldest = oldestFrom[index] ?? receipt.at;
    for (let fact = facts[next]; fact !== undefined && fact.at < oldest; fact = facts[next]) {
      merged.push(fact);
      next += 1;
    }
    merged.push(receipt);
  }
  return [...merged, ...facts.slice(next)];
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
