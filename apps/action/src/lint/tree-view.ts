/**
 * The files of a repository at one commit, as far as they were asked for, with what a pull request changes put on top: what
 * links may lead to. Folders are read when they are needed, many in one request.
 */

import type { FolderEntry, TokenConnection } from "@rfckit/github";
import type { RepositoryFiles } from "@rfckit/lint";
import type { ChangedFile } from "@rfckit/reconciler";

type Names = Map<string, "file" | "folder">;

/** So many folders below one are read. */
const MOST_FOLDERS = 500;

export interface TreeFile {
  readonly path: string;
  /** The blob's object id; `null` where it isn't known. */
  readonly blob: string | null;
}

export class TreeView {
  readonly #connection: Pick<TokenConnection, "readFolders">;
  readonly #ref: string;
  readonly #changes: readonly ChangedFile[];
  readonly #folders = new Map<string, readonly FolderEntry[] | null>();
  readonly #shown = new Map<string, Names>();

  constructor(
    connection: Pick<TokenConnection, "readFolders">,
    ref: string,
    changes: readonly ChangedFile[] = [],
  ) {
    this.#connection = connection;
    this.#ref = ref;
    this.#changes = changes;
  }

  /** Makes sure that these folders are known. */
  async load(folders: Iterable<string>): Promise<void> {
    const missing = [...new Set(folders)].filter((folder) => !this.#folders.has(folder));
    if (missing.length === 0) return;
    const found = await this.#connection.readFolders(this.#ref, missing);
    for (const folder of missing) this.#folders.set(folder, found.get(folder) ?? null);
  }

  /** All files below a folder, sorted; what is changed on top of them is left to whoever knows of it. */
  async filesBelow(folder: string): Promise<readonly TreeFile[]> {
    const files: TreeFile[] = [];
    let level = [folder];
    for (let read = 0; level.length > 0 && read < MOST_FOLDERS; read += level.length) {
      await this.load(level);
      const next: string[] = [];
      for (const each of level) {
        for (const { name, kind, oid } of this.#folders.get(each) ?? []) {
          const path = join(each, name);
          if (kind === "folder") next.push(path);
          else files.push({ path, blob: oid });
        }
      }
      level = next;
    }
    return files.sort((one, other) => (one.path < other.path ? -1 : 1));
  }

  /** What rules may ask. Anchors are those of the documents that were read for it. */
  files(anchors: ReadonlyMap<string, ReadonlySet<string>>): RepositoryFiles {
    return {
      kindOf: (path) => this.#namesIn(parentOf(path)).get(nameOf(path)) ?? null,
      namesIn: (folder) => [...this.#namesIn(folder).keys()],
      anchorsOf: (path) => anchors.get(path) ?? null,
    };
  }

  #namesIn(folder: string): Names {
    const before = this.#shown.get(folder);
    if (before !== undefined) return before;
    const names: Names = new Map((this.#folders.get(folder) ?? []).map(({ name, kind }) => [name, kind]));
    for (const { path, previousPath, change } of this.#changes) {
      if (change === "removed" && parentOf(path) === folder) names.delete(nameOf(path));
      if (previousPath !== null && parentOf(previousPath) === folder) names.delete(nameOf(previousPath));
    }
    const beginning = folder === "" ? "" : `${folder}/`;
    for (const { path, change } of this.#changes) {
      if (change === "removed" || !path.startsWith(beginning)) continue;
      const [name = "", ...below] = path.slice(beginning.length).split("/");
      names.set(name, below.length > 0 ? "folder" : "file");
    }
    this.#shown.set(folder, names);
    return names;
  }
}

export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function join(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
