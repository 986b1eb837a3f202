import fc from "fast-check";
import { expect, test } from "vitest";
import { compareTrees } from "./difference.ts";
import { mergeTrees } from "./merge-trees.ts";
import { changeTree, createObjectStore, type FileChanges, NO_FILES } from "./object-store.ts";

type Files = Readonly<Record<string, string>>;

function differenceBetween(before: Files, after: Files) {
  const store = createObjectStore();
  const files = compareTrees(store, changeTree(store, NO_FILES, before), changeTree(store, NO_FILES, after));
  return files.map(({ path, previousPath, change, blob }) => [
    change,
    path,
    ...(previousPath === null ? [] : [previousPath]),
    blob === null ? null : store.blobs.get(blob),
  ]);
}

const LONG = "one\ntwo\nthree\nfour\nfive\nsix\n";

test.each<readonly [string, Files, Files, readonly unknown[]]>([
  ["nothing", { a: "1" }, { a: "1" }, []],
  ["an added file", {}, { a: "1" }, [["added", "a", "1"]]],
  ["a changed file", { a: "1" }, { a: "2" }, [["modified", "a", "2"]]],
  ["a removed file", { a: "1" }, {}, [["removed", "a", null]]],
  [
    "several, by their paths",
    { b: "1", d: "1" },
    { a: "2", b: "3", c: "4", d: "1" },
    [
      ["added", "a", "2"],
      ["modified", "b", "3"],
      ["added", "c", "4"],
    ],
  ],
  ["a renamed file", { old: LONG }, { new: LONG }, [["renamed", "new", "old", LONG]]],
  [
    "a renamed file with a change",
    { old: LONG },
    { new: `${LONG}seven\n` },
    [["renamed", "new", "old", `${LONG}seven\n`]],
  ],
  [
    "another file in place of one",
    { old: LONG },
    { new: "something else\n" },
    [
      ["added", "new", "something else\n"],
      ["removed", "old", null],
    ],
  ],
  ["a copy", { old: LONG }, { old: LONG, new: LONG }, [["added", "new", LONG]]],
  [
    "two candidates: the likelier one",
    { old: LONG },
    { b: LONG, a: `${LONG}!\n` },
    [
      ["added", "a", `${LONG}!\n`],
      ["renamed", "b", "old", LONG],
    ],
  ],
  ["an empty file moved", { old: "" }, { new: "" }, [["renamed", "new", "old", ""]]],
])("the difference of %s", (_, before, after, expected) => {
  expect(differenceBetween(before, after)).toEqual(expected);
});

test.each<readonly [string, Files, FileChanges, FileChanges, Files | null]>([
  ["changes of other files", { a: "1", b: "1" }, { a: "2" }, { b: "2" }, { a: "2", b: "2" }],
  ["the same change on both sides", { a: "1" }, { a: "2" }, { a: "2" }, { a: "2" }],
  ["a removal on one side", { a: "1", b: "1" }, {}, { a: null }, { b: "1" }],
  ["a removal on both sides", { a: "1" }, { a: null }, { a: null }, {}],
  [
    "changes of far lines",
    { a: LONG },
    { a: LONG.replace("one", "1") },
    { a: `${LONG}7\n` },
    { a: `${LONG.replace("one", "1")}7\n` },
  ],
  [
    "changes of neighbouring lines",
    { a: LONG },
    { a: LONG.replace("one", "1") },
    { a: LONG.replace("two", "2") },
    null,
  ],
  ["a file that is no text", { a: "1\n\0\n" }, { a: "2\n\0\n" }, { a: "1\n\0\n3" }, null],
  ["different changes of one file", { a: "1" }, { a: "2" }, { a: "3" }, null],
  ["a change of what the other side removed", { a: "1" }, { a: null }, { a: "3" }, null],
  ["a removal of what the other side changed", { a: "1" }, { a: "3" }, { a: null }, null],
  ["two new files of one name", {}, { a: "1" }, { a: "2" }, null],
])("merging %s", (_, base, ours, theirs, expected) => {
  const store = createObjectStore();
  const tree = changeTree(store, NO_FILES, base);
  const merged = mergeTrees(store, tree, changeTree(store, tree, ours), changeTree(store, tree, theirs));
  const files =
    merged && Object.fromEntries([...merged].map(([path, blob]) => [path, store.blobs.get(blob)]));
  expect(files).toEqual(expected);
});

const files = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.constantFrom("1", "2", "3"), {
  noNullPrototype: true,
});

test("a merge does not depend on the side, and merging what is there already changes nothing", () => {
  fc.assert(
    fc.property(files, files, files, (base, ours, theirs) => {
      const store = createObjectStore();
      const [common, left, right] = [base, ours, theirs].map((each) => changeTree(store, NO_FILES, each));
      if (common === undefined || left === undefined || right === undefined) return;
      const sorted = (tree: ReturnType<typeof mergeTrees>) => tree && [...tree].sort();
      expect(sorted(mergeTrees(store, common, left, right))).toEqual(
        sorted(mergeTrees(store, common, right, left)),
      );
      expect(sorted(mergeTrees(store, common, left, common))).toEqual(sorted(left));
      expect(sorted(mergeTrees(store, common, left, left))).toEqual(sorted(left));
    }),
    { seed: 2 },
  );
});
