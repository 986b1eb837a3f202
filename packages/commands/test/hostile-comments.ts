/**
 * Comments that general Markdown parsers choke on, at any size; each ends in a command.
 */

export const SIZE = 65_536;
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

export const HOSTILE: readonly (readonly [name: string, make: (size: number) => string])[] = [
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
