/**
 * The three-way merge of two trees. A file that both sides changed is merged line by line; one that a side
 * removed and the other changed is a conflict.
 */
import { mergeLines } from "./merge-lines.ts";
import { addBlob, type ObjectStore, type Tree, textOf } from "./object-store.ts";

/** The merged tree, or `null` where the two sides are in conflict. What it has to write goes into the store. */
export function mergeTrees(store: ObjectStore, base: Tree, ours: Tree, theirs: Tree): Tree | null {
  const merged = new Map(ours);
  for (const path of new Set([...base.keys(), ...theirs.keys()])) {
    const before = base.get(path);
    const mine = ours.get(path);
    const other = theirs.get(path);
    if (other === before || other === mine) continue;
    const blob = mine === before ? other : mergeBlobs(store, before, mine, other);
    if (blob === null) return null;
    if (blob === undefined) merged.delete(path);
    else merged.set(path, blob);
  }
  return merged;
}

function mergeBlobs(store: ObjectStore, ...blobs: readonly (string | undefined)[]): string | null {
  const [base = null, ours = null, theirs = null] = blobs.map((blob) =>
    blob === undefined ? null : textOf(store, blob),
  );
  const text = base === null || ours === null || theirs === null ? null : mergeLines(base, ours, theirs);
  return text === null ? null : addBlob(store, text);
}
