/** The first version of all tables. `sql/tables.ts` says what is in them. */
import { sql, type Transaction } from "kysely";
import type { Tables } from "../sql/tables.ts";
import type { Migration } from "./migration.ts";

export const beginning: Migration = {
  version: 1,
  async up(db, kind) {
    // SQLite takes any value in any column, unless it is told to be strict.
    const integer = sql.raw(kind === "sqlite" ? "integer" : "bigint");
    const strict = sql.raw(kind === "sqlite" ? " strict" : "");
    const numbered = sql.raw(
      kind === "sqlite" ? "integer primary key" : "bigint generated always as identity primary key",
    );
    await sql`create table ledger_rows (
      repository ${integer} not null,
      number ${integer} not null,
      seq ${integer} not null,
      entry_json text not null,
      previous text not null,
      hash text not null,
      primary key (repository, number, seq)
    )${strict}`.execute(db);
    await sql`create table books (
      repository ${integer} primary key,
      version ${integer} not null,
      book_json text not null
    )${strict}`.execute(db);
    await sql`create table leases (
      repository ${integer} not null,
      number ${integer} not null,
      token ${integer} not null,
      until ${integer} not null,
      holder text not null,
      primary key (repository, number)
    )${strict}`.execute(db);
    await sql`create index leases_by_end on leases (until)`.execute(db);
    await sql`create table wake_ups (
      id ${numbered},
      errand text not null,
      repository ${integer} not null,
      number ${integer} not null,
      due_at ${integer},
      rings ${integer} not null,
      failures ${integer} not null,
      fingerprint_json text,
      parked_json text,
      held_by ${integer},
      unique (repository, number, errand)
    )${strict}`.execute(db);
    await sql`create index wake_ups_due on wake_ups (due_at) where due_at is not null`.execute(db);
    await sql`create index wake_ups_parked on wake_ups (id) where parked_json is not null`.execute(db);
    await sql`create table turns (repository ${integer} primary key, turn ${integer} not null)${strict}`.execute(
      db,
    );
    await sql`create index turns_in_order on turns (turn)`.execute(db);
    await sql`create table standings (
      repository ${integer} not null,
      number ${integer} not null,
      token ${integer} not null,
      has_business ${integer} not null,
      at ${integer} not null,
      record_json text not null,
      primary key (repository, number)
    )${strict}`.execute(db);
    await sql`create index standings_busy on standings (repository, number) where has_business = 1`.execute(
      db,
    );
    await (kind === "sqlite" ? guardInSqlite(db) : guardInPostgresql(db));
  },
};

const APPEND_ONLY = "The ledger is append-only: its rows are not changed or deleted.";

async function guardInSqlite(db: Transaction<Tables>): Promise<void> {
  const refuse = sql`begin select raise(abort, ${sql.lit(APPEND_ONLY)}); end`;
  await sql`create trigger ledger_rows_not_changed before update on ledger_rows ${refuse}`.execute(db);
  await sql`create trigger ledger_rows_not_deleted before delete on ledger_rows ${refuse}`.execute(db);
  // "insert or replace" deletes without asking the trigger above.
  await sql`create trigger ledger_rows_not_replaced before insert on ledger_rows
    when exists (
      select 1 from ledger_rows
      where repository = new.repository and number = new.number and seq = new.seq
    ) ${refuse}`.execute(db);
}

async function guardInPostgresql(db: Transaction<Tables>): Promise<void> {
  await sql`create function refuse_change_of_ledger() returns trigger language plpgsql as
    ${sql.lit(`begin raise exception '${APPEND_ONLY}'; end`)}`.execute(db);
  await sql`create trigger ledger_rows_not_changed before update or delete on ledger_rows
    for each row execute function refuse_change_of_ledger()`.execute(db);
  await sql`create trigger ledger_rows_not_emptied before truncate on ledger_rows
    for each statement execute function refuse_change_of_ledger()`.execute(db);
}
