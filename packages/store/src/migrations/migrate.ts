/**
 * Brings a database's schema up to this version, and never back: all of it in one transaction, so that a crash in the middle
 * leaves the version before.
 *
 * It is done here and not by kysely's migrator, since that makes SQLite's changes outside of any transaction.
 */
import { type Kysely, sql } from "kysely";
import { CannotOpenStore } from "../cannot-open-store.ts";
import type { DatabaseKind } from "../sql/database.ts";
import type { Tables } from "../sql/tables.ts";
import { MIGRATIONS, NEWEST } from "./index.ts";

/** All processes that migrate one database take this lock. It means nothing elsewhere. */
const LOCK = 7_210_442_817;

/**
 * Makes the migrations that are missing up to version `to`. `now` is told with each, in UTC ms.
 *
 * Throws `CannotOpenStore` where the database is of a newer version than that.
 */
export async function migrate(
  db: Kysely<Tables>,
  kind: DatabaseKind,
  now: number,
  to: number = NEWEST,
): Promise<void> {
  if ((await readVersion(db, kind, to)) === to) return;
  await db.transaction().execute(async (transaction) => {
    if (kind === "postgresql") {
      // Large tables take longer to change than any query may.
      await sql`set local statement_timeout = 0`.execute(transaction);
      await sql`set local lock_timeout = '60s'`.execute(transaction);
      await sql`select pg_advisory_xact_lock(${LOCK})`.execute(transaction);
    }
    const integer = sql.raw(kind === "sqlite" ? "integer" : "bigint");
    await sql`create table if not exists rfckit_schema (
      version ${integer} primary key,
      migrated_at ${integer} not null
    )`.execute(transaction);
    const from = await readVersion(transaction, kind, to);
    for (const migration of MIGRATIONS.slice(from, to)) {
      await migration.up(transaction, kind);
      await transaction
        .insertInto("rfckit_schema")
        .values({ version: migration.version, migrated_at: now })
        .execute();
    }
  });
}

/** For who only reads: throws `CannotOpenStore` unless the database is of this very version. */
export async function refuseOtherVersions(db: Kysely<Tables>, kind: DatabaseKind): Promise<void> {
  const version = await readVersion(db, kind, NEWEST);
  if (version === NEWEST) return;
  throw new CannotOpenStore(
    version === 0 ? "empty" : "version",
    version === 0
      ? "Nothing has been kept in this database yet. Start the bot once, and it makes its tables."
      : `The database's schema is version ${version}, and this version of the bot reads version ${NEWEST}. Start the bot once, and it brings the schema up to date.`,
  );
}

/** 0 where there is nothing yet. */
async function readVersion(db: Kysely<Tables>, kind: DatabaseKind, newest: number): Promise<number> {
  if (!(await hasVersions(db, kind))) return 0;
  const found = await db
    .selectFrom("rfckit_schema")
    .select((eb) => eb.fn.max("version").as("version"))
    .executeTakeFirst();
  const version = found?.version ?? 0;
  if (version <= newest) return version;
  throw new CannotOpenStore(
    "version",
    `A newer version of the bot has changed this database: its schema is version ${version}, and this one knows ${newest} at most. Run that newer version, or put a backup back that was made before.`,
  );
}

async function hasVersions(db: Kysely<Tables>, kind: DatabaseKind): Promise<boolean> {
  const found =
    kind === "sqlite"
      ? await sql`select 1 from sqlite_master where type = 'table' and name = 'rfckit_schema'`.execute(db)
      : await sql`select 1 where to_regclass('rfckit_schema') is not null`.execute(db);
  return found.rows.length > 0;
}
