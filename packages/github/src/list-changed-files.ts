/** The files that a pull request changes, against where it left its base branch: for whoever needs nothing else of it. */
import type { ChangedFile } from "@rfckit/reconciler";
import { z } from "zod";
import { type Connection, named } from "./connection.ts";
import { changedFile, readChangedFile } from "./observe/fetch-files.ts";
import { readAs } from "./read-as.ts";

const PAGE_SIZE = 100;
/** GitHub lists no more. */
const MOST = 3000;

export interface ChangedFiles {
  readonly files: readonly ChangedFile[];
  /** False where GitHub lists only a part of them. */
  readonly complete: boolean;
}

export async function listChangedFiles(connection: Connection, number: number): Promise<ChangedFiles> {
  const files: ChangedFile[] = [];
  while (files.length < MOST) {
    const { data } = await connection.line.send("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", {
      ...named(connection),
      pull_number: number,
      per_page: PAGE_SIZE,
      page: files.length / PAGE_SIZE + 1,
    });
    const page = readAs(z.array(changedFile), data, "files");
    files.push(...page.map(readChangedFile));
    if (page.length < PAGE_SIZE) return { files, complete: true };
  }
  return { files, complete: false };
}
