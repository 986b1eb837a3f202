/**
 * Walks through commits: which one is an ancestor, where two lines parted, what a file has been.
 *
 * All of it leans on `order`: a commit always has a greater one than its ancestors.
 */
import type { Commit } from "./object-store.ts";

/** The newest commit that both lines contain, or `null` where they have nothing in common. */
export function mergeBase(left: Commit, right: Commit): Commit | null {
  const fromLeft = 1;
  const fromBoth = 3;
  const reachedFrom = new Map<Commit, number>();
  const open: Commit[] = [];
  const reach = (commit: Commit, from: number) => {
    const before = reachedFrom.get(commit);
    if (before === undefined) open.push(commit);
    reachedFrom.set(commit, (before ?? 0) | from);
  };
  reach(left, fromLeft);
  reach(right, fromBoth - fromLeft);
  // The newest first: by the time that a commit is taken, all its descendants have been.
  for (let next = takeNewest(open); next !== undefined; next = takeNewest(open)) {
    const from = reachedFrom.get(next) ?? 0;
    if (from === fromBoth) return next;
    for (const parent of next.parents) reach(parent, from);
  }
  return null;
}

export function isAncestor(ancestor: Commit, of: Commit): boolean {
  return mergeBase(ancestor, of) === ancestor;
}

/** The commits of a branch that `base` does not contain, oldest first, merges left out. */
export function ownCommits(head: Commit, base: Commit): Commit[] {
  const own: Commit[] = [];
  const seen = new Set<Commit>();
  const open = [head];
  for (let next = takeNewest(open); next !== undefined; next = takeNewest(open)) {
    if (seen.has(next) || isAncestor(next, base)) continue;
    seen.add(next);
    if (next.parents.length < 2) own.push(next);
    open.push(...next.parents);
  }
  return own.reverse();
}

/**
 * What stood at a path before the present version, newest first; a time without the file is `null`. It follows
 * the branch itself, not what was merged into it.
 */
export function earlierBlobs(head: Commit, path: string, most: number): (string | null)[] {
  const blobs: (string | null)[] = [];
  let later = head.tree.get(path) ?? null;
  for (
    let commit = head.parents[0];
    commit !== undefined && blobs.length < most;
    commit = commit.parents[0]
  ) {
    const blob = commit.tree.get(path) ?? null;
    // Before a file first came into being there is no version of it, not even a missing one.
    if (blob !== later && (blob !== null || hasEarlier(commit, path))) blobs.push(blob);
    later = blob;
  }
  return blobs;
}

function hasEarlier(commit: Commit, path: string): boolean {
  for (let next: Commit | undefined = commit; next !== undefined; next = next.parents[0]) {
    if (next.tree.has(path)) return true;
  }
  return false;
}

function takeNewest(open: Commit[]): Commit | undefined {
  let newest = 0;
  for (let index = 1; index < open.length; index += 1) {
    if ((open[index]?.order ?? 0) > (open[newest]?.order ?? 0)) newest = index;
  }
  return open.splice(newest, 1)[0];
}
