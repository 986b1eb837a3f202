/** The lines around a place in a file, for people. */
import type { Place } from "@rfckit/lint";
import { harmless, type Paint, type Style } from "../simulate/paint.ts";
import { textWidth } from "../simulate/text-width.ts";

/** So many lines of a place that spans several are shown. */
const MOST_LINES = 4;
const FEWEST_COLUMNS = 40;

export interface FrameStyle {
  readonly paint: Paint;
  readonly columns: number;
  /** Of the line below what is meant. */
  readonly color: Style;
}

/** The line before the place, and the place's lines with what is meant underlined. */
export function writeFrame(
  place: Place,
  lines: readonly string[],
  { paint, columns, color }: FrameStyle,
): string[] {
  const last = Math.min(place.endLine, place.line + MOST_LINES - 1, lines.length);
  const width = String(last).length;
  const room = Math.max(columns, FEWEST_COLUMNS) - width - 5;
  const frame: string[] = [];
  const gutter = (number: string): string => paint(`  ${number.padStart(width)} │ `, "dim");
  const before = lines[place.line - 2];
  if (before !== undefined && before.trim() !== "" && place.line <= lines.length)
    frame.push(`${gutter(String(place.line - 1))}${paint(cut(before, 0, room), "dim")}`);
  for (let line = place.line; line <= last; line += 1) {
    const text = lines[line - 1] ?? "";
    const from = line === place.line ? place.column - 1 : text.length - text.trimStart().length;
    const to = line === place.endLine ? place.endColumn - 1 : text.trimEnd().length;
    // A long line is shown from where its place is in sight.
    const shift =
      textWidth(harmless(text.slice(0, to))) > room ? Math.max(0, from - Math.floor(room / 3)) : 0;
    frame.push(`${gutter(String(line))}${cut(text, shift, room)}`);
    const indent = textWidth(harmless(text.slice(shift, from))) + (shift > 0 ? 1 : 0);
    const length = Math.max(1, Math.min(textWidth(harmless(text.slice(from, to))), room - indent));
    frame.push(`${gutter("")}${" ".repeat(indent)}${paint("~".repeat(length), color)}`);
  }
  if (place.endLine > last && last < lines.length) frame.push(`${gutter("")}${paint("…", "dim")}`);
  return frame;
}

function cut(text: string, shift: number, room: number): string {
  const shown = harmless(text.slice(shift, shift + room * 2));
  const begun = shift > 0 ? `…${shown}` : shown;
  if (textWidth(begun) <= room) return begun;
  let end = begun.length;
  while (end > 0 && textWidth(begun.slice(0, end)) > room - 1) end -= 1;
  return `${begun.slice(0, end)}…`;
}
