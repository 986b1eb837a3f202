/**
 * The marks by which a template says more than its headings do: HTML comments, so that a reader of the rendered
 * template sees nothing of them.
 *
 * - `<!-- rfc: optional -->` below a heading: an RFC may leave the section out.
 * - `<!-- rfc: free -->` below a heading: the heading is the author's to choose (a title, or a place for sections of
 *   their own). No rule looks for it, nor at its text.
 * - `<!-- rfc: keep -->`: the block that follows is no hint. It is meant to stay in the RFC.
 *
 * Each stands on a line of its own. A comment that does not begin with `rfc:` is a hint like any other text.
 */
import { nearest } from "@rfckit/core";

export type TemplateMarker = "optional" | "free" | "keep";

export interface UnknownMarker {
  readonly kind: "unknown";
  readonly word: string;
  readonly nearest: string | null;
}

export type ReadMarker = { readonly kind: "marker"; readonly marker: TemplateMarker } | UnknownMarker;

const MARKERS: readonly TemplateMarker[] = ["optional", "free", "keep"];

/** Reads the text of an HTML comment; `null` where it is no marker at all. Case and blanks do not matter. */
export function readMarker(comment: string): ReadMarker | null {
  const word = /^\s*rfc\s*:(.*)$/isu.exec(comment)?.[1]?.trim().toLowerCase();
  if (word === undefined) return null;
  const marker = MARKERS.find((candidate) => candidate === word);
  if (marker !== undefined) return { kind: "marker", marker };
  return { kind: "unknown", word, nearest: nearest(word.slice(0, 40), MARKERS) };
}
