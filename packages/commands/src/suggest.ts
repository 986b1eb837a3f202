/**
 * "Did you mean": the nearest word of the table within two edits, in the form that was meant.
 *
 * A comment of thousands of misspelt lines asks for it thousands of times, so words that can't be near are told by their
 * letters alone.
 */
import { FORMS } from "./command-table.ts";

const MOST_EDITS = 2;

/** Two letters are near to anything. */
const CANDIDATES = FORMS.filter((form) => form.word.length > MOST_EDITS).map((form) => ({
  ...form,
  letters: lettersOf(form.word),
}));

/** The nearest form, the base form among equals; `null` where nothing is near. The word is in lower case. */
export function suggest(word: string): string | null {
  let best: string | null = null;
  let least = MOST_EDITS + 1;
  let bestIsBase = false;
  const letters = lettersOf(word);
  for (const form of CANDIDATES) {
    if (Math.abs(word.length - form.word.length) > MOST_EDITS) continue;
    if (hasThree(letters & ~form.letters) || hasThree(form.letters & ~letters)) continue;
    const edits = countEdits(word, form.word);
    if (edits < least || (edits === least && form.base && !bestIsBase && least <= MOST_EDITS)) {
      least = edits;
      best = form.word;
      bestIsBase = form.base;
    }
  }
  return best;
}

/** Which letters a word has, as bits; an edit brings one of them in, or takes one away, at most. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let index = 0; index < word.length; index += 1) letters |= 1 << (word.charCodeAt(index) & 31);
  return letters;
}

/** Whether more than two bits are set. */
function hasThree(bits: number): boolean {
  const second = bits & (bits - 1);
  return (second & (second - 1)) !== 0;
}

/** Three rows of the table of edits, made once: a word asks for dozens of tables. */
const LONGEST = Math.max(...CANDIDATES.map((form) => form.word.length));
const rows = [0, 1, 2].map(() => new Uint8Array(LONGEST + 1)) as [Uint8Array, Uint8Array, Uint8Array];

/** Insertions, deletions, replacements and swaps of neighbours. */
function countEdits(one: string, other: string): number {
  let [beforeLast, last, row] = rows;
  for (let j = 0; j <= other.length; j += 1) last[j] = j;
  for (let i = 1; i <= one.length; i += 1) {
    let left = i;
    row[0] = left;
    for (let j = 1; j <= other.length; j += 1) {
      const same = one.charCodeAt(i - 1) === other.charCodeAt(j - 1);
      let edits = Math.min(at(last, j) + 1, left + 1, at(last, j - 1) + (same ? 0 : 1));
      const swapped = !same && i > 1 && j > 1 && isSwapped(one, other, i, j);
      if (swapped) edits = Math.min(edits, at(beforeLast, j - 2) + 1);
      row[j] = edits;
      left = edits;
    }
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return at(last, other.length);
}

function isSwapped(one: string, other: string, i: number, j: number): boolean {
  return one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
}

/** Never asked for a place outside the row. */
function at(row: Uint8Array, index: number): number {
  return row[index] ?? 0;
}
