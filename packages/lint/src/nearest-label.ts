/** The defined label that is nearly the same as another: one slip away, or two in a long one. */
import { countEdits } from "@rfckit/core";

export function nearestLabel(label: string, labels: readonly string[]): string | null {
  const wanted = normalise(label);
  const most = wanted.length < 4 ? 0 : wanted.length < 10 ? 1 : 2;
  let best: string | null = null;
  let fewest = most + 1;
  for (const each of labels) {
    const other = normalise(each);
    if (Math.abs(other.length - wanted.length) > most) continue;
    const edits = countEdits(wanted, other, fewest);
    if (edits < fewest) [best, fewest] = [each, edits];
  }
  return best;
}

/** Labels that differ in nothing but case and what separates their words are nearly the same. */
function normalise(label: string): string {
  return label
    .slice(0, 100)
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, " ")
    .trim();
}
