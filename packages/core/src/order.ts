/**
 * The order in which facts count that are seen together (D27): by the instant at which they happened; within the
 * same second GitHub's timeline events come first, then comments, reviews, inline comments, each by id.
 *
 * What the ledger has keeps its place: only facts that are new to it are put in order here.
 */
import type { Entry } from "./entry.ts";
import { SECOND } from "./instant.ts";

export function orderEntries(entries: readonly Entry[]): Entry[] {
  return [...entries].sort(compareEntries);
}

/** Negative where the first of two facts counts before the other. */
export function compareEntries(one: Entry, other: Entry): number {
  const seconds = Math.floor(one.at / SECOND) - Math.floor(other.at / SECOND);
  if (seconds !== 0) return seconds;
  const ranks = rankOf(one) - rankOf(other);
  return ranks !== 0 ? ranks : idOf(one) - idOf(other);
}

/** What the bot noticed itself comes last: the facts of that second were there before it looked. */
function rankOf(entry: Entry): number {
  switch (entry.kind) {
    case "pull":
      return 0;
    case "command":
      return { comment: 1, review: 2, inline: 3 }[entry.source.kind];
    case "posted":
    case "period-opened":
      return 1;
    case "review":
      return 2;
    case "tick":
    case "spoke":
      return 4;
    default:
      return 5;
  }
}

function idOf(entry: Entry): number {
  if (entry.kind === "command" || entry.kind === "review") return entry.source.id;
  return entry.kind === "posted" || entry.kind === "period-opened" ? entry.id : 0;
}
