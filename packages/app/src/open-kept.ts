/** Opens what the bot keeps, as the settings say, and tells the log where it is. */
import type { Duration } from "@rfckit/core";
import { type Clock, createMemoryStore, type Log, type Store } from "@rfckit/reconciler";
import { CannotOpenStore, openStore, openStoreToRead } from "@rfckit/store";
import { type DatabaseSetting, databaseProblem } from "./settings/database.ts";
import type { SettingProblem } from "./settings/setting-problem.ts";

export interface Kept {
  readonly store: Store;
  /** Throws `StoreUnavailable` where the database doesn't answer now. */
  ping(): Promise<void>;
  /** Ends once what was begun has ended. */
  close(): Promise<void>;
}

/**
 * Waits for whoever writes to the same file, for `patience` ms, or as long as a restart takes. Throws `CannotOpenStore`.
 */
export async function openKept(
  database: DatabaseSetting,
  clock: Clock,
  log: Log,
  patience?: Duration,
): Promise<Kept> {
  if (database.kind === "memory") {
    log.warn("in-memory", {
      message:
        "Everything is kept in memory: after a restart the bot reads the threads and its own receipts anew.",
    });
    return inMemory(clock);
  }
  const store = await openStore({
    url: database,
    clock,
    ...(patience === undefined ? {} : { patience }),
    onWait: (holder) =>
      log.warn("database-held", {
        message: `The database is being written to by ${holder}. Waiting for it to end.`,
      }),
  });
  log.info("database", { kind: store.kind, place: store.place });
  return { store, ping: () => store.ping(), close: () => store.close() };
}

/**
 * The same for a dry run: what is there is only read, also while a bot writes to it, and all else is kept in memory. Throws
 * `CannotOpenStore`.
 */
export async function openKeptToRead(database: DatabaseSetting, clock: Clock, log: Log): Promise<Kept> {
  const memory = inMemory(clock);
  if (database.kind === "memory") return memory;
  const read = await openStoreToRead({ url: database }).catch((error: unknown) => {
    // Nobody has worked here yet: then the bot begins with nothing, as it would.
    if (error instanceof CannotOpenStore && error.why === "empty") return null;
    throw error;
  });
  if (read === null) return memory;
  const { ledger, standings, kind, place } = read;
  log.info("database", { kind, place });
  return {
    store: { ...memory.store, ledger, standings },
    ping: () => read.ping(),
    close: () => read.close(),
  };
}

function inMemory(clock: Clock): Kept {
  return { store: createMemoryStore(clock), ping: async () => {}, close: async () => {} };
}

/** What only shows to who reads, and is put right by who writes. */
const MENDED_BY_STARTING = ["empty", "version"];

/**
 * What keeps the database from being opened, where other settings are wrong as well: everything is told at once. It is only
 * read, so that nothing is made or changed for a bot that doesn't start.
 */
export async function findDatabaseProblem(database: DatabaseSetting): Promise<SettingProblem | null> {
  if (database.kind === "memory") return null;
  try {
    const store = await openStoreToRead({ url: database });
    await store.close();
    return null;
  } catch (error) {
    if (!(error instanceof CannotOpenStore)) throw error;
    return MENDED_BY_STARTING.includes(error.why) ? null : databaseProblem(error);
  }
}
