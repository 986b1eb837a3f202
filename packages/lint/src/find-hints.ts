/**
 * Finds a template's guiding texts in a document, each as a whole, however it was wrapped, quoted, cased or re-spelled a
 * little.
 *
 * Text is a row of words here; what stands between them (blanks, line ends, `>`, list marks, the ends of one-line
 * comments) doesn't count. One pass over the document looks for the hints' longer words. Only where most of a hint's
 * are close together is the text compared word by word.
 */
import { countEdits } from "@rfckit/core";
import type { Place } from "./problem.ts";

export interface FoundHint {
  readonly hint: string;
  readonly place: Place;
  /** Where its first word begins in the text. */
  readonly offset: number;
}

/** What the hints are looked for by, made once for many documents. */
export interface HintFinder {
  readonly find: (text: string) => FoundHint[];
}

interface Hint {
  readonly text: string;
  readonly words: readonly string[];
  /** Its distinct longer words, by their hashes. */
  readonly keys: ReadonlySet<number>;
}

/** Fewer words are no guidance: "None." may stand anywhere. */
const FEWEST_WORDS = 4;
/** Words that are shorter are looked for only when a hint is compared. */
const SHORTEST_KEY = 4;
/** Of a hint's longer words so many must be there as they are; the others may be misspelt. */
const LEAST_KEYS = 0.7;
/** One word in so many may differ, be missing or added. */
const WORDS_A_SLIP = 7;

export function createHintFinder(texts: readonly string[]): HintFinder {
  const hints = new Map<string, Hint>();
  for (const text of texts) {
    const words = wordsOf(text).map(({ word }) => word);
    if (words.length < FEWEST_WORDS) continue;
    const keys = new Set(words.filter(({ length }) => length >= SHORTEST_KEY).map(hashOf));
    hints.set(words.join(" "), { text, words, keys });
  }
  const all = [...hints.values()];
  const known = new Uint8Array(KNOWN_SIZE);
  for (const { keys } of all) for (const key of keys) known[key & KNOWN_MASK] = 1;
  return { find: (text) => (all.length === 0 ? [] : findAll(text, all, known)) };
}

function findAll(text: string, hints: readonly Hint[], known: Uint8Array): FoundHint[] {
  const hits = scan(text, known);
  if (hits.length === 0) return [];
  const found: { from: number; to: number; hint: string }[] = [];
  for (const hint of hints) {
    for (const [from, to] of candidates(hint, hits)) {
      const match = compare(hint, text, from, to);
      if (match !== null) found.push({ ...match, hint: hint.text });
    }
  }
  return keepLongest(found).map(({ from, to, hint }) => ({
    hint,
    offset: from,
    place: placeIn(text, from, to),
  }));
}

interface Hit {
  readonly key: number;
  readonly at: number;
}

const KNOWN_SIZE = 1 << 14;
const KNOWN_MASK = KNOWN_SIZE - 1;

/** The words whose hashes are known, in one pass. */
function scan(text: string, known: Uint8Array): Hit[] {
  const hits: Hit[] = [];
  let hash = 0;
  let length = 0;
  for (let index = 0; index <= text.length; index += 1) {
    const code = index === text.length ? 32 : text.charCodeAt(index);
    if (isLetter(code)) {
      hash = (Math.imul(hash, 31) + (code < 128 ? code | 32 : code)) | 0;
      length += 1;
      continue;
    }
    if (length >= SHORTEST_KEY && known[hash & KNOWN_MASK] === 1)
      hits.push({ key: hash, at: index - length });
    hash = 0;
    length = 0;
  }
  return hits;
}

function hashOf(word: string): number {
  let hash = 0;
  for (let index = 0; index < word.length; index += 1) {
    const code = word.charCodeAt(index);
    hash = (Math.imul(hash, 31) + (code < 128 ? code | 32 : code)) | 0;
  }
  return hash;
}

/** The stretches of a text in which most of a hint's longer words stand close together. */
function* candidates({ text, keys }: Hint, hits: readonly Hit[]): Generator<[number, number]> {
  const own = hits.filter(({ key }) => keys.has(key));
  const wanted = Math.max(1, Math.ceil(keys.size * LEAST_KEYS));
  if (own.length < wanted) return;
  const reach = Math.ceil(text.length * 1.5) + 60;
  for (let first = 0; first < own.length; first += 1) {
    const start = own[first]?.at ?? 0;
    const near = new Set<number>();
    for (let last = first; last < own.length; last += 1) {
      const hit = own[last];
      if (hit === undefined || hit.at - start > reach) break;
      near.add(hit.key);
    }
    if (near.size < wanted) continue;
    yield [start - text.length, start + reach + 40];
    // The next one begins behind what was compared just now.
    while (first + 1 < own.length && (own[first + 1]?.at ?? 0) <= start + text.length) first += 1;
  }
}

interface Word {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** Beyond Latin everything counts but dashes, quotation marks and the like, and those of East Asia. */
function isLetter(code: number): boolean {
  const lower = code | 32;
  if (code < 128) return (lower > 96 && lower < 123) || (code > 47 && code < 58);
  return code > 191 && !(code > 0x1fff && code < 0x2070) && !(code > 0x2fff && code < 0x3040);
}

/** The words of a stretch of a text, in lower case; an apostrophe within a word belongs to it. */
function wordsOf(text: string, from = 0, to = text.length): Word[] {
  const words: Word[] = [];
  const end = Math.min(to, text.length);
  let start = -1;
  for (let index = Math.max(0, from); index <= end; index += 1) {
    if (index < end && isLetter(text.charCodeAt(index))) {
      if (start === -1) start = index;
      continue;
    }
    const isInside = start !== -1 && index + 1 < end && isLetter(text.charCodeAt(index + 1));
    if (isInside && (text[index] === "'" || text[index] === "\u2019")) continue;
    if (start !== -1) {
      const word = text.slice(start, index).toLowerCase().replaceAll("\u2019", "'");
      words.push({ word, from: start, to: index });
    }
    start = -1;
  }
  return words;
}

/** Where the hint stands whole in a stretch of a text, by the fewest slips; `null` where there are too many. */
function compare({ words: wanted }: Hint, text: string, from: number, to: number) {
  const words = wordsOf(text, from, to);
  const most = Math.floor(wanted.length / WORDS_A_SLIP);
  const size = words.length + 1;
  // By column: the fewest slips between the hint's first words and those that end here, and where those begin.
  let slips = new Int32Array(size);
  let starts = Int32Array.from({ length: size }, (_, index) => index);
  for (const [row, word] of wanted.entries()) {
    const nextSlips = new Int32Array(size);
    const nextStarts = new Int32Array(size);
    nextSlips[0] = row + 1;
    for (let column = 1; column < size; column += 1) {
      const same = at(slips, column - 1) + (isSameWord(word, words[column - 1]?.word ?? "") ? 0 : 1);
      const added = at(nextSlips, column - 1) + 1;
      const missing = at(slips, column) + 1;
      const fewest = Math.min(same, added, missing);
      nextSlips[column] = fewest;
      nextStarts[column] =
        fewest === same
          ? at(starts, column - 1)
          : fewest === added
            ? at(nextStarts, column - 1)
            : at(starts, column);
    }
    [slips, starts] = [nextSlips, nextStarts];
  }
  let end = 0;
  for (let column = 1; column < size; column += 1) if (at(slips, column) < at(slips, end)) end = column;
  const [first, last] = [words[at(starts, end)], words[end - 1]];
  if (at(slips, end) > most || first === undefined || last === undefined) return null;
  return { from: first.from, to: last.to };
}

function at(numbers: Int32Array, index: number): number {
  return numbers[index] ?? 0;
}

/** A slip of the fingers in a long word makes no other word of it. */
function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const length = Math.min(one.length, other.length);
  if (length < 5 || Math.abs(one.length - other.length) > 2) return false;
  return countEdits(one, other, 3) <= (length < 8 ? 1 : 2);
}

/** Of hints that overlap the longest; an earlier version of a hint may be a part of the later one. */
function keepLongest<T extends { readonly from: number; readonly to: number }>(found: readonly T[]): T[] {
  const kept: T[] = [];
  for (const each of [...found].sort((one, other) => other.to - other.from - (one.to - one.from)))
    kept.push(each);
  return kept.sort((one, other) => one.from - other.from);
}

function placeIn(text: string, from: number, to: number): Place {
  const [line, column] = pointAt(text, from);
  const [endLine, endColumn] = pointAt(text, to);
  return { line, column, endLine, endColumn };
}

function pointAt(text: string, offset: number): [number, number] {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf("\n"); end !== -1 && end < offset; end = text.indexOf("\n", end + 1)) {
    line += 1;
    start = end + 1;
  }
  return [line, offset - start + 1];
}
