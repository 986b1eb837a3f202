/**
 * What one tree changes in another, as a pull request's list of files shows it.
 *
 * A removed and an added file are one renamed file where at least half of the text is the same: the rule of git
 * and of GitHub.
 */
import type { ChangedFile } from "@rfckit/reconciler";
import { byPath, type ObjectStore, type Tree, textOf } from "./object-store.ts";

/** Above this many pairs only unchanged files are recognised as renamed, as with git's own limit. */
const MOST_PAIRS = 2_500;
const RENAMED_FROM = 0.5;

/** The files that differ, in the order of their paths. */
export function compareTrees(store: ObjectStore, before: Tree, after: Tree): ChangedFile[] {
  const files: ChangedFile[] = [];
  const added = new Map<string, string>();
  const removed = new Map<string, string>();
  for (const [path, blob] of after) {
    const earlier = before.get(path);
    if (earlier === undefined) added.set(path, blob);
    else if (earlier !== blob) files.push({ path, previousPath: null, change: "modified", blob });
  }
  for (const [path, blob] of before) if (!after.has(path)) removed.set(path, blob);
  for (const { from, to } of findRenames(store, removed, added)) {
    files.push({ path: to, previousPath: from, change: "renamed", blob: added.get(to) ?? null });
    removed.delete(from);
    added.delete(to);
  }
  for (const [path, blob] of added) files.push({ path, previousPath: null, change: "added", blob });
  for (const path of removed.keys()) files.push({ path, previousPath: null, change: "removed", blob: null });
  return files.sort((a, b) => byPath([a.path, null], [b.path, null]));
}

interface Rename {
  readonly from: string;
  readonly to: string;
}

function findRenames(store: ObjectStore, removed: Tree, added: Tree): Rename[] {
  const onlySame = removed.size * added.size > MOST_PAIRS;
  const candidates: (Rename & { readonly score: number })[] = [];
  for (const [from, old] of removed) {
    for (const [to, blob] of added) {
      const score = old === blob ? 1 : onlySame ? 0 : similarity(textOf(store, old), textOf(store, blob));
      if (score >= RENAMED_FROM) candidates.push({ from, to, score });
    }
  }
  candidates.sort(
    (a, b) =>
      b.score - a.score || byPath([a.to, null], [b.to, null]) || byPath([a.from, null], [b.from, null]),
  );
  const taken = new Set<string>();
  return candidates.filter(({ from, to }) => {
    if (taken.has(`-${from}`) || taken.has(`+${to}`)) return false;
    taken.add(`-${from}`).add(`+${to}`);
    return true;
  });
}

/** How much of the longer text the other one holds too, line by line: from 0 to 1. */
function similarity(left: string | null, right: string | null): number {
  if (left === null || right === null) return 0;
  const longest = Math.max(left.length, right.length);
  if (longest === 0 || Math.min(left.length, right.length) / longest < RENAMED_FROM) return 0;
  const lines = new Map<string, number>();
  for (const line of left.split(/(?<=\n)/u)) lines.set(line, (lines.get(line) ?? 0) + 1);
  let shared = 0;
  for (const line of right.split(/(?<=\n)/u)) {
    const left = lines.get(line) ?? 0;
    if (left === 0) continue;
    lines.set(line, left - 1);
    shared += line.length;
  }
  return shared / longest;
}
