/**
 * Raw HTML inside a paragraph: how far a tag or a comment reaches from its `<`.
 */

/** A tag longer than this is no tag here: so the scan stays linear whatever stands in attributes. */
const LONGEST_TAG = 256;

const TAG =
  /^<(?:[a-zA-Z][a-zA-Z0-9-]*(?:\s+[a-zA-Z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?|\/[a-zA-Z][a-zA-Z0-9-]*\s*)>/;
const AUTOLINK = /^<[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*>/;

/** Where the tag or autolink that begins at `from` ends; `null` where none begins there. */
export function endOfTag(text: string, from: number): number | null {
  const piece = text.slice(from, from + LONGEST_TAG);
  const found = TAG.exec(piece) ?? AUTOLINK.exec(piece);
  return found === null ? null : from + found[0].length;
}

/** The name of the tag that begins at `from`, with its slash: `pre`, `/pre`. */
export function nameOfTag(text: string, from: number): string {
  return (/^<(\/?[a-zA-Z][a-zA-Z0-9-]*)/.exec(text.slice(from, from + 40))?.[1] ?? "").toLowerCase();
}
