/**
 * A motion as people write it by hand: a comment with the heading *Motion to finalize with a disposition to merge*, words
 * of why, and a list of boxes.
 *
 * Only a heading counts, or a comment's first line: who writes of a motion in passing makes none. The disposition stands
 * in it, or on a line of its own soon after (`**Disposition: merge**`).
 */
import { findOwnText } from "@rfckit/commands";
import type { Disposition } from "@rfckit/core";

export interface HandMadeText {
  readonly disposition: Disposition;
  /** What stands between the heading and the list. */
  readonly reason: string;
}

const HEADING =
  /^motion to finali[sz]e(?:,? with (?:an? |the )?disposition(?: to|:| of)? (merge|close|postpone)d?)?[.:!]?$/;
const DISPOSITION = /^disposition(?: to|:)? ?(merge|close|postpone)[.!]?$/;

/** So many lines below a heading may tell the disposition. */
const SOON = 6;

/** What a comment's text moves, or `null`. */
export function readHandMadeText(body: string): HandMadeText | null {
  const lines = body.split(/\r\n|\n|\r/);
  const own = findOwnText(lines.map(withoutMarks));
  const first = lines.findIndex((line) => line.trim() !== "");
  for (const [index, line] of lines.entries()) {
    if (own[index] !== true) continue;
    const found = HEADING.exec(plain(line));
    if (found === null || !(index === first || isHeading(line, lines[index + 1] ?? ""))) continue;
    const named = (found[1] ?? dispositionBelow(lines, own, index)) as Disposition | undefined;
    if (named !== undefined) return { disposition: named, reason: reasonBelow(lines, own, index) };
  }
  return null;
}

/** A heading as a paragraph, so that it can be told whether it stands in a quote or in code. */
function withoutMarks(line: string): string {
  return line.replace(/^( {0,3})#{1,6}(?=[ \t])/, "$1x");
}

function isHeading(line: string, next: string): boolean {
  return (
    /^ {0,3}#{1,6}[ \t]/.test(line) ||
    /^ {0,3}(\*\*|__).*\1\s*$/.test(line) ||
    /^ {0,3}(=+|-+)\s*$/.test(next)
  );
}

/** A line without markup, in small letters. */
function plain(line: string): string {
  return line
    .replace(/^ {0,3}#{1,6}[ \t]+|[ \t]+#+[ \t]*$/g, "")
    .replace(/[*_`]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

function dispositionBelow(
  lines: readonly string[],
  own: readonly boolean[],
  heading: number,
): string | undefined {
  for (let index = heading + 1; index <= heading + SOON && index < lines.length; index += 1) {
    const found = own[index] === true ? DISPOSITION.exec(plain(lines[index] ?? "")) : null;
    if (found !== null) return found[1];
  }
  return undefined;
}

/** The words up to the next heading, or to the first box. */
function reasonBelow(lines: readonly string[], own: readonly boolean[], heading: number): string {
  const rest = lines.slice(heading + 1);
  const end = rest.findIndex(
    (line, index) => (/^ {0,3}#{1,6}[ \t]/.test(line) && own[heading + 1 + index] === true) || isBox(line),
  );
  const words = rest.slice(0, end < 0 ? rest.length : end);
  // What underlines the heading is no word, and the disposition is told already.
  const told = words.filter((line) => !/^ {0,3}(=+|-+)\s*$/.test(line) && !DISPOSITION.test(plain(line)));
  return told.join("\n").trim();
}

const BOX = /^\s*(?:[-*+]|\d{1,9}[.)])\s+\[([ xX])\]\s+(.*)$/;

function isBox(line: string): boolean {
  return BOX.test(line);
}

export interface HandMadeBox {
  readonly login: string;
  readonly checked: boolean;
}

/** The boxes of a list made by hand: whose they are is the first `@login` beside each. Those without one are nobody's. */
export function readHandMadeBoxes(body: string): HandMadeBox[] {
  const lines = body.split(/\r\n|\n|\r/);
  const own = findOwnText(lines);
  return lines.flatMap((line, index) => {
    const found = own[index] === true ? BOX.exec(line) : null;
    const login = /(?:^|[^A-Za-z0-9_/.])@([A-Za-z0-9][A-Za-z0-9_-]{0,99})/.exec(found?.[2] ?? "")?.[1];
    return found === null || login === undefined ? [] : [{ login, checked: found[1] !== " " }];
  });
}
