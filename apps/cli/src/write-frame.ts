/**
 * A problem's place as people see it: the line before it, and its own lines with what is meant underlined.
 *
 * A line may be of any length, so only what is near the place is looked at. Room is counted in a terminal's columns, of
 * which an emoji or a Chinese character takes two.
 */
import type { Place, Severity } from "@rfckit/lint";
import { harmless, type Paint, type Style } from "./simulate/paint.ts";
import { splitGraphemes, textWidth } from "./simulate/text-width.ts";

export const SEVERITY_STYLES: Readonly<Record<Severity, Style>> = {
  error: "red",
  warning: "yellow",
  info: "blue",
};

/** So many lines of a place that spans several are shown. */
const MOST_LINES = 4;
const FEWEST_COLUMNS = 40;
/** So much of a long line is shown before a place that fills the rest. */
const LEAST_LEAD = 4;

/** No lines where there is nothing to see: the place is a point on a blank line, or beyond the text's end. */
export function writeFrame(
  { line: first, column, endLine, endColumn, severity }: Place & { readonly severity: Severity },
  lines: readonly string[],
  { paint, columns }: { readonly paint: Paint; readonly columns: number },
): string[] {
  // A place that ends where a line begins has nothing of that line.
  const end = endColumn === 1 && endLine > first ? endLine - 1 : endLine;
  const last = Math.min(end, first + MOST_LINES - 1, lines.length);
  if (last < first || (last === first && isBlank(lines[first - 1]))) return [];
  const digits = String(last).length;
  const room = Math.max(columns, FEWEST_COLUMNS) - digits - 5;
  const gutter = (number: string): string => paint(`  ${number.padStart(digits)} │ `, "dim");
  const frame: string[] = [];
  const before = lines[first - 2] ?? "";
  if (!isBlank(before))
    frame.push(gutter(String(first - 1)) + paint(openWindow(before, 0, 0, room).shown, "dim"));
  for (let number = first; number <= last; number += 1) {
    const text = lines[number - 1] ?? "";
    const from = number === first ? column - 1 : text.length - text.trimStart().length;
    const to = number === endLine ? endColumn - 1 : text.trimEnd().length;
    const { shown, indent, length } = openWindow(text, from, to, room);
    frame.push(gutter(String(number)) + shown);
    if (!isBlank(text))
      frame.push(gutter("") + " ".repeat(indent) + paint("~".repeat(length), SEVERITY_STYLES[severity]));
  }
  if (end > last && last < lines.length) frame.push(gutter("") + paint("…", "dim"));
  return frame;
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === "";
}

interface Window {
  readonly shown: string;
  /** How many columns before what is meant, and how many of it. */
  readonly indent: number;
  readonly length: number;
}

/** The part of a line that has what stands from `from` to `to` in sight, at most `room` columns wide. */
function openWindow(text: string, from: number, to: number, room: number): Window {
  // Whatever has more characters than that is wider than the room, or nearly so.
  const reach = room * 2;
  const meant = split(text.slice(from, Math.min(to, from + reach)));
  const begin = startOfCharacter(text, Math.max(0, from - reach));
  const whole = split(text.slice(begin, from));
  const rest = split(text.slice(Math.min(to, from + reach), Math.min(to, from + reach) + reach));
  const isWhole = text.length <= Math.min(to, from + reach) + reach;
  const needed = widthOf(whole) + widthOf(meant);
  const fits = begin === 0 && (needed < room || (isWhole && needed + widthOf(rest) <= room));
  // A third of the room, or all that what follows leaves.
  const left = isWhole ? room - 1 - widthOf(meant) - widthOf(rest) : 0;
  const third = Math.min(Math.floor(room / 3), room - 2 - widthOf(meant));
  const lead = fits ? whole : takeLast(whole, Math.max(left, third, LEAST_LEAD));
  const ellipsis = begin > 0 || lead.length < whole.length ? "…" : "";
  const space = room - ellipsis.length;
  const all = [...lead, ...meant, ...rest];
  const shown = isWhole && widthOf(all) <= space ? all : takeFirst(all, space - 1);
  const indent = ellipsis.length + widthOf(lead);
  const seen = widthOf(shown.slice(lead.length, lead.length + meant.length));
  const tail = shown === all ? "" : "…";
  return { shown: ellipsis + join(shown) + tail, indent, length: Math.max(1, seen) };
}

/** What takes columns together. */
interface Cell {
  readonly text: string;
  readonly width: number;
}

function split(text: string): Cell[] {
  return splitGraphemes(text).map((each) => {
    const shown = harmless(each).replaceAll(UNSEEN, "�");
    return { text: shown, width: textWidth(shown) };
  });
}

/** What takes no columns and is no part of a letter or an emoji: it may be the very thing that is wrong. */
const UNSEEN = /[\u200b\u2060-\u2064\ufeff]/gu;

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

function join(cells: readonly Cell[]): string {
  return cells.map(({ text }) => text).join("");
}

function takeFirst(cells: readonly Cell[], room: number): Cell[] {
  let used = 0;
  const end = cells.findIndex(({ width }) => {
    used += width;
    return used > room;
  });
  return end === -1 ? [...cells] : cells.slice(0, end);
}

function takeLast(cells: readonly Cell[], room: number): Cell[] {
  return takeFirst(cells.toReversed(), room).reverse();
}

/** Not in the middle of a character that is written as two. */
function startOfCharacter(text: string, at: number): number {
  return at > 0 && /[\udc00-\udfff]/u.test(text[at] ?? "") ? at + 1 : at;
}
