/**
 * Blobs and commits, as git keeps them: by their content.
 *
 * A blob's id is git's own (`git hash-object` prints the same). A commit's id also covers a running number, so
 * that a commit without a change is a new one, as it is with git's clock.
 */
import { sha1 } from "@noble/hashes/legacy.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Instant } from "@rfckit/core";

/** The files of one commit: from the path to the blob's id. */
export type Tree = ReadonlyMap<string, string>;

export const NO_FILES: Tree = new Map();

export interface Commit {
  readonly id: string;
  /** Grows with every commit: a commit's ancestors always have a smaller one. */
  readonly order: number;
  readonly parents: readonly Commit[];
  readonly tree: Tree;
  readonly author: string;
  readonly at: Instant;
  readonly message: string;
}

/** Texts by path; `null` removes the file. */
export type FileChanges = Readonly<Record<string, string | null>>;

export interface ObjectStore {
  readonly blobs: Map<string, string>;
  readonly commits: Map<string, Commit>;
}

export function createObjectStore(): ObjectStore {
  return { blobs: new Map(), commits: new Map() };
}

/** The id that git gives to a file with this text. */
export function blobId(text: string): string {
  const content = utf8ToBytes(text);
  return bytesToHex(sha1(concatBytes(utf8ToBytes(`blob ${content.length}\0`), content)));
}

/** Keeps a text, and gives its id. */
export function addBlob(store: ObjectStore, text: string): string {
  const blob = blobId(text);
  store.blobs.set(blob, text);
  return blob;
}

/** The tree with some files written, replaced or removed. */
export function changeTree(store: ObjectStore, tree: Tree, changes: FileChanges): Tree {
  const changed = new Map(tree);
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) {
      changed.delete(path);
      continue;
    }
    changed.set(path, addBlob(store, text));
  }
  return changed;
}

/** Adds a commit and gives it its id. */
export function addCommit(store: ObjectStore, commit: Omit<Commit, "id" | "order">): Commit {
  const order = store.commits.size + 1;
  const lines = [
    ...[...commit.tree].sort(byPath).map(([path, blob]) => `blob ${blob} ${path}`),
    ...commit.parents.map((parent) => `parent ${parent.id}`),
    `author ${commit.author} ${commit.at}`,
    `order ${order}`,
    commit.message,
  ];
  const added: Commit = { ...commit, order, id: bytesToHex(sha1(utf8ToBytes(lines.join("\n")))) };
  store.commits.set(added.id, added);
  return added;
}

/** Orders by code units, as git orders paths of plain names. */
export function byPath(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}

/** A blob's text; `null` where it is no text. */
export function textOf(store: ObjectStore, blob: string): string | null {
  const text = store.blobs.get(blob);
  return text === undefined || text.includes("\0") ? null : text;
}
