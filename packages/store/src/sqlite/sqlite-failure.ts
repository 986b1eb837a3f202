/** What an error of SQLite's means. */
import { isErrorOf } from "../error-code.ts";
import type { Failure } from "../sql/database.ts";

/** By the first part of SQLite's own codes, such as `SQLITE_IOERR_FSYNC`. All others are bugs. */
const UNAVAILABLE: Readonly<Record<string, string>> = {
  BUSY: "it is locked by another process",
  LOCKED: "it is locked",
  FULL: "the disk is full",
  IOERR: "the disk can't be read or written",
  CANTOPEN: "one of its files can't be opened",
  READONLY: "it can't be written to",
  CORRUPT: "the file is damaged",
  NOTADB: "the file is damaged",
  NOMEM: "there is no memory left",
  PROTOCOL: "the file system doesn't lock files as it should",
  PERM: "its file may not be used",
  AUTH: "its file may not be used",
};

/** For queries on an open database; `null` for a bug. */
export function sqliteFailure(error: unknown): Failure | null {
  // After closing. The driver and kysely have no code for it.
  if (error instanceof TypeError && error.message === "The database connection is not open") return CLOSED;
  if (error instanceof Error && error.message === "driver has already been destroyed") return CLOSED;
  const code = codeOf(error);
  const words = code === null ? undefined : UNAVAILABLE[code.split("_")[1] ?? ""];
  return words === undefined ? null : { kind: "unavailable", words: `The database: ${words} (${code}).` };
}

/** The code of SQLite's, such as `SQLITE_BUSY`; `null` where it isn't SQLite's error. */
export function codeOf(error: unknown): string | null {
  return isErrorOf(error, /^SQLITE_/) ? error.code : null;
}

const CLOSED: Failure = { kind: "unavailable", words: "The database is closed." };
