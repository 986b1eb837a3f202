/** Which commits one line has that another has not. */
import type { Commit } from "../../github/object-store.ts";

/** The commits of `head`'s line that `base`'s has not, oldest first, merges among them; all where there is no base. */
export function commitsAhead(head: Commit, base: Commit | undefined): Commit[] {
  const known = base === undefined ? new Set<Commit>() : lineOf(base, new Set());
  const ahead = lineOf(head, known);
  return [...ahead].sort((a, b) => a.order - b.order);
}

/** A commit and all before it, up to those in `without`. */
function lineOf(newest: Commit, without: ReadonlySet<Commit>): Set<Commit> {
  const line = new Set<Commit>();
  const open = [newest];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (line.has(next) || without.has(next)) continue;
    line.add(next);
    open.push(...next.parents);
  }
  return line;
}
