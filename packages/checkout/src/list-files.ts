/**
 * The files that are meant by some paths: files, folders and patterns. Folders are searched for documents, and for the
 * files beside them; what a symbolic link to a folder leads to is left alone, so nothing is met twice.
 */
import { type Dirent, readdirSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";

export interface ListedFiles {
  /** Absolute paths, sorted. */
  readonly documents: readonly string[];
  /** What else is in the folders that were searched. */
  readonly assets: readonly string[];
  /** What couldn't be listed, a line each. */
  readonly troubles: readonly string[];
}

const DOCUMENT = /\.(?:md|markdown|mdown|mkd)$/iu;
/** A folder's own description is no RFC. */
const README = /^readme\.md$/iu;
const SKIPPED = new Set(["node_modules"]);
const PATTERN = /[*?[{]|[@+!]\(/u;

export async function listFiles(cwd: string, paths: readonly string[]): Promise<ListedFiles> {
  const documents = new Set<string>();
  const assets = new Set<string>();
  const troubles: string[] = [];
  for (const path of paths) {
    const target = resolve(cwd, path);
    const kind = kindOf(target);
    if (kind === "folder") searchFolder(target, { documents, assets, troubles, cwd });
    else if (kind === "file") documents.add(target);
    else if (kind !== null) troubles.push(`${path} ${kind.trouble}`);
    else if (PATTERN.test(path)) {
      const found = await matchPattern(cwd, path);
      if (found.length === 0) troubles.push(`No file matches ${path}.`);
      for (const each of found) documents.add(each);
    } else troubles.push(`${path} does not exist.`);
  }
  return { documents: [...documents].sort(), assets: [...assets].sort(), troubles };
}

/** Whether a file of this name is a document when its folder is searched. */
export function isDocument(name: string): boolean {
  return DOCUMENT.test(name) && !README.test(name);
}

function kindOf(path: string): "file" | "folder" | { readonly trouble: string } | null {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return null;
    return stats.isDirectory() ? "folder" : "file";
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ELOOP") return { trouble: "is a symbolic link that leads in a circle." };
    if (code === "ENOTDIR") return null;
    return { trouble: `can't be looked at (${code ?? String(error)}).` };
  }
}

interface Search {
  readonly documents: Set<string>;
  readonly assets: Set<string>;
  readonly troubles: string[];
  readonly cwd: string;
}

function searchFolder(folder: string, search: Search): void {
  const rest = [folder];
  for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
    for (const entry of entriesOf(at, search)) {
      const path = at.endsWith(sep) ? at + entry.name : at + sep + entry.name;
      if (entry.name.startsWith(".") || SKIPPED.has(entry.name)) continue;
      if (entry.isDirectory()) rest.push(path);
      else if (isDocument(entry.name)) search.documents.add(path);
      else if ((entry.isFile() || entry.isSymbolicLink()) && !README.test(entry.name))
        search.assets.add(path);
    }
  }
}

function entriesOf(folder: string, { troubles, cwd }: Search): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === "EACCES" || code === "EPERM" ? "you have no permission" : (code ?? String(error));
    troubles.push(`${relative(cwd, folder) || folder} can't be listed: ${why}.`);
    return [];
  }
}

/** Loaded only where somebody names a pattern that the shell has left as it is. */
async function matchPattern(cwd: string, pattern: string): Promise<string[]> {
  const { glob } = await import("tinyglobby");
  const found = await glob(pattern.replaceAll("\\", "/"), {
    cwd,
    absolute: true,
    onlyFiles: true,
    ignore: ["**/node_modules/**"],
  });
  return found.map((path) => join(path));
}
