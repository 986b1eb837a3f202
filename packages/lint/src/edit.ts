/**
 * Changes of a document that leave every other byte as it is: its line ends, its final newline, its byte order mark.
 *
 * Edits speak of lines and columns as the rules see them, in the text whose lines end in `\n`. They are carried out
 * on the text as it was read.
 */
import type { Place } from "./problem.ts";

export interface Edit extends Place {
  /**
   * What stands there instead: a text, whose lines end in `\n` and are written with the document's own line ends; or what
   * stands in another place of the document, as it is.
   */
  readonly text: string | Place;
}

/** Carries out edits that don't overlap. One that overlaps with an earlier one in the text is left out. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  const offsets = lineOffsets(source);
  const lineEnd = /\r\n?|\n/u.exec(source)?.[0] ?? "\n";
  const offsetOf = (line: number, column: number) => {
    const start = offsets[line - 1];
    return start === undefined ? source.length : Math.min(start + column - 1, source.length);
  };
  const rangeOf = ({ line, column, endLine, endColumn }: Place) =>
    [offsetOf(line, column), offsetOf(endLine, endColumn)] as const;
  const placed = edits
    .map((edit) => {
      const [from, to] = rangeOf(edit);
      const { text } = edit;
      return {
        from,
        to,
        text: typeof text === "string" ? text.replaceAll("\n", lineEnd) : source.slice(...rangeOf(text)),
      };
    })
    .sort((one, other) => one.from - other.from || one.to - other.to);
  let result = "";
  let at = 0;
  for (const { from, to, text } of placed) {
    if (from < at) continue;
    result += source.slice(at, from) + text;
    at = to;
  }
  return result + source.slice(at);
}

/** Where each line begins in a text with any line ends, after a byte order mark. */
export function lineOffsets(source: string): number[] {
  const offsets = [source.startsWith("\ufeff") ? 1 : 0];
  for (const { index, 0: end } of source.matchAll(/\r\n?|\n/gu)) offsets.push(index + end.length);
  return offsets;
}
