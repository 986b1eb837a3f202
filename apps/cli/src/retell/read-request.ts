/** The two files of a retelling: a saved thread, and what is to be different. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { formatProblem, type PolicyChange, readPolicyChange } from "@rfckit/config";
import { readSavedThread, type SavedThread } from "@rfckit/reader";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";

export interface RetellRequest {
  readonly policyFile: string;
  readonly policy: PolicyChange;
  readonly thread: SavedThread;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "it may not be read",
};

/** Throws `UsageError`; `problems` are lines about the policy's file, of which there may be many. */
export function readRetellRequest(
  files: { readonly policy: string; readonly snapshot: string },
  io: Io,
): RetellRequest | { readonly problems: readonly string[] } {
  const thread = readSavedThread(readText(files.snapshot, io));
  if (!thread.ok) throw new UsageError(`${files.snapshot} ${thread.why}.`);
  const policy = readPolicyChange(readText(files.policy, io));
  if (!policy.ok) return { problems: policy.problems.map((problem) => formatProblem(problem, files.policy)) };
  return { policyFile: files.policy, policy: policy.value, thread: thread.value };
}

function readText(file: string, io: Io): string {
  try {
    return readFileSync(resolve(io.cwd, file), "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(`can't read ${file}: ${REASONS[code ?? ""] ?? message}.`);
  }
}
