/**
 * A ledger that was lost, or restored from an old backup, made whole from GitHub: the receipts in the bot's own
 * checklists, and for everything else what still stands in the thread.
 *
 * What the bot had answered already (its reaction is there) is not counted anew: a motion that was refused then
 * must not be accepted now because the reason for refusing is gone.
 */
import { about, type CommandEntry, type Entry } from "@rfckit/core";
import { aboutOf, ownText } from "../hidden-key.ts";
import type { Snapshot } from "../ports/snapshot.ts";
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
    // Two failures in one second have one key, and the last of them counts: only another copy's are left out.
    const more = read.entries.filter((entry) => !keys.has(entry.key));
    for (const entry of more) keys.add(entry.key);
    found.push(...more);
  }
  return found;
}

/** Puts what was read again among the receipts by time; the receipts keep their own order. */
export function mergeWithReceipts(receipts: readonly Entry[], facts: readonly Entry[]): Entry[] {
  const merged: Entry[] = [];
  let next = 0;
  for (const receipt of receipts) {
    for (let fact = facts[next]; fact !== undefined && fact.at < receipt.at; fact = facts[next]) {
      merged.push(fact);
      next += 1;
    }
    merged.push(receipt);
  }
  return [...merged, ...facts.slice(next)];
}

/** Whether the bot had answered a command before its ledger was lost: it reacted after that version was written. */
export function wasAnswered(snapshot: Snapshot, entry: CommandEntry): boolean {
  const comment = snapshot.comments.find(
    (each) => each.kind === entry.source.kind && each.id === entry.source.id,
  );
  return comment?.reactions.some((reaction) => reaction.at >= entry.at) ?? false;
}

/** Whether a reply of the bot's to that version of the comment stands. */
export function wasReplied(snapshot: Snapshot, { source, version }: CommandEntry): boolean {
  const named = about.reply(source.kind, source.id, version);
  return snapshot.comments.some((comment) => aboutOf(comment, snapshot.bot.id) === named);
}
