/**
 * The nearest of some names to a misspelt one, by edits in which a swap of neighbours counts one.
 */

/** The nearest candidate within a third of the name's length (at least 2 edits), or `null`. */
export function nearest(
  name: string,
  candidates: readonly string[],
  normal: (candidate: string) => string = (candidate) => candidate,
): string | null {
  const limit = Math.max(2, Math.floor(name.length / 3));
  let best: string | null = null;
  let least = limit + 1;
  for (const candidate of candidates) {
    const distance = countEdits(name, normal(candidate), least);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from one to the other; `limit` or more is `limit`. */
export function countEdits(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit || countStrangers(one, other) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    let fewest = i;
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let edits = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) edits = Math.min(edits, at(beforeLast, j - 2) + 1);
      row.push(edits);
      fewest = Math.min(fewest, edits);
    }
    // No way to the end leads past this row with fewer.
    if (fewest >= limit) return limit;
    beforeLast = last;
    last = row;
  }
  return Math.min(at(last, other.length), limit);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

/**
 * How many letters one of them has that the other lacks, wherever they stand: it takes an edit for each. Telling names that
 * have little to do with each other apart in this way takes a fifth of the time.
 */
function countStrangers(one: string, other: string): number {
  for (let i = 0; i < one.length; i += 1) count(one.charCodeAt(i), 1);
  for (let i = 0; i < other.length; i += 1) count(other.charCodeAt(i), -1);
  let here = 0;
  let there = 0;
  for (let letter = 0; letter < LETTERS; letter += 1) {
    const more = counts[letter] ?? 0;
    if (more > 0) here += more;
    else there -= more;
    counts[letter] = 0;
  }
  return Math.max(here, there);
}

/** Letters share a count where their codes end alike: that makes the result smaller, never larger. */
const LETTERS = 64;
/** How often each stands in the one more than in the other. All are zero again when nothing is counted. */
const counts = new Int32Array(LETTERS);

function count(code: number, by: number): void {
  const letter = code % LETTERS;
  counts[letter] = (counts[letter] ?? 0) + by;
}
