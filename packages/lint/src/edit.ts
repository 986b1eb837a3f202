/**
 * Changes of a document that leave every other byte as it is: its line ends, its final newline, its byte order mark.
 *
 * Edits speak of lines and columns as the rules see them, in the text whose lines end in `\n`. They are carried out
 * on the text as it was read.
 */

export interface Edit {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** What stands there instead; its lines end in `\n`, and are written with the document's own line ends. */
  readonly text: string;
}

/** Carries out edits that don't overlap. One that overlaps with an earlier one in the text is left out. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  const offsets = lineOffsets(source);
  const lineEnd = /\r\n?|\n/u.exec(source)?.[0] ?? "\n";
  const offsetOf = (line: number, column: number) => {
    const start = offsets[line - 1];
    return start === undefined ? source.length : Math.min(start + column - 1, source.length);
  };
  const placed = edits
    .map((edit) => ({
      from: offsetOf(edit.line, edit.column),
      to: offsetOf(edit.endLine, edit.endColumn),
      text: lineEnd === "\n" ? edit.text : edit.text.replaceAll("\n", lineEnd),
    }))
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
