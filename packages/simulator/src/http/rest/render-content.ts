/** Files and folders, as the API shows them without what they hold. */
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { byPath, type Commit } from "../../github/object-store.ts";
import type { RepositoryRecord } from "../../github/records.ts";
import { repositoryApi, repositoryPage, treeId } from "../render/index.ts";

/** A file by its blob; `ref` is where it was asked for. */
export function renderContent(repository: RepositoryRecord, ref: string, path: string, blob: string) {
  const { owner, name, objects } = repository;
  const where = encodePath(path);
  return renderEntry(repository, ref, path, {
    type: "file",
    sha: blob,
    size: utf8ToBytes(objects.blobs.get(blob) ?? "").length,
    kind: { git: "blobs", page: "blob" },
    download_url: `https://raw.githubusercontent.com/${owner}/${name}/${encodePath(ref)}/${where}`,
  });
}

/** What is in a folder, in the order of the names; nothing where there is no such folder. */
export function renderFolder(repository: RepositoryRecord, ref: string, { tree }: Commit, folder: string) {
  const inside = folder === "" ? "" : `${folder}/`;
  const files = [...tree].filter(([path]) => path.startsWith(inside));
  const names = new Set(files.map(([path]) => path.slice(inside.length).split("/")[0] ?? ""));
  return [...names]
    .map((name) => [inside + name, null] as const)
    .sort(byPath)
    .map(([path]) => {
      const blob = tree.get(path);
      if (blob !== undefined) return renderContent(repository, ref, path, blob);
      const below = files.filter(([file]) => file.startsWith(`${path}/`));
      return renderEntry(repository, ref, path, {
        type: "dir",
        sha: treeId(new Map(below.map(([file, id]) => [file.slice(path.length + 1), id]))),
        size: 0,
        kind: { git: "trees", page: "tree" },
        download_url: null,
      });
    });
}

interface Entry {
  readonly type: "file" | "dir";
  readonly sha: string;
  /** Bytes. */
  readonly size: number;
  readonly kind: { readonly git: string; readonly page: string };
  readonly download_url: string | null;
}

function renderEntry(repository: RepositoryRecord, ref: string, path: string, entry: Entry) {
  const { type, sha, size, kind, download_url } = entry;
  const where = encodePath(path);
  const url = `${repositoryApi(repository)}/contents/${where}?ref=${encodeURIComponent(ref)}`;
  const git = `${repositoryApi(repository)}/git/${kind.git}/${sha}`;
  const page = `${repositoryPage(repository)}/${kind.page}/${encodePath(ref)}/${where}`;
  return {
    name: path.split("/").at(-1) ?? path,
    path,
    sha,
    size,
    url,
    html_url: page,
    git_url: git,
    download_url,
    type,
    _links: { self: url, git, html: page },
  };
}

/** A text's bytes in Base64. */
export function toBase64(text: string): string {
  return btoa(Array.from(utf8ToBytes(text), (byte) => String.fromCharCode(byte)).join(""));
}

function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
