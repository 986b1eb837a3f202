/**
 * What a pull request from this working tree would be about (D1): the document, and whatever else git says has changed since
 * the default branch. Files that git doesn't know yet are not counted, but for the document itself.
 */
import { relative, sep } from "node:path";
import { askGit, findChangedFiles } from "@rfckit/checkout";
import { classifySubject, type FileChange, type Subject } from "@rfckit/core";

/** `path` is the document's, and `root` the repository's; both as the other has it. */
export async function localSubject(root: string, path: string, directory: string): Promise<Subject> {
  const { base, changes } = await changesIn(root);
  const isListed = changes.some((change) => change.path === path);
  const isThere = base !== null && (await isIn(root, base, path));
  const document: FileChange = { path, previousPath: null, change: isThere ? "modified" : "added" };
  const files = isListed ? changes : [...changes, document];
  return classifySubject({ files, filesComplete: true, base: "", defaultBranch: "", directory });
}

const STATUS: Readonly<Record<string, FileChange["change"]>> = { A: "added", D: "removed", R: "renamed" };

/** What is committed since the branch began, and what is changed in the working tree. */
async function changesIn(root: string): Promise<{ base: string | null; changes: FileChange[] }> {
  const nothing = { base: null, changes: [] };
  const found = await findChangedFiles(root, null);
  if (!found.ok) return nothing;
  const merge = await askGit(root, ["merge-base", found.base, "HEAD"]);
  const base = merge.ok ? merge.out.trim() : found.base;
  const [diff, top] = await Promise.all([
    askGit(root, ["diff", "--name-status", "--find-renames", "-z", base]),
    askGit(root, ["rev-parse", "--show-prefix"]),
  ]);
  if (!diff.ok || !top.ok) return nothing;
  return { base, changes: readDiff(diff.out, top.out.trim()) };
}

/** Paths are from the top of git's repository, and `prefix` is where ours begins there. */
function readDiff(out: string, prefix: string): FileChange[] {
  const parts = out.split("\0");
  const changes: FileChange[] = [];
  const ours = (path = "") => (path.startsWith(prefix) ? path.slice(prefix.length) : `../${path}`);
  for (let index = 0; index + 1 < parts.length; ) {
    const letter = parts[index]?.charAt(0) ?? "";
    const change = STATUS[letter] ?? "modified";
    const isMoved = letter === "R" || letter === "C";
    const path = ours(parts[index + (isMoved ? 2 : 1)]);
    changes.push({ path, previousPath: isMoved ? ours(parts[index + 1]) : null, change });
    index += isMoved ? 3 : 2;
  }
  return changes;
}

async function isIn(root: string, base: string, path: string): Promise<boolean> {
  return (await askGit(root, ["cat-file", "-e", `${base}:./${path}`])).ok;
}

/** A path from the repository's root, as git and GitHub write it. */
export function pathFrom(root: string, file: string): string {
  return relative(root, file).replaceAll(sep, "/");
}
