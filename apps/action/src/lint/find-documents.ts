/** Which documents a run looks at, and which files beside them: what was changed, or all there are. */
import { isDocument } from "@rfckit/checkout";
import type { TokenConnection } from "@rfckit/github";
import type { ChangedFile } from "@rfckit/reconciler";
import picomatch from "picomatch";
import type { Scope } from "./scope.ts";
import { TreeView } from "./tree-view.ts";

export interface Found {
  /** In the order of their paths. */
  readonly documents: readonly FoundFile[];
  /** What was added beside the RFCs and is no document. */
  readonly assets: readonly string[];
  /** What links may lead to. */
  readonly tree: TreeView;
  /** What couldn't be told, a line each. */
  readonly troubles: readonly string[];
}

export interface FoundFile {
  readonly path: string;
  readonly blob: string | null;
}

interface Question {
  readonly connection: Pick<TokenConnection, "listChangedFiles" | "readFolders">;
  readonly scope: Exclude<Scope, { readonly kind: "nothing" }>;
  /** Where RFCs are. */
  readonly directory: string;
  /** Files, folders and patterns; empty: the directory. */
  readonly paths: readonly string[];
}

/** Throws what the port throws. */
export async function findDocuments(question: Question): Promise<Found> {
  const { connection, scope, directory } = question;
  const isWanted = wanted(question);
  if (scope.kind === "everything") {
    const tree = new TreeView(connection, scope.ref);
    const files = await listBelow(tree, question);
    return { documents: files.filter(({ path }) => isWanted(path)), assets: [], tree, troubles: [] };
  }
  const { files, complete, base } = await listChanged(question, scope);
  const tree = new TreeView(connection, base, files);
  const there = files.filter(({ change }) => change !== "removed");
  const isNew = ({ change }: ChangedFile) => change === "added" || change === "renamed";
  return {
    documents: there.filter(({ path }) => isWanted(path)),
    assets: there
      .filter((file) => isNew(file) && isBelow(directory, file.path) && !isDocument(nameOf(file.path)))
      .map(({ path }) => path),
    tree,
    troubles: complete
      ? []
      : [`GitHub lists ${files.length} of the changed files and no more. The rest was not looked at.`],
  };
}

async function listChanged(
  { connection, directory, paths }: Question,
  scope: Extract<Scope, { readonly kind: "pull" | "difference" }>,
): Promise<{ readonly files: readonly ChangedFile[]; readonly complete: boolean; readonly base: string }> {
  if (scope.kind === "pull") {
    const base = `refs/heads/${scope.base}`;
    return { ...(await connection.listChangedFiles(scope.number)), base };
  }
  const sides = [scope.before, scope.after].map((ref) => new TreeView(connection, ref));
  const roots = paths.length === 0 ? [directory] : paths.map(folderOf);
  const [before = new Map(), after = new Map()] = await Promise.all(
    sides.map(async (side) => {
      const all = new Map<string, string | null>();
      for (const root of roots) for (const { path, blob } of await side.filesBelow(root)) all.set(path, blob);
      return all;
    }),
  );
  const files = [...after].flatMap(([path, blob]): ChangedFile[] => {
    const was = before.get(path);
    if (was === blob) return [];
    return [{ path, previousPath: null, change: was === undefined ? "added" : "modified", blob }];
  });
  // All of it is at that commit: what was removed is not there any more.
  return { files, complete: true, base: scope.after };
}

async function listBelow(tree: TreeView, { directory, paths }: Question): Promise<readonly FoundFile[]> {
  const found = new Map<string, FoundFile>();
  for (const root of paths.length === 0 ? [directory] : paths.map(folderOf))
    for (const file of await tree.filesBelow(root)) found.set(file.path, file);
  return [...found.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Whether a path is one of the documents that are meant. */
function wanted({ directory, paths }: Question): (path: string) => boolean {
  if (paths.length === 0) return (path) => isBelow(directory, path) && isDocument(nameOf(path));
  const matchers = paths.map((pattern) => {
    const plain = pattern.replace(/^\.\//u, "").replace(/\/+$/u, "");
    const matches = picomatch(plain, { dot: true });
    return (path: string) => path === plain || isBelow(plain, path) || matches(path);
  });
  return (path) => isDocument(nameOf(path)) && matchers.some((matches) => matches(path));
}

/** The folder below which everything is that a path or a pattern means. */
function folderOf(pattern: string): string {
  const { base, isGlob } = picomatch.scan(pattern.replace(/^\.\//u, "").replace(/\/+$/u, ""));
  if (isGlob === true) return base === "." ? "" : base;
  return isDocument(nameOf(base)) ? base.slice(0, Math.max(0, base.lastIndexOf("/"))) : base;
}

function isBelow(folder: string, path: string): boolean {
  return path.startsWith(`${folder}/`);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
