/**
 * The files that a pull request changes. GraphQL tells their paths but not their blobs, so REST is asked: only where
 * the head or the base has moved since.
 */
import type { ChangedFile } from "@rfckit/reconciler";
import { GitHubUnavailable } from "@rfckit/reconciler";
import { z } from "zod";
import { type Connection, named } from "../connection.ts";
import type { FileList, Memory } from "../memory.ts";
import { readAs } from "../read-as.ts";
import type { ReadPull } from "./schema.ts";

const PAGE_SIZE = 100;
/** GitHub lists no more. */
const MOST = 3000;

/** A file in REST's list. */
export const changedFile = z.object({
  filename: z.string(),
  previous_filename: z.string().optional(),
  status: z.string(),
  sha: z.string().nullable(),
  contents_url: z.string(),
});

/** Reads the list, or remembers it. Throws `GitHubUnavailable` where the head moved meanwhile. */
export async function fetchFiles(
  connection: Connection,
  memory: Memory,
  number: number,
  pull: ReadPull,
): Promise<FileList> {
  const base = pull.baseRef?.target?.oid ?? pull.baseRefName;
  // A merged pull request keeps its difference, whatever becomes of the base.
  const against = pull.state === "MERGED" ? "merged" : base;
  const key = [connection.repository.id, number, pull.headRefOid, pull.baseRefName, against].join("/");
  const before = memory.files.get(key);
  if (before !== undefined) return before;
  const files: ChangedFile[] = [];
  for (let page = 1; files.length < Math.min(pull.changedFiles, MOST); page += 1) {
    const { data } = await connection.line.send("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", {
      ...named(connection),
      pull_number: number,
      per_page: PAGE_SIZE,
      page,
    });
    const entries = readAs(z.array(changedFile), data, "files");
    for (const each of entries) {
      demandHead(each, pull.headRefOid);
      files.push(readChangedFile(each));
    }
    if (entries.length < PAGE_SIZE) break;
  }
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const list = { files, complete: files.length === pull.changedFiles };
  memory.files.set(key, list);
  return list;
}

/** Each entry's address names the commit it was taken from: that of a removed file one before the head. */
function demandHead({ contents_url: url, status }: z.infer<typeof changedFile>, head: string): void {
  if (status === "removed") return;
  const ref = /[?&]ref=([0-9a-f]{40})/u.exec(url)?.[1];
  if (ref === undefined || ref === head) return;
  throw new GitHubUnavailable(200, "The head moved between two requests of one reading.");
}

export function readChangedFile({
  filename,
  previous_filename,
  status,
  sha,
}: z.infer<typeof changedFile>): ChangedFile {
  const previousPath = status === "renamed" ? (previous_filename ?? null) : null;
  if (status === "removed") return { path: filename, previousPath, change: "removed", blob: null };
  const change =
    status === "added" || status === "copied" ? "added" : status === "renamed" ? "renamed" : "modified";
  return { path: filename, previousPath, change, blob: sha };
}
