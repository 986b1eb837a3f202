/**
 * Changed files. Lines are counted as a multiset: text that only moved within a file counts as unchanged, where git
 * counts it twice.
 */
import type { ChangedFile } from "@rfckit/reconciler";
import { branchHead } from "../../github/branches.ts";
import { mergeBase } from "../../github/history.ts";
import { differenceOf } from "../../github/mergeability.ts";
import { type Commit, NO_FILES, type Tree, textOf } from "../../github/object-store.ts";
import type { PullRecord, RepositoryRecord } from "../../github/records.ts";
import { repositoryApi, repositoryPage } from "./addresses.ts";

/** What a difference is between: the files before, and the commits where each side can be read. */
export interface Sides {
  readonly repository: RepositoryRecord;
  readonly before: Tree;
  readonly base: string;
  readonly head: string;
}

/** A file that a pull request changes. What was removed is shown where it still was, as GitHub shows it. */
export function renderFile(pull: PullRecord, file: ChangedFile) {
  return renderDifference(sidesOf(pull), file);
}

/** A file that differs between two commits. */
export function renderDifference(sides: Sides, file: ChangedFile) {
  const { repository, before, base, head } = sides;
  const { path, previousPath, change, blob } = file;
  const api = repositoryApi(repository);
  const page = repositoryPage(repository);
  const at = change === "removed" ? base : head;
  // GitHub escapes the slashes too.
  const where = encodeURIComponent(path);
  const lines = countLines(sides, file);
  return {
    sha: blob ?? before.get(path) ?? null,
    filename: path,
    status: change,
    ...lines,
    changes: lines.additions + lines.deletions,
    blob_url: `${page}/blob/${at}/${where}`,
    raw_url: `${page}/raw/${at}/${where}`,
    contents_url: `${api}/contents/${where}?ref=${at}`,
    ...(previousPath === null ? {} : { previous_filename: previousPath }),
  };
}

/** How much a pull request changes altogether. */
export function countChanges(pull: PullRecord) {
  const sides = sidesOf(pull);
  const files = differenceOf(pull);
  const sum = { additions: 0, deletions: 0, changed_files: files.length };
  for (const file of files) {
    const { additions, deletions } = countLines(sides, file);
    sum.additions += additions;
    sum.deletions += deletions;
  }
  return sum;
}

/** The base branch's newest commit; after the merge, the one before it. */
export function baseOf(pull: PullRecord): Commit {
  return pull.merge?.base ?? branchHead(pull.repository, pull.base);
}

function sidesOf(pull: PullRecord): Sides {
  const common = mergeBase(baseOf(pull), pull.head);
  return {
    repository: pull.repository,
    before: common?.tree ?? NO_FILES,
    base: common?.id ?? pull.head.id,
    head: pull.head.id,
  };
}

function countLines({ repository, before }: Sides, { path, previousPath, blob }: ChangedFile) {
  const text = (of: string | null) => (of === null ? null : textOf(repository.objects, of));
  const old = linesOf(text(before.get(previousPath ?? path) ?? null));
  const now = linesOf(text(blob));
  const left = new Map<string, number>();
  for (const line of old) left.set(line, (left.get(line) ?? 0) + 1);
  let kept = 0;
  for (const line of now) {
    const count = left.get(line) ?? 0;
    if (count === 0) continue;
    left.set(line, count - 1);
    kept += 1;
  }
  return { additions: now.length - kept, deletions: old.length - kept };
}

function linesOf(text: string | null): string[] {
  return text === null || text === "" ? [] : text.replace(/\n$/u, "").split("\n");
}
