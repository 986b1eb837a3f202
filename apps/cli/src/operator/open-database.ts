/** The bot's database, as its own settings name it, for commands that need it. What goes wrong is one line and exit 2. */
import { isAbsolute, resolve } from "node:path";
import type { DatabaseSetting } from "@rfckit/app/settings";
import { CannotOpenStore } from "@rfckit/store";
import { UsageError } from "../usage-error.ts";

/** One that outlives the bot; a relative path is meant from the working folder. Throws `UsageError`. */
export function lastingDatabase(
  database: DatabaseSetting,
  cwd: string,
): Exclude<DatabaseSetting, { readonly kind: "memory" }> {
  if (database.kind === "memory") {
    throw new UsageError(
      "DATABASE_URL is `memory:`, and there is nothing to make whole. Set it as the bot has it.",
    );
  }
  if (database.kind !== "sqlite" || isAbsolute(database.path)) return database;
  return { ...database, path: resolve(cwd, database.path) };
}

/** Throws `UsageError` where it can't be opened. Nobody is waited for: a bot that runs doesn't end by itself. */
export async function openDatabase<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof CannotOpenStore) throw new UsageError(`DATABASE_URL: ${error.message}`);
    if (!isMissingDriver(error)) throw error;
    throw new UsageError(
      "this installation of rfc brings no driver for SQLite. Install one beside it (`npm install -g better-sqlite3`), or run this in a checkout of rfckit, where the bot runs: `node_modules/.bin/rfc`.",
    );
  }
}

/** The published command is one that most people use without any database. */
function isMissingDriver(error: unknown): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  return /^(ERR_)?MODULE_NOT_FOUND$/.test(code ?? "") && /better-sqlite3/.test(message);
}
