/** `rfc snapshot`: a thread in a file, to read it again without GitHub. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readSavedThread, saveThread, writeSavedThread } from "@rfckit/reader";
import type { Options } from "../command-spec.ts";
import type { Io } from "../io.ts";
import { writeWhole } from "../lint/replace-file.ts";
import { demandPull, openReader, readerOptions } from "../reading/open-reader.ts";
import { sayInstant } from "../say-instant.ts";
import { UsageError } from "../usage-error.ts";

export async function saveSnapshot(reference: string, options: Options, io: Io): Promise<number> {
  const output = typeof options["output"] === "string" ? options["output"] : null;
  if (output === "") throw new UsageError("--output is empty. Name a file, or leave it out.");
  if (output !== null) demandOwnFile(resolve(io.cwd, output), output);
  const opened = await openReader(reference, options, io);
  const key = demandPull(opened);
  const { thread } = await opened.ask(() => saveThread(readerOptions(opened, options, io), key));
  const text = writeSavedThread(thread);
  const { repository, now } = thread.snapshot;
  const place = `${repository.owner}/${repository.name}#${key.number}`;
  if (repository.private) {
    const where = output === null ? "What follows" : output;
    await io.stderr.write(
      `rfc: ${repository.owner}/${repository.name} is private. ${where} has all that is said in #${key.number}: keep it to those who may see that.\n`,
    );
  }
  if (output === null) {
    await io.stdout.write(text);
    return 0;
  }
  const trouble = keeping(repository.private, () => writeWhole(resolve(io.cwd, output), text));
  if (trouble !== null) throw new UsageError(`${output} ${trouble}`);
  const size = Math.ceil(text.length / 1024);
  await io.stdout.write(`Saved ${place} as of ${sayInstant(now)} to ${output} (${size} KiB).\n`);
  return 0;
}

/** What is said in private is readable by its owner only. */
function keeping<T>(isPrivate: boolean, write: () => T): T {
  if (!isPrivate) return write();
  const usual = process.umask(0o077);
  try {
    return write();
  } finally {
    process.umask(usual);
  }
}

/** What is there already is replaced only where it is a saved thread itself. */
function demandOwnFile(path: string, shown: string): void {
  if (!existsSync(path)) return;
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    // Why it can't be read is told by why it can't be written.
    return;
  }
  if (text.trim() === "" || readSavedThread(text).ok) return;
  throw new UsageError(
    `${shown} is there already, and is no saved thread. It is left alone: name another file.`,
  );
}
