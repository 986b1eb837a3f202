/**
 * The process once more, over the record: was each decision due when it was made, by the rules and by nothing else? Once by
 * everything that the record has, and once by what GitHub still shows of it alone.
 */
import {
  BEGINNING,
  type DecidedEntry,
  type Entry,
  type Instant,
  nextStep,
  type ObjectionLapsedEntry,
  type PeriodOpenedEntry,
  type RecoveredEntry,
  type Standing,
} from "@rfckit/core";
import type { JudgedRecord } from "./judged-record.ts";

/** What became of one of the bot's own steps: a decision, or an objection that lapsed. */
export interface Judged {
  readonly entry: DecidedEntry | ObjectionLapsedEntry;
  /** Whether it was due by the entries before it. */
  readonly isDue: boolean;
  /** How things stood right before it. */
  readonly before: Standing;
}

export interface Replay {
  readonly judged: readonly Judged[];
  /** But for those of a motion that was found again afterwards. */
  readonly periods: readonly { readonly entry: PeriodOpenedEntry; readonly before: Standing }[];
  readonly end: Standing;
}

/** Folds entries, and judges the bot's steps among them on the way. */
export function replay(record: JudgedRecord, entries: readonly Entry[] = record.entries): Replay {
  const judged: Judged[] = [];
  let periods: { entry: PeriodOpenedEntry; before: Standing }[] = [];
  let standing: Standing = BEGINNING;
  for (const entry of entries) {
    if (entry.kind === "decided" || entry.kind === "objection-lapsed") {
      judged.push({ entry, isDue: isDue(standing, entry), before: standing });
    }
    if (entry.kind === "period-opened") periods.push({ entry, before: standing });
    // By which settings those before it were announced nobody knows any more.
    if (isRecovered(entry)) periods = periods.filter((each) => each.entry.motion !== entry.motion);
    standing = record.decide(standing, entry);
  }
  return { judged, periods, end: standing };
}

/** Whether a motion was found again in the thread here, its record having been lost. */
export function isRecovered(entry: Entry): entry is RecoveredEntry {
  return entry.kind === "recovered";
}

function isDue(standing: Standing, entry: DecidedEntry | ObjectionLapsedEntry): boolean {
  const step = nextStep(standing, entry.at, "");
  if (step === null || step.motion.number !== entry.motion) return false;
  if (entry.kind === "objection-lapsed") {
    return step.kind === "lapse-objection" && step.objection === entry.objection;
  }
  const { text } = standing;
  return (
    step.kind === "decide" &&
    step.because === entry.because &&
    text !== null &&
    text.head === entry.head &&
    text.digest === entry.text
  );
}

/**
 * The record as GitHub shows it: `shownAt` gives GitHub's own instant for an entry, `null` for one that is taken as it is
 * recorded, and `unshown` for what is left out.
 */
export function asShown(
  entries: readonly Entry[],
  shownAt: (entry: Entry) => Instant | null | "unshown",
  leftOut: readonly Entry[],
): Entry[] {
  const shown = entries.flatMap((entry): Entry[] => {
    const at = shownAt(entry);
    if (at === "unshown") return [];
    return at === null || at === entry.at ? [entry] : [{ ...entry, at }];
  });
  for (const entry of leftOut) {
    const place = shown.findIndex((each) => each.at > entry.at);
    shown.splice(place < 0 ? shown.length : place, 0, entry);
  }
  return shown;
}
