/**
 * Which entries a motion's checklist carries as receipts: those that changed the motion, and nothing else.
 *
 * What a later one of the same kind makes needless is left out (of many heads in a row the last; of a month of
 * daily failures the last), so that the receipts stay small whatever people do.
 */
import { BEGINNING, decide, type Entry, type Standing, type TextEntry } from "@rfckit/core";

/** The receipts of each motion, by its number. */
export function chooseReceipts(entries: readonly Entry[]): Map<number, Entry[]> {
  const receipts = new Map<number, Receipt[]>();
  let standing: Standing = BEGINNING;
  let text: TextEntry | null = null;
  for (const entry of entries) {
    const next = decide(standing, entry);
    const number = (standing.motion ?? next.motion ?? next.ended.at(-1)?.motion)?.number;
    const effective = next.motion !== standing.motion || next.ended !== standing.ended;
    if (number !== undefined && (effective || (standing.motion !== null && mattersLater(entry)))) {
      // The text that was there when the motion was made stands before it.
      const begun = receipts.get(number) ?? (text === null ? [] : [{ entry: text, effective: true }]);
      receipts.set(number, withReceipt(begun, { entry, effective }));
    }
    if (entry.kind === "text") text = entry;
    standing = next;
  }
  return new Map([...receipts].map(([number, chosen]) => [number, chosen.map(({ entry }) => entry)]));
}

interface Receipt {
  readonly entry: Entry;
  /** Whether it changed the motion, and does not only matter to what may come. */
  readonly effective: boolean;
}

/** Entries that change no motion at once, but what later ones do to it. */
function mattersLater(entry: Entry): boolean {
  if (entry.kind === "posted") return entry.about.endsWith("/warned");
  return entry.kind === "text" || entry.kind === "pause";
}

function withReceipt(receipts: readonly Receipt[], next: Receipt): Receipt[] {
  return [...receipts.filter((each, index) => !isNeedless(each, next, index === receipts.length - 1)), next];
}

/** Of the rosters since the motion the newest is enough, and of the texts that changed nothing; of failures in a row the last. */
function isNeedless({ entry, effective }: Receipt, { entry: next }: Receipt, last: boolean): boolean {
  if (entry.kind !== next.kind) return false;
  if (entry.kind === "text") return !effective;
  return entry.kind === "roster" || (entry.kind === "hindered" && last);
}
