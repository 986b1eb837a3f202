/**
 * Opens a SQLite file, to write as the only process that does, or to read beside it.
 *
 * The driver is synchronous: a query holds up everything else in the process, which is well below a millisecond for most,
 * and for a transaction that writes as long as the disk takes to have it for good.
 */
import { mkdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Duration } from "@rfckit/core";
import type { Clock } from "@rfckit/reconciler";
import Sqlite from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { CannotOpenStore } from "../cannot-open-store.ts";
import { migrate, refuseOtherVersions } from "../migrations/migrate.ts";
import { Database, type OpenDatabase, READER } from "../sql/database.ts";
import type { Tables } from "../sql/tables.ts";
import { orCannotOpen } from "./cannot-open-sqlite.ts";
import { sqliteFailure } from "./sqlite-failure.ts";
import { createPrivate, PATIENCE, takeWriterLock } from "./writer-lock.ts";

export interface SqliteOptions {
  readonly path: string;
  readonly clock: Clock;
  readonly holder: string;
  /** How long to wait for another process that writes, in ms; 15 s unless told otherwise. */
  readonly patience?: Duration;
  readonly onWait: (holder: string) => void;
}

/** In the file's head: tells our files from other programs'. The letters `rfck`. */
const APPLICATION = 0x72_66_63_6b;

/** How long to wait for a lock that a reader has for a moment, in ms. */
const BUSY_WAIT: Duration = 2000;

/** Opens it to write. Throws `CannotOpenStore`. */
export async function openSqlite(options: SqliteOptions): Promise<OpenDatabase> {
  const path = await orCannotOpen(options.path, async () => placeFor(options.path));
  const { clock, holder } = options;
  const now = clock.now();
  const lock = await orCannotOpen(path, () => takeWriterLock({ patience: PATIENCE, ...options, path, now }));
  try {
    return await orCannotOpen(path, async () => {
      createPrivate(path);
      const sqlite = new Sqlite(path, { timeout: BUSY_WAIT });
      const db = kyselyOn(sqlite);
      try {
        refuseOtherPrograms(sqlite);
        setUp(sqlite);
        await migrate(db, "sqlite", now);
        // Whoever had them wrote here, and nobody else writes here now.
        await db.updateTable("leases").set({ until: 0 }).where("until", ">", 0).execute();
      } catch (error) {
        sqlite.close();
        throw error;
      }
      return {
        database: new Database({ ...FILE, time: "host", clock, holder, db }),
        place: path,
        async close() {
          await db.destroy();
          lock.release();
        },
      };
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Opens it to read, beside a process that writes or alone. Throws `CannotOpenStore`. */
export async function openSqliteToRead(written: string): Promise<OpenDatabase> {
  const path = resolve(written);
  return orCannotOpen(path, async () => {
    if (!hasFile(path)) {
      throw new CannotOpenStore("empty", `There is no database at ${path}.`);
    }
    const sqlite = new Sqlite(path, { timeout: BUSY_WAIT, readonly: true, fileMustExist: true });
    const db = kyselyOn(sqlite);
    try {
      refuseOtherPrograms(sqlite);
      await refuseOtherVersions(db, "sqlite");
    } catch (error) {
      sqlite.close();
      throw error;
    }
    return { database: new Database({ ...FILE, ...READER, db }), place: path, close: () => db.destroy() };
  });
}

/** Kysely on an open file. Statements are prepared once. */
export function kyselyOn(sqlite: Sqlite.Database): Kysely<Tables> {
  const prepared = new Map<string, Sqlite.Statement>();
  const prepare = (text: string): Sqlite.Statement => {
    const known = prepared.get(text);
    if (known !== undefined) return known;
    const statement = sqlite.prepare(text);
    // Lists of other lengths are other statements.
    if (prepared.size >= KEPT_STATEMENTS) prepared.clear();
    prepared.set(text, statement);
    return statement;
  };
  return new Kysely<Tables>({
    dialect: new SqliteDialect({
      database: {
        close: () => sqlite.close(),
        // A full disk has undone the transaction already, and undoing it again would hide why.
        prepare: (text) => prepare(text === "rollback" && !sqlite.inTransaction ? "select 1" : text),
      },
    }),
  });
}

const KEPT_STATEMENTS = 200;

const FILE = { kind: "sqlite", failureOf: sqliteFailure } as const;

/** The file's one name: absolute, through links, in a folder that is made where there is none. */
function placeFor(written: string): string {
  const path = resolve(written);
  if (hasFile(path)) return realpathSync(path);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  return join(realpathSync(dirname(path)), basename(path));
}

/** Whether there is one. Throws `CannotOpenStore` where a folder is in its place. */
function hasFile(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    throw new CannotOpenStore(
      "unsuitable",
      `${path} is a folder, and a file is needed: for example ${join(path, "rfcbot.db")}.`,
    );
  }
  return found !== undefined;
}

/** A file that has tables of somebody else's is not ours to change. */
function refuseOtherPrograms(sqlite: Sqlite.Database): void {
  const application = sqlite.pragma("application_id", { simple: true });
  const tables = sqlite.prepare<[], { count: number }>("select count(*) as count from sqlite_master").get();
  if (application === APPLICATION || tables?.count === 0) return;
  throw new CannotOpenStore(
    "content",
    `${sqlite.name} is the database of another program. Name a file for the bot's own.`,
  );
}

/** What is stored is on the disk before anybody is told so, and readers don't wait for the writer. */
function setUp(sqlite: Sqlite.Database): void {
  if (sqlite.pragma("journal_mode = wal", { simple: true }) !== "wal") {
    throw new CannotOpenStore(
      "unsuitable",
      `The file system of ${sqlite.name} can't keep a write-ahead log, as those on a network can't. Use a local disk, or PostgreSQL.`,
    );
  }
  sqlite.pragma("synchronous = full");
  // Apple's disks say that they have what they only soon will have, unless asked like this.
  sqlite.pragma("fullfsync = on");
  sqlite.pragma("checkpoint_fullfsync = on");
  sqlite.pragma("foreign_keys = on");
  sqlite.pragma(`application_id = ${APPLICATION}`);
}
