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
  const width = other.length;
  if (width + 2 > rows[0].length) rows = createRows(2 * (width + 2));
  let [beforeLast, last, row] = rows;
  for (let j = 0; j <= width; j += 1) last[j] = j;
  for (let i = 1; i <= one.length; i += 1) {
    // Cells that lie further from the diagonal than the limit reach it, so they are left out.
    const from = Math.max(1, i - limit + 1);
    const to = Math.min(width, i + limit - 1);
    const letter = one.charCodeAt(i - 1);
    const letterBefore = i > 1 ? one.charCodeAt(i - 2) : NO_LETTER;
    let otherBefore = from > 1 ? other.charCodeAt(from - 2) : NO_LETTER;
    let left = from === 1 ? i : limit;
    let fewest = left;
    row[from - 1] = left;
    for (let j = from; j <= to; j += 1) {
      const otherLetter = other.charCodeAt(j - 1);
      let edits = Math.min(at(last, j) + 1, left + 1, at(last, j - 1) + (letter === otherLetter ? 0 : 1));
      if (letter === otherBefore && letterBefore === otherLetter)
        edits = Math.min(edits, at(beforeLast, j - 2) + 1);
      row[j] = edits;
      left = edits;
      if (edits < fewest) fewest = edits;
      otherBefore = otherLetter;
    }
    // No way to the end leads past this row with fewer.
    if (fewest >= limit) return limit;
    row[to + 1] = limit;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(at(last, width), limit);
}

/** What no letter of a name is. */
const NO_LETTER = -1;

/** The three rows of the table that matter at a time. They are used again by each count, for there are very many. */
let rows = createRows(300);

function createRows(length: number): [Int32Array, Int32Array, Int32Array] {
  return [new Int32Array(length), new Int32Array(length), new Int32Array(length)];
}

function at(row: Int32Array, index: number): number {
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
