/** What the databases themselves see to. */
import { LeaseLost, StoreUnavailable } from "@rfckit/reconciler";
import { rowsOf } from "@rfckit/reconciler/store-contract";
import Sqlite from "better-sqlite3";
import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { openStore, readDatabaseUrl } from "../src/index.ts";
import { migrate } from "../src/migrations/migrate.ts";
import { openPostgresql } from "../src/postgresql/open-postgresql.ts";
import { Database, type DatabaseKind } from "../src/sql/database.ts";
import { createSqlStore } from "../src/sql/sql-store.ts";
import { kyselyOn, openSqlite } from "../src/sqlite/open-sqlite.ts";
import { sqliteFailure } from "../src/sqlite/sqlite-failure.ts";
import { freshUrl, runOn, testFile } from "./databases.ts";
import { sharedPostgresServer } from "./postgres-server.ts";

const postgres = await sharedPostgresServer();
const KINDS: readonly DatabaseKind[] = ["sqlite", "postgresql"];
const KEY = { repository: 1, number: 2 };
const NOW = Date.UTC(2026, 8, 21, 12);

for (const kind of KINDS) {
  const title = kind === "sqlite" || postgres.ok ? kind : `${kind} (no server here: ${postgres.why})`;
  describe.skipIf(kind === "postgresql" && !postgres.ok)(`on ${title}`, () => {
    const open = async () => {
      const url = await freshUrl(kind);
      const store = await openStore({ url, clock: { now: () => NOW } });
      onTestFinished(() => store.close());
      return { url, store };
    };

    test.each([
      "update ledger_rows set hash = 'forged' where seq = 2",
      "update ledger_rows set entry_json = '{}'",
      "delete from ledger_rows where seq = 3",
      "delete from ledger_rows",
      ...(kind === "postgresql" ? ["truncate ledger_rows"] : []),
      ...(kind === "sqlite"
        ? [
            "insert or replace into ledger_rows select repository, number, seq, '{}', previous, hash from ledger_rows",
          ]
        : [
            "insert into ledger_rows select * from ledger_rows on conflict (repository, number, seq) do update set hash = ''",
          ]),
    ])("the ledger takes nothing back, not by hand either: %s", async (statement) => {
      const { url, store } = await open();
      const rows = rowsOf(["one", "two", "three"]);
      await store.ledger.append(KEY, rows, 1);
      await expect(runOn(url, statement)).rejects.toThrow("append-only");
      expect(await store.ledger.read(KEY)).toEqual(rows);
    });

    test("who takes the lease shuts out whoever had it from the ledger, before writing anything", async () => {
      const { url, store } = await open();
      const rows = rowsOf(["one", "two"]);
      const first = await store.leases.take(KEY, 1000);
      await store.ledger.append(KEY, rows.slice(0, 1), first?.token ?? 0);
      // The clock of a database isn't ours to turn, so the lease is ended by hand.
      await runOn(url, "update leases set until = 0");
      const second = await store.leases.take(KEY, 1000);
      await expect(store.ledger.append(KEY, rows.slice(1), first?.token ?? 0)).rejects.toThrow(LeaseLost);
      await store.ledger.append(KEY, rows.slice(1), second?.token ?? 0);
      expect(await store.ledger.read(KEY)).toEqual(rows);
      // Appending ends no lease.
      expect(await store.leases.take(KEY, 1000)).toBeNull();
    });
  });
}

test("what SQLite is told to keep is on the disk before it answers", async () => {
  const path = await testFile();
  const { database, close } = await openSqlite({ path, clock: { now: () => NOW }, holder: "", onWait() {} });
  onTestFinished(close);
  const { rows } = await database.ask((db) => sql`pragma synchronous`.execute(db));
  // 2 is full, 1 would lose the last transactions with the power.
  expect(rows).toEqual([{ synchronous: 2 }]);
});

test.skipIf(!postgres.ok)("and so it is on PostgreSQL, also where that was told not to wait", async () => {
  const url = await freshUrl("postgresql");
  const name = new URL(url).pathname.slice(1);
  await runOn(url, `alter database ${name} set synchronous_commit = off`);
  const read = readDatabaseUrl(url);
  if (!read.ok || read.value.kind !== "postgresql") throw new Error("It is a server");
  const opening = { url: read.value, clock: { now: () => NOW }, time: "database", holder: "" } as const;
  const { database, close } = await openPostgresql(opening);
  onTestFinished(close);
  const { rows } = await database.ask((db) => sql`show synchronous_commit`.execute(db));
  expect(rows).toEqual([{ synchronous_commit: "on" }]);
});

test("a full disk is a passing failure, and half of nothing is kept", async () => {
  const sqlite = new Sqlite(await testFile());
  onTestFinished(() => void sqlite.close());
  const db = kyselyOn(sqlite);
  await migrate(db, "sqlite", NOW);
  sqlite.pragma(`max_page_count = ${Number(sqlite.pragma("page_count", { simple: true })) + 5}`);
  const clock = { now: () => NOW };
  const { ledger, wakeUps } = createSqlStore(
    new Database({ kind: "sqlite", db, clock, time: "host", holder: "", failureOf: sqliteFailure }),
  );
  const rows = rowsOf(["x".repeat(1000), "y".repeat(100_000)]);
  await ledger.append(KEY, rows.slice(0, 1), 1);
  const failure = await ledger.append(KEY, rows.slice(1), 2).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StoreUnavailable);
  expect(String(failure)).toBe("StoreUnavailable: The database: the disk is full (SQLITE_FULL).");
  expect(await ledger.read(KEY)).toEqual(rows.slice(0, 1));
  // Nobody is fenced off by what didn't happen, and once there is room all goes on.
  sqlite.pragma("max_page_count = 100000");
  await ledger.append(KEY, rows.slice(1), 1);
  expect(await ledger.read(KEY)).toEqual(rows);
  await wakeUps.ring([{ errand: "pull", key: KEY }]);
  expect((await wakeUps.take(1000))?.key).toEqual(KEY);
});

test("where SQLite has undone a transaction by itself, what made it is told", async () => {
  const path = await testFile();
  const { database, close } = await openSqlite({ path, clock: { now: () => NOW }, holder: "", onWait() {} });
  onTestFinished(close);
  const torn = database.transact(async (transaction) => {
    await transaction.insertInto("turns").values({ repository: 1, turn: 1 }).execute();
    // A disk that fails does the same.
    await sql`insert or rollback into turns (repository, turn) values (1, 2)`.execute(transaction);
  });
  await expect(torn).rejects.toThrow("UNIQUE constraint failed: turns.repository");
  expect(await database.ask((db) => db.selectFrom("turns").selectAll().execute())).toEqual([]);
});

test("a bug in a query stays one", async () => {
  const sqlite = new Sqlite(await testFile());
  onTestFinished(() => void sqlite.close());
  const database = new Database({
    kind: "sqlite",
    db: kyselyOn(sqlite),
    clock: { now: () => NOW },
    time: "host",
    holder: "",
    failureOf: sqliteFailure,
  });
  // There are no tables.
  await expect(createSqlStore(database).ledger.read(KEY)).rejects.toThrow("no such table");
});
