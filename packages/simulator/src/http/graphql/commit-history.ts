/**
 * The commits before a commit, as `git log` lists them and GitHub shows them.
 *
 * For a path it leaves out merges that took one side as it was, and goes on along that side: of a pull request that
 * was merged, its own commits are listed, and not the merge.
 */
import type { Commit } from "../../github/object-store.ts";

/** All commits of a line, or those that changed a file or a folder; newest first. */
export function historyOf(head: Commit, path: string | null): Commit[] {
  const listed: Commit[] = [];
  const seen = new Set<Commit>();
  const open = [head];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const commit = next;
    const same =
      path === null
        ? undefined
        : commit.parents.find((parent) => contentAt(parent, path) === contentAt(commit, path));
    if (same !== undefined) {
      open.push(same);
      continue;
    }
    const begins = commit.parents.length === 0 && path !== null;
    if (!begins || contentAt(commit, path) !== "") listed.push(commit);
    open.push(...commit.parents);
  }
  return listed.sort((one, other) => other.order - one.order);
}

/** What tells one state of a file or a folder from another; nothing where there is none. */
function contentAt({ tree }: Commit, path: string): string {
  const blob = tree.get(path);
  if (blob !== undefined) return blob;
  return [...tree]
    .filter(([each]) => each.startsWith(`${path}/`))
    .map(([each, id]) => `${id} ${each}`)
    .sort()
    .join("\n");
}
