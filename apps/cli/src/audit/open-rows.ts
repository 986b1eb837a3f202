/** The ledger's rows, where the environment names the bot's database. It is only read, also while the bot writes to it. */
import type { LedgerRow, PullKey } from "@rfckit/reconciler";
import type { Io } from "../io.ts";
import { lastingDatabase, openDatabase } from "../operator/open-database.ts";
import { UsageError } from "../usage-error.ts";

export interface OpenRows {
  readonly read: (key: PullKey) => Promise<readonly LedgerRow[]>;
  readonly close: () => Promise<void>;
}

/** `null` where no database is named, or the bot keeps none. Throws `UsageError`. */
export async function openRows(io: Pick<Io, "env" | "cwd">): Promise<OpenRows | null> {
  const { DATABASE_URL: url = "" } = io.env;
  if (url === "" || url.trim() === "memory:") return null;
  const { readDatabase } = await import("@rfckit/app/settings");
  const read = readDatabase(url);
  if (!read.ok) {
    const { found, remedy } = read.problem;
    throw new UsageError(`DATABASE_URL: ${found}. ${remedy}`);
  }
  const database = lastingDatabase(read.value, io.cwd);
  const { openStoreToRead } = await import("@rfckit/store");
  const store = await openDatabase(() => openStoreToRead({ url: database }));
  return { read: (key) => store.ledger.read(key), close: () => store.close() };
}
