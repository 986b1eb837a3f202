/** For tests: the statements that migrations make a schema with, in either database's words, without any database. */
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteQueryCompiler,
} from "kysely";
import { MIGRATIONS } from "../../src/migrations/index.ts";
import type { DatabaseKind } from "../../src/sql/database.ts";
import type { Tables } from "../../src/sql/tables.ts";

/** Those of the migrations up to a version, in their order. */
export async function recordSchema(kind: DatabaseKind, version: number): Promise<string[]> {
  const statements: string[] = [];
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => (kind === "sqlite" ? new SqliteAdapter() : new PostgresAdapter()),
      createQueryCompiler: () =>
        kind === "sqlite" ? new SqliteQueryCompiler() : new PostgresQueryCompiler(),
      createIntrospector: () => {
        throw new Error("Nothing is looked up");
      },
      createDriver: () => new DummyDriver(),
    },
    log: (event) => {
      statements.push(event.query.sql);
    },
  });
  await db.transaction().execute(async (transaction) => {
    for (const migration of MIGRATIONS.slice(0, version)) await migration.up(transaction, kind);
  });
  await db.destroy();
  return statements;
}
