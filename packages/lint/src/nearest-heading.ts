/**
 * The heading that may be meant as a section that is missing: the one that shares most words with its name, else the
 * one that is spelt most like it.
 *
 * It is looser than `match-name.ts`, for it only suggests.
 */
import { nearest } from "@rfckit/core";
import type { DocumentHeading } from "./document.ts";

/** The nearest of some headings, the first among equals, or `null` where none comes near. */
export function nearestHeading(name: string, headings: readonly DocumentHeading[]): DocumentHeading | null {
  const words = new Set(wordsOf(name));
  let best: DocumentHeading | null = null;
  let most = 0;
  for (const heading of headings) {
    const shared = new Set(wordsOf(heading.text).filter((word) => words.has(word))).size;
    if (shared > most) [best, most] = [heading, shared];
  }
  if (best !== null) return best;
  const texts = headings.map((heading) => heading.text);
  const spelling = nearest(name.toLowerCase(), texts, (text) => text.toLowerCase());
  return headings.find((heading) => heading.text === spelling) ?? null;
}

/** The words that carry meaning, by their length; of a long heading the first 200 characters. */
function wordsOf(text: string): string[] {
  return (
    text
      .slice(0, 200)
      .toLowerCase()
      .match(/[\p{L}\p{N}]{4,}/gu) ?? []
  );
}
