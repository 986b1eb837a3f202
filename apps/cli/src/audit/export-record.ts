/** Writes the decision record beside each other: for programs, and for people. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type DecisionRecord, RECORD_HEADING, RECORD_SCHEMA_ADDRESS } from "@rfckit/audit";
import { writeWhole } from "../lint/replace-file.ts";
import { UsageError } from "../usage-error.ts";

export interface ExportPlace {
  /** What the two files are called, without their endings. */
  readonly name: string;
  readonly cwd: string;
}

/** Gives the files' names as they were asked for. Throws `UsageError` where one can't be written. */
export function exportRecord(
  record: DecisionRecord,
  markdown: string,
  { name, cwd }: ExportPlace,
): readonly string[] {
  const stem = name.replace(/\.(?:json|md)$/u, "");
  if (stem === "" || /[\\/]$/u.test(stem)) {
    throw new UsageError(
      `--export is ${JSON.stringify(name)}, and takes a name for two files, such as minutes/rfc-12.`,
    );
  }
  const files = [
    [`${stem}.json`, `${JSON.stringify(record, null, 2)}\n`],
    [`${stem}.md`, markdown],
  ] as const;
  for (const [file] of files) {
    if (isSomethingElse(resolve(cwd, file)))
      throw new UsageError(
        `${file} is there already, and is no decision record. It is left alone: give --export another name.`,
      );
  }
  for (const [file, text] of files) {
    const problem = writeWhole(resolve(cwd, file), text);
    if (problem !== null) throw new UsageError(`${file} ${problem}`);
  }
  return files.map(([file]) => file);
}

/** What is there already is replaced only where it is an older record. Why a file can't be read is told by why it can't be written. */
function isSomethingElse(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    const text = readFileSync(path, "utf8");
    return text.trim() !== "" && !text.startsWith(RECORD_HEADING) && !text.includes(RECORD_SCHEMA_ADDRESS);
  } catch {
    return false;
  }
}
