/**
 * The scanner is linear in the comment's length, whatever the comment is: a legal one of 64 KiB takes
 * milliseconds. Each ends in a command, so that none of it is passed over.
 */
import { expect, test } from "vitest";
import { scan } from "../src/index.ts";

const SIZE = 65_536;
const END = "\n\n@rfcbot status\n";

function fill(piece: string, size: number): string {
  return piece.repeat(Math.ceil(size / piece.length)).slice(0, size - END.length) + END;
}

/** Backtick runs of ever other lengths: none closes another. */
function staircase(piece: string, size: number): string {
  let text = "";
  for (let length = 1; text.length < size; length += 1) text += `${piece.repeat(length)} `;
  return text.slice(0, size - END.length) + END;
}

const hostile: readonly (readonly [name: string, make: (size: number) => string])[] = [
  ["nested emphasis", (size) => fill("*a_", size)],
  ["backticks of every length", (size) => staircase("`", size)],
  ["an open backtick on each line", (size) => fill("`a\n", size)],
  ["a ladder of quotes on one line", (size) => fill(">", size)],
  ["a ladder of quotes over lines", (size) => staircase(">", size).replaceAll(" ", "\n")],
  ["nested lists on one line", (size) => fill("- ", size)],
  ["nested lists over lines", (size) => fill("- a\n  - b\n    - c\n      1. d\n", size)],
  ["growing indentation", (size) => staircase("\t", size).replaceAll(" ", "\n")],
  ["NULs", (size) => fill("\0", size)],
  ["lone surrogates", (size) => fill("\ud83d@\udc68\n", size)],
  ["open comments", (size) => fill("a <!-- b\n", size)],
  ["open tags", (size) => fill('<a b="', size)],
  ["tags of other quotes", (size) => fill(`<a b='"`, size)],
  ["pre on each line", (size) => fill("x <pre> y\n", size)],
  ["brackets", (size) => fill("[", size)],
  ["entities", (size) => fill("&#", size)],
  ["a command on each line", (size) => fill("@rfcbot concern *a_[b](c) `d` &amp;\n", size)],
  ["a motion on each line", (size) => fill("@rfcbot merge\n", size)],
  ["hidden characters", (size) => fill("\u200b@rfcbot\u2060 merge\n", size)],
  ["joiners", (size) => fill("@rfcbot concern 👩\u200d\n", size)],
  ["tabs", (size) => fill("\t- \t", size)],
  ["bare returns", (size) => fill("a\r", size)],
  ["fences", (size) => fill("```\n~~~\n", size)],
  ["one word", (size) => fill("@rfcbot ", size)],
];

/** The best of many runs, in ms: what the machine does besides, or the first runs compile, is none of the scanner's business. */
function measure(text: string, enough: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 60 && best > enough; run += 1) {
    const started = performance.now();
    scan(text);
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

test.each(hostile)("64 KiB of %s in under 10 ms", (_, make) => {
  const text = make(SIZE);
  expect(text.length).toBe(SIZE);
  scan(text);
  expect(measure(text, 9.5)).toBeLessThan(10);
});

test.each(hostile)("%s: four times the text takes no more than some eight times as long", (_, make) => {
  const small = measure(make(SIZE), 1);
  expect(measure(make(4 * SIZE), 6 * small) / Math.max(small, 1)).toBeLessThan(8);
});
