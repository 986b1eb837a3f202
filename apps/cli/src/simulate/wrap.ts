/** Breaks styled text into lines of a width, at blanks; a word that is too long for any line stays whole. */
import type { Paint, Style } from "./paint.ts";
import { textWidth } from "./text-width.ts";

/** A stretch of text in one style. */
export interface Run {
  readonly text: string;
  readonly styles: readonly Style[];
}

/** Lines of at most `width` columns. Blanks in a row become one. */
export function wrapRuns(runs: readonly Run[], width: number, paint: Paint): string[] {
  const lines: Run[][] = [[]];
  let used = 0;
  for (const word of splitWords(runs)) {
    const length = word.reduce((sum, { text }) => sum + textWidth(text), 0);
    if (used > 0 && used + 1 + length > width) {
      lines.push([]);
      used = 0;
    }
    const line = lines.at(-1) ?? [];
    word.forEach((piece, index) => {
      append(line, index === 0 && used > 0 ? " " : "", piece);
    });
    used += (used > 0 ? 1 : 0) + length;
  }
  return lines.map((line) => line.map((run) => paint(run.text, ...run.styles)).join(""));
}

/** What stands between blanks, each in one piece or, where its style changes, in several. */
function splitWords(runs: readonly Run[]): Run[][] {
  const words: Run[][] = [];
  let isNew = true;
  for (const { text, styles } of runs) {
    for (const piece of text.split(/( +)/u)) {
      if (piece === "") continue;
      if (piece.startsWith(" ")) isNew = true;
      else {
        if (isNew) words.push([]);
        words.at(-1)?.push({ text: piece, styles });
        isNew = false;
      }
    }
  }
  return words;
}

/** Words of one style are painted together; a blank between two styles has none. */
function append(line: Run[], gap: string, run: Run): void {
  const last = line.at(-1);
  if (last !== undefined && last.styles === run.styles) {
    line[line.length - 1] = { ...last, text: last.text + gap + run.text };
    return;
  }
  if (gap !== "") line.push({ text: gap, styles: [] });
  line.push(run);
}
