/** Where the bot keeps what it knows: what `DATABASE_URL` says, or what can't be opened there, in words. */
import { type CannotOpenStore, type DatabaseUrl, readDatabaseUrl } from "@rfckit/store";
import type { SettingProblem } from "./setting-problem.ts";

export type DatabaseSetting = DatabaseUrl | { readonly kind: "memory" };

/** In the current folder, where nothing is set. */
export const DEFAULT_DATABASE = "data/rfcbot.db";

/** `memory:` for trying things out; all else as `readDatabaseUrl` takes it. */
export function readDatabase(
  url: string | undefined,
):
  | { readonly ok: true; readonly value: DatabaseSetting }
  | { readonly ok: false; readonly problem: SettingProblem } {
  if (url?.trim() === "memory:") return { ok: true, value: { kind: "memory" } };
  const read = readDatabaseUrl(url ?? DEFAULT_DATABASE);
  if (read.ok) return read;
  return { ok: false, problem: problemOf(read.problem) };
}

/** A password that is a common word would have every such word masked, and so be told. */
const SHORTEST_PASSWORD = 8;

/** The password in the address, as it is written there and as it is meant, for the log to mask. */
export function passwordsIn(database: DatabaseSetting): readonly string[] {
  if (database.kind !== "postgresql") return [];
  const { password } = new URL(database.address);
  return [...new Set([password, unescaped(password)])].filter(({ length }) => length >= SHORTEST_PASSWORD);
}

/** Drivers take a `%` that begins no escape as it stands. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A database that can't be opened, as a problem of the setting that names it. */
export function databaseProblem({ message }: CannotOpenStore): SettingProblem {
  return problemOf(message);
}

/** What is found comes first in these words, and what to do follows. */
function problemOf(words: string): SettingProblem {
  const [found = "", ...remedy] = words.split(/(?<=[.)]) (?=[A-Z])/u);
  return {
    setting: "DATABASE_URL",
    found: found.replace(/\.$/u, ""),
    expected: "a database that this bot can write to: a file's path, or postgres://…",
    remedy: remedy.join(" ") || "Name another one, or take the setting away.",
  };
}
