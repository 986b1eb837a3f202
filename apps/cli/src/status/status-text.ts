/** Many RFCs for a reader: a table where the terminal is wide enough, else a few lines for each. */
import type { Instant } from "@rfckit/core";
import { type Cell, type Column, renderColumns } from "../columns.ts";
import { harmless, type Paint, type Style } from "../simulate/paint.ts";
import { wrapRuns } from "../simulate/wrap.ts";
import { sayAsks, sayAwaited, sayEnd, sayObjections, sayPhase } from "./say-row.ts";
import type { StatusRow } from "./status-row.ts";

export interface StatusLayout {
  readonly now: Instant;
  /** The reader's time zone. */
  readonly zone: string;
  readonly width: number;
  readonly paint: Paint;
  /** Whether what waits for the reader is what they asked for. */
  readonly mine: boolean;
}

const COLORS: Readonly<Partial<Record<StatusRow["phase"], Style>>> = {
  finalizing: "red",
  "final-comment-period": "yellow",
  blocked: "red",
  proposed: "cyan",
};

export function statusLines(rows: readonly StatusRow[], layout: StatusLayout): string[] {
  const columns: Column[] = [
    { head: "#", least: 1, align: "right" },
    { head: "RFC", least: 16 },
    { head: "Phase", least: 10 },
    { head: "Awaited", least: 14 },
    { head: "Objections", least: 10 },
    { head: "Ends", least: 14 },
    ...(layout.mine ? [{ head: "For you", least: 10 }] : []),
  ];
  const used = columns.map(
    (_, index) => index < 3 || rows.some((row) => (cellsOf(row, layout)[index] ?? []).length > 0),
  );
  const kept = <T>(all: readonly T[]): T[] => all.filter((_, index) => used[index]);
  const table = renderColumns(
    kept(columns),
    rows.map((row) => kept(cellsOf(row, layout))),
    layout.width,
    layout.paint,
  );
  return table ?? rows.flatMap((row) => blockOf(row, layout));
}

function cellsOf(row: StatusRow, { now, zone, mine }: StatusLayout): Cell[] {
  const { phase } = row;
  const color = COLORS[phase];
  const one = (text: string, ...styles: Style[]): Cell => (text === "" ? [] : [{ text, styles }]);
  return [
    one(String(row.number), "bold"),
    one(harmless(row.title)),
    one(sayPhase(row), ...(color === undefined ? [] : [color])),
    one(sayAwaited(row)),
    one(sayObjections(row)),
    sayEnd(row, now, zone).map((text, index) => ({ text, styles: index === 0 ? ["bold"] : ["dim"] })),
    ...(mine ? [one(sayAsks(row), "bold")] : []),
  ];
}

function blockOf(row: StatusRow, layout: StatusLayout): string[] {
  const { paint, width, now, zone, mine } = layout;
  const color = COLORS[row.phase];
  const indented = (text: string, ...styles: Style[]) =>
    text === ""
      ? []
      : wrapRuns([{ text, styles }], Math.max(10, width - 2), paint).map((line) => `  ${line}`);
  const awaited = sayAwaited(row);
  const objections = sayObjections(row);
  const [left, ...ends] = sayEnd(row, now, zone);
  return [
    "",
    ...wrapRuns(
      [
        { text: `#${row.number} `, styles: ["bold"] },
        { text: harmless(row.title), styles: [] },
      ],
      width,
      paint,
    ),
    ...indented(sayPhase(row), ...(color === undefined ? [] : [color])),
    ...(left === undefined ? [] : indented(`ends ${left}: ${ends.join(" · ")}`)),
    ...(awaited === "" ? [] : indented(`awaited: ${awaited}`)),
    ...(objections === "" ? [] : indented(`objections: ${objections}`)),
    ...(mine ? indented(`for you: ${sayAsks(row)}`, "bold") : []),
  ];
}
