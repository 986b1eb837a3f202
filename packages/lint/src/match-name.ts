/**
 * Whether a heading is meant as a section of a template.
 *
 * Names are matched tolerantly, since a motion hangs on it and a near miss must never be a refusal (D8): other case,
 * blanks or numbering, a slip of the fingers, a subtitle after a colon.
 */
import { countEdits } from "@rfckit/core";

/** How a heading differs from the name that it stands for, from the closest likeness to the loosest. */
export type Likeness = "same" | "spelling" | "typo" | "subtitle";

export interface NameMatch {
  readonly name: string;
  readonly likeness: Likeness;
  readonly edits: number;
}

/** A matcher of headings against some names: the closest, the first among equals, or `null` where none is near. */
export function nameMatcher(names: readonly string[]): (heading: string) => NameMatch | null {
  const expected = names.map((name) => ({ name, normal: normaliseName(name) }));
  return (heading) => {
    if (names.includes(heading)) return { name: heading, likeness: "same", edits: 0 };
    const whole = normaliseName(heading);
    const end = heading.search(SUBTITLE);
    const proper = end === -1 ? null : normaliseName(heading.slice(0, end));
    let best: NameMatch | null = null;
    for (const { name, normal } of expected) {
      const match = compareNames(name, normal, whole, proper);
      if (match !== null && (best === null || compareMatches(match, best) < 0)) best = match;
    }
    return best;
  };
}

const LOOSENESS: Readonly<Record<Likeness, number>> = { same: 0, spelling: 1, typo: 2, subtitle: 3 };

/** Below zero where the first is the closer match. */
export function compareMatches(one: NameMatch, other: NameMatch): number {
  return LOOSENESS[one.likeness] - LOOSENESS[other.likeness] || one.edits - other.edits;
}

/** Whether two templates mean the same section, whatever the case. */
export function isSameName(one: string, other: string): boolean {
  return normaliseName(one) === normaliseName(other);
}

/** Tells which of some names a heading is, whatever the case; `null` for none. */
export function exactMatcher(names: readonly string[]): (heading: string) => string | null {
  const byNormal = new Map(names.map((name) => [normaliseName(name), name]));
  return (heading) => byNormal.get(normaliseName(heading)) ?? null;
}

/** What comes first of a colon, a dash between blanks, and an opening bracket ends the name proper. */
const SUBTITLE = /[:\uff1a]|\s[-\u2013\u2014(]/u;

function compareNames(name: string, normal: string, whole: string, proper: string | null): NameMatch | null {
  const edits = countSlips(whole, normal);
  if (edits !== null) return { name, likeness: edits === 0 ? "spelling" : "typo", edits };
  const properEdits = proper === null ? null : countSlips(proper, normal);
  return properEdits === null ? null : { name, likeness: "subtitle", edits: properEdits };
}

/** The edits between two normal names, or `null` where they are too many for a slip of the fingers. */
function countSlips(found: string, expected: string): number | null {
  if (found === "") return null;
  const most = mostSlips(expected.length);
  const edits = countEdits(found, expected, most + 1);
  return edits > most ? null : edits;
}

function mostSlips(length: number): number {
  if (length < 5) return length < 3 ? 0 : 1;
  return length < 16 ? 2 : 3;
}

/** A heading longer than this is no section's name. */
const MOST_NAME = 200;

/** Words of plain letters with a blank between them, as most headings are: only their case differs from normal. */
const PLAIN = /^[A-Za-z]+(?: [A-Za-z]+)*$/u;

/** Lower case, no numbering, `and` for `&`, one blank for blanks, hyphens and underscores, no outer punctuation. */
function normaliseName(text: string): string {
  if (text.length <= MOST_NAME && PLAIN.test(text)) return text.toLowerCase();
  return text
    .slice(0, MOST_NAME)
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replaceAll(/[\s_\p{Pd}]+/gu, " ")
    .replace(/^\s*(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[ivx]{1,5}[.)])\s+/u, "")
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .replace(/[^\p{L}\p{N}]+$/u, "");
}
