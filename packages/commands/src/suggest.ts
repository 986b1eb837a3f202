/**
 * "Did you mean": the nearest word of the table within two edits, in the form that was meant.
 */
import { FORMS } from "./command-table.ts";

const MOST_EDITS = 2;

/** The nearest form, the base form among equals; `null` where nothing is near. The word is in lower case. */
export function suggest(word: string): string | null {
  let best: string | null = null;
  let least = MOST_EDITS + 1;
  let bestIsBase = false;
  for (const form of FORMS) {
    // Two letters are near to anything.
    if (form.word.length <= MOST_EDITS) continue;
    const edits = countEdits(word, form.word);
    if (edits < least || (edits === least && form.base && !bestIsBase && least <= MOST_EDITS)) {
      least = edits;
      best = form.word;
      bestIsBase = form.base;
    }
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours; more than two is told as three. */
function countEdits(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > MOST_EDITS) return MOST_EDITS + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = cell(last, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1);
      let edits = Math.min(cell(last, j) + 1, cell(row, j - 1) + 1, replaced);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) edits = Math.min(edits, cell(beforeLast, j - 2) + 1);
      row.push(edits);
    }
    beforeLast = last;
    last = row;
  }
  return cell(last, other.length);
}

function cell(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
