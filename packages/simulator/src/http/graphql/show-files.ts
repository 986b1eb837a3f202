/** Files and folders. Nothing here is a link or a submodule, and nothing can be run. */
import type { Commit } from "../../github/object-store.ts";
import type { RepositoryRecord } from "../../github/records.ts";
import { nodeId } from "../node-ids.ts";
import { treeId } from "../render/index.ts";

/** GitHub shows so much of a text, in bytes. */
const LONGEST_TEXT = 512_000;
const MODES = { blob: 0o100644, tree: 0o040000 } as const;

export function showBlob(repository: RepositoryRecord, oid: string) {
  const content = repository.objects.blobs.get(oid) ?? "";
  const bytes = new TextEncoder().encode(content);
  const isBinary = content.includes("\0");
  const isTruncated = bytes.length > LONGEST_TEXT;
  const text = isTruncated ? new TextDecoder().decode(bytes.subarray(0, LONGEST_TEXT)) : content;
  return {
    __typename: "Blob",
    id: nodeId("Blob", repository.id, oid),
    oid,
    isBinary,
    isTruncated,
    byteSize: bytes.length,
    text: isBinary ? null : text,
  };
}

/** A folder, the whole tree where its path is empty; `null` where there is nothing in it. */
export function showTree(repository: RepositoryRecord, commit: Commit, path: string) {
  const folder = path.replace(/\/$/u, "");
  const inside = filesIn(commit, folder);
  if (inside.size === 0 && folder !== "") return null;
  const oid = treeId(inside);
  const names = new Set([...inside.keys()].map((each) => each.split("/")[0] ?? each));
  return {
    __typename: "Tree",
    id: nodeId("Tree", repository.id, oid),
    oid,
    entries: () =>
      [...names]
        .sort()
        .map((name) => showEntry(repository, commit, folder === "" ? name : `${folder}/${name}`)),
  };
}

/** A folder by its id, wherever it is; `null` where there is none. The world keeps no folders, so all are looked through. */
export function findTree(repository: RepositoryRecord, oid: string) {
  for (const commit of repository.objects.commits.values()) {
    const folders = [...commit.tree.keys()].flatMap((path) => {
      const parts = path.split("/").slice(0, -1);
      return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
    });
    for (const folder of new Set(["", ...folders])) {
      if (treeId(filesIn(commit, folder)) === oid) return showTree(repository, commit, folder);
    }
  }
  return null;
}

/** A file or a folder where it is; `null` where there is none. */
export function showEntry(repository: RepositoryRecord, commit: Commit, path: string) {
  const blob = commit.tree.get(path);
  const object = blob === undefined ? showTree(repository, commit, path) : showBlob(repository, blob);
  if (object === null) return null;
  const type = blob === undefined ? "tree" : "blob";
  return {
    name: path.slice(path.lastIndexOf("/") + 1),
    path,
    oid: object.oid,
    type,
    mode: MODES[type],
    object,
  };
}

/** The files below a folder, by their paths from there. */
function filesIn({ tree }: Commit, folder: string): ReadonlyMap<string, string> {
  if (folder === "") return tree;
  const prefix = `${folder}/`;
  const inside = [...tree].filter(([path]) => path.startsWith(prefix));
  return new Map(inside.map(([path, blob]) => [path.slice(prefix.length), blob]));
}
