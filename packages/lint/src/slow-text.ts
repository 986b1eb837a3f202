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
/** In blocks that are shorter no text is slow. */
const SHORTEST = 2048;

interface Limits {
  readonly nesting: number;
  readonly work: number;
  readonly length: number;
  /** What a mark weighs that was never seen to take time by the square: less than one, in case it was overlooked. */
  readonly light: number;
}

/** What the reference parser can take in one block: it is slower by far, and walks through a block for every bracket. */
const REFERENCE: Limits = { nesting: 20, work: 3e6, length: 32_768, light: 1 };
const FAST: Limits = {
  nesting: MOST_NESTING,
  work: MOST_WORK,
  length: Number.POSITIVE_INFINITY,
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
      if (start - blockStart >= SHORTEST && isSlow(text, blockStart, start, limits)) return blockLine;
      blockStart = isBlank ? end + 1 : start;
      blockLine = isBlank ? line + 1 : line;
    }
    if (end - first > limits.nesting && countNesting(text, first, end) > limits.nesting) {
      return line;
    }
    start = end + 1;
  }
  return text.length - blockStart >= SHORTEST && isSlow(text, blockStart, text.length, limits)
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
    const lower = code | 32;
    if (code === 32 || code === 10 || (code > 47 && code < 58)) continue;
    if (lower > 96 && lower < 123) {
      if (lower === 119 && text.startsWith(".", at + 3)) heavy += ADDRESS;
    } else if (code === 58 && text.startsWith("//", at + 1)) heavy += ADDRESS;
    else if (code === 38) heavy += ENTITY;
    else if (code === 95 && !isOtherMark(text.charCodeAt(at + 1))) heavy += 1;
    else others += 1;
    if (code > 127) isAscii = false;
  }
  return (end - start) * (heavy + others * (isAscii ? light : 1)) > work;
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
