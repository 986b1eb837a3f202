/**
 * A motion whose receipts are gone, since somebody deleted or redacted the checklist that carried them, and the ledger is
 * lost as well: found again in the thread, by the reactions with which the bot said what took effect.
 *
 * The thread may show less than there was: comments get deleted, boxes went with the checklist, decisions stand nowhere
 * else. So a motion that is found like this goes on later and stricter (`decideRecovered` in the core).
 */
import { type CommandEntry, type Entry, evaluate, type Instant, type Motion, SECOND } from "@rfckit/core";
import { aboutOf, type OwnKeys, ownKeys, ownTexts } from "../hidden-key.ts";
import type { Snapshot } from "../ports/snapshot.ts";
import { readBoldInstants } from "../wording/index.ts";
import { mergeWithReceipts, reactionsTo } from "./restore-ledger.ts";

/**
 * The entries with that motion on the table; `null` where no motion was lost. `facts` are all that the thread shows, and
 * `sober` the same without the commands that were answered before.
 */
export function recoverMotion(
  snapshot: Snapshot,
  receipts: readonly Entry[],
  facts: readonly Entry[],
  sober: readonly Entry[],
): Entry[] | null {
  const kept = evaluate(mergeWithReceipts(receipts, sober)).motion;
  if (kept !== null && hasReceipt(kept, receipts)) return null;
  const keptUntil = receipts.reduce((last, { at }) => Math.max(last, at), Number.NEGATIVE_INFINITY);
  const lost = facts.filter(
    (entry): entry is CommandEntry =>
      entry.kind === "command" && entry.at > keptUntil && tookEffect(snapshot, entry),
  );
  const moved = lost.find(({ command }) => command.name === "move");
  const counted = new Map<string, Entry>();
  if (moved !== undefined) {
    for (const entry of lost) if (entry.at >= moved.at) counted.set(entry.key, entry);
  }
  const thread = sober.map((entry) => counted.get(entry.key) ?? entry);
  const merged = mergeWithReceipts(receipts, moved === undefined ? thread : closingsLater(thread, moved));
  const { motion, ended } = evaluate(merged);
  const keys = ownKeys(snapshot);
  if (motion === null || !wasKnown(motion, keys, moved)) {
    // What can't be made today isn't refused today: it was answered long ago.
    const isMade = [motion, ...ended.map((each) => each.motion)].some((each) => each?.at === moved?.at);
    return moved === undefined || !isMade ? null : merged;
  }
  const { now } = snapshot;
  return [
    ...merged,
    {
      kind: "recovered",
      key: `recovered/${motion.number}/${now}`,
      at: now,
      motion: motion.number,
      before: countIn(keys, `m${motion.number}/recovered/`),
      decisions: countIn(keys, `m${motion.number}/decision/`),
      notBefore: announcedEnd(snapshot, motion.number),
    },
  ];
}

/**
 * What befell the pull request in the very second of the motion may have come after it, as far as anybody can tell: a motion that
 * was closed must not go on.
 */
function closingsLater(thread: readonly Entry[], moved: CommandEntry): Entry[] {
  const isDoubtful = (entry: Entry) =>
    entry.kind === "pull" && Math.floor(entry.at / SECOND) === Math.floor(moved.at / SECOND);
  return thread.flatMap((entry) => {
    if (entry.key === moved.key) return [entry, ...thread.filter(isDoubtful)];
    return isDoubtful(entry) ? [] : [entry];
  });
}

/** Whether the receipts have the command that made that motion, or how it was taken over. */
function hasReceipt({ at, source }: Motion, receipts: readonly Entry[]): boolean {
  return receipts.some(
    (entry) =>
      (entry.kind === "command" || entry.kind === "adopted") &&
      entry.at === at &&
      entry.source.kind === source.kind &&
      entry.source.id === source.id,
  );
}

/** Whether the bot had that motion on its checklist before: it reacted to it, or told people about it. */
function wasKnown(motion: Motion, keys: OwnKeys, moved: CommandEntry | undefined): boolean {
  return (moved?.at ?? Number.NaN) === motion.at || keys.some((key) => key.startsWith(`m${motion.number}/`));
}

/** The latest end of a period that the bot's own announcements on that motion name, as far as they stand. */
function announcedEnd(snapshot: Snapshot, motion: number): Instant | null {
  const ends = snapshot.comments.flatMap((comment) => {
    const about = aboutOf(comment, snapshot.bot.id) ?? "";
    if (!new RegExp(`^m${motion}/(period/\\d+(/end/\\d+)?|decision/\\d+/undone)$`).test(about)) return [];
    return ownTexts(comment, snapshot.bot.id).flatMap(readBoldInstants);
  });
  return ends.length === 0 ? null : Math.max(...ends);
}

/** The highest number that stands behind such a beginning. */
function countIn(keys: OwnKeys, beginning: string): number {
  const numbers = keys
    .filter((key) => key.startsWith(beginning))
    .map((key) => Number.parseInt(key.slice(beginning.length), 10));
  return Math.max(0, ...numbers);
}

/**
 * Whether the bot said that a command took effect. Where it refused another one in the same comment, which of them it was
 * can't be told: then only an objection counts, for that makes nothing happen sooner.
 */
function tookEffect(snapshot: Snapshot, entry: CommandEntry): boolean {
  switch (entry.command.name) {
    case "status":
    case "explain":
    case "lint":
    case "help":
    case "poll":
    case "unreadable":
    case "unread":
      return false;
    default: {
      const reactions = reactionsTo(snapshot, entry);
      if (!reactions.includes("+1")) return false;
      return !reactions.includes("-1") || entry.command.name === "object";
    }
  }
}
