/** Which entries of a record changed a motion, and which of those GitHub can tell of. */
import { BEGINNING, type Entry, type Standing } from "@rfckit/core";
import { backAdoption } from "./back-adoption.ts";
import { backAnnouncement } from "./back-announcement.ts";
import { backCommand } from "./back-command.ts";
import { backPull } from "./back-pull.ts";
import { backReview } from "./back-review.ts";
import { backTick } from "./back-tick.ts";
import type { Backing } from "./backing.ts";
import type { Evidence } from "./evidence.ts";
import type { JudgedRecord } from "./judged-record.ts";

/** An entry that changed a motion. */
export interface Counted {
  readonly entry: Entry;
  readonly motion: number;
}

/** Those of a record, in their order. */
export function countedIn({ entries, decide }: Pick<JudgedRecord, "entries" | "decide">): Counted[] {
  const counted: Counted[] = [];
  let standing: Standing = BEGINNING;
  for (const entry of entries) {
    const next = decide(standing, entry);
    const motion = (standing.motion ?? next.motion ?? next.ended.at(-1)?.motion)?.number;
    const effective = next.motion !== standing.motion || next.ended !== standing.ended;
    if (motion !== undefined && effective) counted.push({ entry, motion });
    standing = next;
  }
  return counted;
}

/** What GitHub says of an entry; `null` for what it never shows (which texts the bot saw, that it was paused). */
export function backEntry({ entry, motion }: Counted, evidence: Evidence): Backing | null {
  switch (entry.kind) {
    case "command":
      return backCommand(entry, motion, evidence);
    case "tick":
      return backTick(entry, evidence);
    case "review":
      return backReview(entry, motion, evidence);
    case "pull":
      return backPull(entry, evidence);
    case "period-opened":
      return backAnnouncement(entry, evidence);
    case "adopted":
      return backAdoption(entry, motion, evidence);
    default:
      return null;
  }
}
