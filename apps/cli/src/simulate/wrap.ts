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
  let gap = "";
  for (const { text, styles } of runs) {
    for (const piece of text.split(/( +)/u)) {
      if (piece === "") continue;
      if (piece.startsWith(" ")) {
        gap = " ";
        continue;
      }
      const length = textWidth(piece);
      if (used > 0 && gap !== "" && used + 1 + length > width) {
        lines.push([]);
        used = 0;
      }
      const before = used === 0 ? "" : gap;
      append(lines.at(-1) ?? [], before, { text: piece, styles });
      used += before.length + length;
      gap = "";
    }
  }
  return lines.map((line) => line.map((run) => paint(run.text, ...run.styles)).join(""));
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
