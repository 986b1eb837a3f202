/**
 * A table that fits a terminal: columns give up width where they have most of it, and their words wrap. Where even that
 * doesn't do, there is no table.
 */
import type { Paint, Style } from "./simulate/paint.ts";
import { textWidth } from "./simulate/text-width.ts";
import { wrapRuns } from "./simulate/wrap.ts";

export interface Column {
  readonly head: string;
  /** It is made no narrower than this, unless all its cells are. */
  readonly least: number;
  readonly align?: "right";
}

/** A cell's paragraphs, each on lines of its own. */
export type Cell = readonly { readonly text: string; readonly styles?: readonly Style[] }[];

const GAP = 2;

/** The lines of a table; `null` where it doesn't fit into `width`. */
export function renderColumns(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
  paint: Paint,
): string[] | null {
  const widths = allot(columns, rows, width);
  if (widths === null) return null;
  const heads: Cell[] = columns.map(({ head }) => [{ text: head, styles: ["dim"] }]);
  return [heads, ...rows].flatMap((row) => {
    const cells = row.map((cell, index) =>
      cell.flatMap(({ text, styles = [] }) => wrapRuns([{ text, styles }], widths[index] ?? 0, paint)),
    );
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      cells
        .map((lines, index) => pad(lines[line] ?? "", widths[index] ?? 0, columns[index]?.align))
        .join(" ".repeat(GAP))
        .trimEnd(),
    );
  });
}

function allot(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
): number[] | null {
  const cells = (index: number) => rows.flatMap((row) => row[index] ?? []).map(({ text }) => text);
  const widths = columns.map(({ head }, index) => Math.max(...[head, ...cells(index)].map(textWidth)));
  const least = columns.map((column, index) => {
    const words = [column.head, ...cells(index)].flatMap((text) => text.split(" "));
    // A word that is longer than any line would stick out of its column.
    return Math.min(widths[index] ?? 0, Math.max(column.least, ...words.map(textWidth)));
  });
  const room = width - GAP * (columns.length - 1);
  const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);
  if (sum(least) > room) return null;
  while (sum(widths) > room) {
    const spare = widths.map((each, index) => each - (least[index] ?? 0));
    const widest = spare.indexOf(Math.max(...spare));
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "gu");

function pad(text: string, width: number, align: Column["align"]): string {
  const blank = " ".repeat(Math.max(0, width - textWidth(text.replaceAll(ESCAPES, ""))));
  return align === "right" ? blank + text : text + blank;
}
