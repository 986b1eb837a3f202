import fc from "fast-check";
import { expect, test } from "vitest";
import { earlierBlobs, isAncestor, mergeBase, ownCommits } from "./history.ts";
import {
  addCommit,
  type Commit,
  changeTree,
  createObjectStore,
  type FileChanges,
  NO_FILES,
} from "./object-store.ts";

function lineOf() {
  const store = createObjectStore();
  return (parents: readonly Commit[], files: FileChanges = {}) => {
    const tree = changeTree(store, parents[0]?.tree ?? NO_FILES, files);
    return addCommit(store, { parents, tree, author: "zed", at: 0, message: "" });
  };
}

/** All that a commit contains, itself too: the slow and obvious way. */
function containedIn(commit: Commit): Set<Commit> {
  return new Set([commit, ...commit.parents.flatMap((parent) => [...containedIn(parent)])]);
}

/** Random histories: each commit has one or two of the earlier ones as parents, or none. */
const histories = fc
  .array(fc.array(fc.nat(), { maxLength: 2 }), { minLength: 2, maxLength: 14 })
  .map((parents) => {
    const commit = lineOf();
    const commits: Commit[] = [];
    for (const picks of parents) {
      const chosen = picks
        .map((pick) => commits[pick % Math.max(1, commits.length)])
        .filter((parent) => parent !== undefined);
      commits.push(commit([...new Set(chosen)]));
    }
    return commits;
  });

test("the merge base is the newest of the commits that both contain", () => {
  fc.assert(
    fc.property(histories, fc.nat(), fc.nat(), (commits, one, other) => {
      const left = commits[one % commits.length] as Commit;
      const right = commits[other % commits.length] as Commit;
      const shared = [...containedIn(left)].filter((commit) => containedIn(right).has(commit));
      const newest = shared.sort((a, b) => b.order - a.order)[0] ?? null;
      expect(mergeBase(left, right)).toBe(newest);
      expect(mergeBase(right, left)).toBe(newest);
      expect(isAncestor(left, right)).toBe(containedIn(right).has(left));
    }),
    { seed: 1, numRuns: 500 },
  );
});

test("a branch's own commits are those that the base does not contain, oldest first, without merges", () => {
  const commit = lineOf();
  const root = commit([]);
  const base = commit([root]);
  const first = commit([root]);
  const merge = commit([first, base]);
  const second = commit([merge]);
  expect(ownCommits(second, base)).toEqual([first, second]);
  expect(ownCommits(base, second)).toEqual([]);
});

test.each<readonly [string, readonly (string | null)[], readonly (string | null)[]]>([
  ["a file that never changed", ["a"], []],
  ["a file that never was", [null, null], []],
  ["a file that came later", [null, "a"], []],
  ["a file that changed", ["a", "b", "b", "c"], ["b", "a"]],
  ["a file that was removed", ["a", null, null], ["a"]],
  ["a file that was removed and came again", ["a", null, "c"], [null, "a"]],
  ["a file that went back", ["a", "b", "a"], ["b", "a"]],
])("the earlier versions of %s", (_, texts, earlier) => {
  const store = createObjectStore();
  let head: Commit | null = null;
  for (const text of texts) {
    const tree = changeTree(store, head?.tree ?? NO_FILES, { file: text });
    head = addCommit(store, {
      parents: head === null ? [] : [head],
      tree,
      author: "zed",
      at: 0,
      message: "",
    });
  }
  const found = head === null ? [] : earlierBlobs(head, "file", 20);
  expect(found.map((blob) => (blob === null ? null : store.blobs.get(blob)))).toEqual(earlier);
});
