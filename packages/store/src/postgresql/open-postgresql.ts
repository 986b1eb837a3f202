/** Opens a database on a PostgreSQL server, which any number of processes may share. */
import type { Clock } from "@rfckit/reconciler";
import { Kysely, PostgresDialect, sql } from "kysely";
import { CannotOpenStore } from "../cannot-open-store.ts";
import type { DatabaseUrl } from "../database-url.ts";
import { migrate, refuseOtherVersions } from "../migrations/migrate.ts";
import { Database, type OpenDatabase, READER } from "../sql/database.ts";
import type { Tables } from "../sql/tables.ts";
import { cannotOpenPostgresql } from "./cannot-open-postgresql.ts";
import { createPool } from "./connection-pool.ts";
import { postgresqlFailure } from "./postgresql-failure.ts";

type ServerUrl = Extract<DatabaseUrl, { readonly kind: "postgresql" }>;

export interface PostgresqlOptions {
  readonly url: ServerUrl;
  readonly clock: Clock;
  readonly time: "database" | "host";
  readonly holder: string;
}

/** Opens it to write, and makes its tables where there are none. Throws `CannotOpenStore`. */
export async function openPostgresql(options: PostgresqlOptions): Promise<OpenDatabase> {
  const { url, clock, time, holder } = options;
  const db = await connect(url, false, async (connected) => {
    await makeSchema(connected, url.schema);
    await migrate(connected, "postgresql", clock.now());
  });
  return opened(url, new Database({ ...SERVER, db, clock, time, holder }), db);
}

/** Opens it to read: the server refuses whatever writes. Throws `CannotOpenStore`. */
export async function openPostgresqlToRead(url: ServerUrl): Promise<OpenDatabase> {
  const db = await connect(url, true, (connected) => refuseOtherVersions(connected, "postgresql"));
  return opened(url, new Database({ ...SERVER, ...READER, db }), db);
}

const SERVER = { kind: "postgresql", failureOf: postgresqlFailure } as const;

async function connect(
  { address, schema, place }: ServerUrl,
  reading: boolean,
  prepare: (db: Kysely<Tables>) => Promise<void>,
): Promise<Kysely<Tables>> {
  const pool = createPool({ address, schema, reading });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await refuseLossyEncoding(db);
    await prepare(db);
    return db;
  } catch (error) {
    await pool.end();
    throw cannotOpenPostgresql(place, error);
  }
}

function opened({ place }: ServerUrl, database: Database, db: Kysely<Tables>): OpenDatabase {
  return { database, place, close: () => db.destroy() };
}

/** People write in all the world's letters. */
async function refuseLossyEncoding(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{
    encoding: string;
  }>`select current_setting('server_encoding') as encoding`.execute(db);
  const encoding = rows[0]?.encoding;
  if (encoding === "UTF8") return;
  throw new CannotOpenStore(
    "unsuitable",
    `The database's encoding is ${encoding}, which can't hold everything that people write. Make one with the encoding UTF8.`,
  );
}

async function makeSchema(db: Kysely<Tables>, schema: string | null): Promise<void> {
  if (schema === null) return;
  const { rows } = await sql`select 1 where to_regnamespace(${schema}) is not null`.execute(db);
  if (rows.length === 0) await sql`create schema if not exists ${sql.ref(schema)}`.execute(db);
}
