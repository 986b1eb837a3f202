import { describe, expect, test } from "vitest";
import { addCommit, blobId, changeTree, createObjectStore, NO_FILES, textOf } from "./object-store.ts";

// What `git hash-object` prints for these contents.
test.each([
  ["", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"],
  ["hello\n", "ce013625030ba8dba906f756967f9e9ca394464a"],
  ["ü🦀\n", "782bb7948d4736f3c63a8644ef489d3558537743"],
])("the blob of %j has git's id", (text, id) => {
  expect(blobId(text)).toBe(id);
});

test("a tree is changed by writing, replacing and removing; the one before stays", () => {
  const store = createObjectStore();
  const before = changeTree(store, NO_FILES, { a: "1", b: "2" });
  const after = changeTree(store, before, { a: null, b: "3", c: "4", never: null });
  expect([...after.keys()]).toEqual(["b", "c"]);
  expect([...before].map(([path, blob]) => [path, textOf(store, blob)])).toEqual([
    ["a", "1"],
    ["b", "2"],
  ]);
});

describe("a commit's id", () => {
  const facts = { parents: [], tree: NO_FILES, author: "zed", at: 0, message: "nothing" };

  test("is the same in two stores with the same history", () => {
    expect(addCommit(createObjectStore(), facts).id).toBe(addCommit(createObjectStore(), facts).id);
  });

  test("is a new one for an empty commit", () => {
    const store = createObjectStore();
    const first = addCommit(store, facts);
    expect(addCommit(store, { ...facts, parents: [first] }).id).not.toBe(first.id);
    expect(addCommit(store, facts).id).not.toBe(first.id);
  });
});

test("a file with a NUL is no text", () => {
  const store = createObjectStore();
  const tree = changeTree(store, NO_FILES, { "a.png": "\0", "a.md": "a" });
  expect([...tree.values()].map((blob) => textOf(store, blob))).toEqual([null, "a"]);
});
