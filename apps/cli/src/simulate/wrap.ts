/** Breaks styled text into lines of a width, at blanks; a word that is too long for any line stays whole. */
import type { Paint, Style } from "./paint.ts";
import { textWidth } from "./text-width.ts";

/** A stretch of text in one style. */
export interface Run {
  readonly text: string;
  readonly styles: readonly Style[];
}

/** Lines of at most `width` columns. */
export function wrapRuns(runs: readonly Run[], width: number, paint: Paint): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  let gap = "";
  for (const run of runs) {
    for (const piece of run.text.split(/( +)/u)) {
      if (piece === "") continue;
      if (piece.startsWith(" ")) {
        gap = " ";
        continue;
      }
      const length = textWidth(piece);
      if (used > 0 && used + gap.length + length > width && gap !== "") {
        lines.push(line);
        line = "";
        used = 0;
      }
      const before = used === 0 ? "" : gap;
      line += before + paint(piece, ...run.styles);
      used += before.length + length;
      gap = "";
    }
  }
  return used > 0 || lines.length === 0 ? [...lines, line] : lines;
}
