/**
 * Which entries a motion's checklist carries as receipts: those that changed the motion, and nothing else.
 *
 * What a later one of the same kind makes needless is left out (of many heads in a row the last; of a month of
 * daily failures the last), so that the receipts stay small whatever people do.
 */
import { BEGINNING, decide, type Entry, type Standing, type TextEntry } from "@rfckit/core";

/** The receipts of each motion, by its number. */
export function chooseReceipts(entries: readonly Entry[]): Map<number, Entry[]> {
  const receipts = new Map<number, Entry[]>();
  let standing: Standing = BEGINNING;
  let text: TextEntry | null = null;
  for (const entry of entries) {
    const next = decide(standing, entry);
    const number = (standing.motion ?? next.motion ?? next.ended.at(-1)?.motion)?.number;
    const changed = next.motion !== standing.motion || next.ended !== standing.ended;
    if (number !== undefined && (changed || (standing.motion !== null && mattersLater(entry)))) {
      const begun = receipts.get(number) ?? (text === null ? [] : [text]);
      receipts.set(number, withReceipt(begun, entry));
    }
    if (entry.kind === "text") text = entry;
    standing = next;
  }
  return receipts;
}

/** Entries that change no motion at once, but what later ones do to it. */
function mattersLater(entry: Entry): boolean {
  if (entry.kind === "posted") return entry.about.endsWith("/warned");
  return entry.kind === "text" || entry.kind === "pause";
}

const SUPERSEDED: ReadonlySet<Entry["kind"]> = new Set(["text", "hindered", "roster"]);

function withReceipt(receipts: readonly Entry[], entry: Entry): Entry[] {
  const last = receipts.at(-1);
  const needless =
    last !== undefined && last.kind === entry.kind && SUPERSEDED.has(entry.kind) && receipts.length > 1;
  return needless ? [...receipts.slice(0, -1), entry] : [...receipts, entry];
}
