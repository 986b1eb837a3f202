/**
 * Opens what the bot keeps: to write, as the bot does, or only to read, beside it.
 *
 * The drivers are loaded once it is known which of them is needed.
 */
import { hostname } from "node:os";
import type { Duration } from "@rfckit/core";
import type { Clock, Ledger, Standings, Store } from "@rfckit/reconciler";
import { CannotOpenStore } from "./cannot-open-store.ts";
import { type DatabaseUrl, readDatabaseUrl } from "./database-url.ts";
import type { DatabaseKind, OpenDatabase } from "./sql/database.ts";

export interface OpenStoreOptions {
  /** As `readDatabaseUrl` takes it, or gives it. */
  readonly url: string | DatabaseUrl;
  /** The host's clock. */
  readonly clock: Clock;
  /**
   * Whose clock tells on PostgreSQL what is due and which leases have ended: the server's (unless told otherwise), since
   * several hosts' clocks differ; or the one given, where time is played.
   */
  readonly time?: "database" | "host";
  /** How long to wait for another process that writes to the same SQLite file, in ms; 15 s unless told otherwise. */
  readonly patience?: Duration;
  /** Hears once that it is being waited for, and in words who it is. */
  readonly onWait?: (holder: string) => void;
}

interface Opened {
  readonly kind: DatabaseKind;
  /** Where it is, without a password. */
  readonly place: string;
  /** Throws `StoreUnavailable` where the database doesn't answer now. */
  ping(): Promise<void>;
  /** Ends once what was begun has ended. May be called again. */
  close(): Promise<void>;
}

export interface OpenStore extends Store, Opened {}

/** What can be read: whatever writes throws. */
export interface ReadStore extends Opened {
  readonly ledger: Ledger;
  readonly standings: Standings;
}

/**
 * Opens a database, makes its tables where there are none, and brings them up to date where they are older. On SQLite it
 * first waits until nobody else writes to it.
 *
 * Throws `CannotOpenStore` with words for the operator.
 */
export async function openStore(options: OpenStoreOptions): Promise<OpenStore> {
  const url = urlOf(options);
  const { clock } = options;
  const holder = `${hostname()} ${process.pid}`;
  const opened =
    url.kind === "sqlite"
      ? await import("./sqlite/open-sqlite.ts").then(({ openSqlite }) =>
          openSqlite({
            path: url.path,
            clock,
            holder,
            onWait: options.onWait ?? (() => {}),
            ...(options.patience === undefined ? {} : { patience: options.patience }),
          }),
        )
      : await import("./postgresql/open-postgresql.ts").then(({ openPostgresql }) =>
          openPostgresql({ url, clock, holder, time: options.time ?? "database" }),
        );
  const { createSqlStore } = await import("./sql/sql-store.ts");
  return { ...createSqlStore(opened.database), ...doorsOf(url.kind, opened) };
}

/**
 * Opens a database to read, on SQLite also while another process writes to it.
 *
 * Throws `CannotOpenStore` where there is none, or where its schema isn't exactly of this version.
 */
export async function openStoreToRead(options: Pick<OpenStoreOptions, "url">): Promise<ReadStore> {
  const url = urlOf(options);
  const opened =
    url.kind === "sqlite"
      ? await import("./sqlite/open-sqlite.ts").then(({ openSqliteToRead }) => openSqliteToRead(url.path))
      : await import("./postgresql/open-postgresql.ts").then(({ openPostgresqlToRead }) =>
          openPostgresqlToRead(url),
        );
  const { createSqlStore } = await import("./sql/sql-store.ts");
  const { ledger, standings } = createSqlStore(opened.database);
  return {
    ledger: { ...ledger, append: refuse, writeBook: refuse },
    standings: { ...standings, record: refuse },
    ...doorsOf(url.kind, opened),
  };
}

function doorsOf(kind: DatabaseKind, { database, place, close }: OpenDatabase): Opened {
  let closing: Promise<void> | null = null;
  return {
    kind,
    place,
    async ping() {
      await database.ask((db) => db.selectFrom("rfckit_schema").select("version").execute());
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

async function refuse(): Promise<never> {
  throw new Error("The database was opened to read, and this writes.");
}

function urlOf({ url }: Pick<OpenStoreOptions, "url">): DatabaseUrl {
  if (typeof url !== "string") return url;
  const read = readDatabaseUrl(url);
  if (read.ok) return read.value;
  throw new CannotOpenStore("unsuitable", `The database's address can't be used. ${read.problem}`);
}
