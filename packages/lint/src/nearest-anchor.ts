/** The anchor that was probably meant: one that is spelt like it, else the one that shares most words with it. */
import { nearest } from "@rfckit/core";

export function nearestAnchor(anchor: string, anchors: ReadonlySet<string>): string | null {
  const all = [...anchors];
  const wanted = anchor.toLowerCase();
  const spelt = nearest(wanted, all, (each) => each.toLowerCase());
  if (spelt !== null) return spelt;
  const words = new Set(wordsOf(wanted));
  let best: string | null = null;
  let most = 0;
  for (const each of all) {
    const own = new Set(wordsOf(each));
    const shared = [...own].filter((word) => words.has(word)).length;
    // More than half of the words of both together, or it is another place that happens to share some.
    const likeness = shared / (own.size + words.size - shared);
    if (likeness >= 0.4 && likeness > most) [best, most] = [each, likeness];
  }
  return best;
}

function wordsOf(anchor: string): string[] {
  return (
    anchor
      .slice(0, 200)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
