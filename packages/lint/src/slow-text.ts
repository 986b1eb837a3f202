/**
 * Whether a text might stall the parser, told before it is parsed.
 *
 * The fast parser's time grows with the text's length, but for a few things: quotations and lists within each other, and
 * within one block what may begin an address or an entity, underscores, and marks among letters beyond ASCII, where it
 * grows by the square. What is measured here is that square, in one pass. No RFC known to us comes near the limits; where they err, a
 * text is parsed by a process that can be stopped, and nothing is lost but a moment.
 */

import type { ParserName } from "./parsers/load-parser.ts";

/** Marks of quotations and lists at the beginning of a line: so many within each other nobody reads. */
const MOST_NESTING = 100;
/**
 * The length of a block times the weight of what is in it. By the slowest texts that were found, this much takes the
 * parser about 0.2 s.
 */
const MOST_WORK = 3e8;
/** What may begin an address weighs as much as so many other marks. */
const ADDRESS = 20;
/** Likewise, and an entity. */
const ENTITY = 4;
interface Limits {
  readonly nesting: number;
  readonly work: number;
  readonly length: number;
  /** In blocks that are shorter no text is slow. */
  readonly shortest: number;
  /** What a mark weighs that was never seen to take time by the square: less than one, in case it was overlooked. */
  readonly light: number;
}

/** What the reference parser can take in one block: it is slower by far, and walks through a block for every bracket. */
const REFERENCE: Limits = { nesting: 20, work: 3e6, length: 32_768, shortest: 2048, light: 1 };
const FAST: Limits = {
  nesting: MOST_NESTING,
  work: MOST_WORK,
  length: Number.POSITIVE_INFINITY,
  // Nothing weighs more than ten for each of its characters.
  shortest: Math.floor(Math.sqrt(MOST_WORK / 10)),
  light: 1 / 16,
};

/** The line, from 1, where a text begins that might stall the parser; `null` where there is none. */
export function findSlowText(text: string, parser: ParserName = "fast"): number | null {
  const limits = parser === "fast" ? FAST : REFERENCE;
  let line = 0;
  let blockStart = 0;
  let blockLine = 1;
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found === -1 ? text.length : found;
    line += 1;
    const first = firstVisible(text, start, end);
    const isBlank = first === end;
    if (isBlank || beginsBlock(text, first)) {
      if (start - blockStart >= limits.shortest && isSlow(text, blockStart, start, limits)) return blockLine;
      blockStart = isBlank ? end + 1 : start;
      blockLine = isBlank ? line + 1 : line;
    }
    if (end - first > limits.nesting && countNesting(text, first, end) > limits.nesting) {
      return line;
    }
    start = end + 1;
  }
  return text.length - blockStart >= limits.shortest && isSlow(text, blockStart, text.length, limits)
    ? blockLine
    : null;
}

function firstVisible(text: string, start: number, end: number): number {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 13) return at;
  }
  return end;
}

/** Whether a line begins with a heading's mark, or a list item's: what comes before it is another block. */
function beginsBlock(text: string, first: number): boolean {
  const code = text.charCodeAt(first);
  if (code === 45 || code === 43 || code === 42 || code === 35) {
    const next = text.charCodeAt(first + 1);
    return next === 32 || next === 9 || next === 10 || Number.isNaN(next);
  }
  if (code < 48 || code > 57) return false;
  let at = first;
  while (at - first < 9 && text.charCodeAt(at) > 47 && text.charCodeAt(at) < 58) at += 1;
  const mark = text.charCodeAt(at);
  return (mark === 46 || mark === 41) && text.charCodeAt(at + 1) === 32;
}

/** The marks of quotations and lists before a line's text: `>`, `-`, `+`, `*`, `1.` and `1)`. */
function countNesting(text: string, start: number, end: number): number {
  let marks = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 62 || code === 45 || code === 43 || code === 42 || code === 46 || code === 41) marks += 1;
    else if (code !== 32 && code !== 9 && (code < 48 || code > 57)) break;
  }
  return marks;
}

function isSlow(text: string, start: number, end: number, { work, length, light }: Limits): boolean {
  if (end - start > length) return true;
  let heavy = 0;
  let others = 0;
  let isAscii = true;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127) isAscii = false;
    const kind = code < 128 ? KINDS[code] : MARK;
    if (kind === PLAIN) continue;
    const weight = kind === SUSPECT ? heavyWeight(text, at, code) : 0;
    if (weight > 0) heavy += weight;
    // A letter is no mark.
    else if (code !== 87 && code !== 119) others += 1;
  }
  return (end - start) * (heavy + others * (isAscii ? light : 1)) > work;
}

const PLAIN = 0;
const MARK = 1;
const SUSPECT = 2;
/** What each ASCII character may be: letters, digits and blanks are plain, and `w`, `:`, `&` and `_` may weigh more than others. */
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if ("wW:&_".includes(sign)) return SUSPECT;
  return /[a-z\d \n]/iu.test(sign) ? PLAIN : MARK;
});

/** What a character weighs where it may begin an address or an entity, or is an underscore; 0 where it doesn't. */
function heavyWeight(text: string, at: number, code: number): number {
  switch (code) {
    case 58:
      return text.startsWith("//", at + 1) ? ADDRESS : 0;
    case 38:
      return ENTITY;
    case 95:
      return isOtherMark(text.charCodeAt(at + 1)) ? 0 : 1;
    default:
      return text.startsWith(".", at + 3) ? ADDRESS : 0;
  }
}

/**
 * Whether it ends a word that an underscore is in, and is no blank. Before such a mark an underscore takes no time: with
 * letters, digits and `.`, `+` and `-` it may be part of an e-mail address, and before a blank it may end emphasis.
 */
function isOtherMark(code: number): boolean {
  if (code < 33 || code > 126 || code === 43 || code === 45 || code === 46 || code === 95) return false;
  const lower = code | 32;
  return !((lower > 96 && lower < 123) || (code > 47 && code < 58));
}
