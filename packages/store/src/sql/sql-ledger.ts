/**
 * The ledger in SQL. Its rows can't be changed or deleted, not by hand either: the database refuses.
 *
 * Appending holds the row of the pull request's lease until it is done. So whoever takes the lease afterwards sees all that
 * was appended before, and from then on nothing is appended under an older token.
 */
import type { Entry } from "@rfckit/core";
import {
  EMPTY_BOOK,
  LeaseLost,
  type Ledger,
  type LedgerRow,
  type PullKey,
  type RepositoryBook,
} from "@rfckit/reconciler";
import type { Transaction } from "kysely";
import { chunks, type Database } from "./database.ts";
import type { Tables } from "./tables.ts";

export function createSqlLedger(database: Database): Ledger {
  return {
    isDurable: true,
    read: (key) =>
      database.ask(async (db) => {
        const kept = await db
          .selectFrom("ledger_rows")
          .select(["seq", "entry_json", "previous", "hash"])
          .where("repository", "=", key.repository)
          .where("number", "=", key.number)
          .orderBy("seq")
          .execute();
        return kept.map(({ seq, entry_json, previous, hash }) => {
          const entry: Entry = JSON.parse(entry_json);
          return { seq, entry, previous, hash };
        });
      }),
    append: (key, rows, token) =>
      database.transact(async (transaction) => {
        await fenceOff(transaction, key, token);
        await refuseUnlessFollows(transaction, key, rows);
        const { repository, number } = key;
        for (const some of chunks(rows)) {
          await transaction
            .insertInto("ledger_rows")
            .values(
              some.map(({ seq, entry, previous, hash }) => {
                return { repository, number, seq, entry_json: JSON.stringify(entry), previous, hash };
              }),
            )
            .execute();
        }
      }),
    readBook: (repository) =>
      database.ask(async (db) => {
        const kept = await db
          .selectFrom("books")
          .select("book_json")
          .where("repository", "=", repository)
          .executeTakeFirst();
        if (kept === undefined) return EMPTY_BOOK;
        const book: RepositoryBook = JSON.parse(kept.book_json);
        return book;
      }),
    writeBook: (repository, book) =>
      database.ask(async (db) => {
        const { version } = book;
        const written = { version, book_json: JSON.stringify(book) };
        const insert = db
          .insertInto("books")
          .values({ repository, ...written })
          .onConflict((conflict) => conflict.column("repository").doNothing());
        const update = db
          .updateTable("books")
          .set(written)
          .where("repository", "=", repository)
          .where("version", "=", version - 1);
        const done =
          version === EMPTY_BOOK.version + 1
            ? await insert.returning("version").executeTakeFirst()
            : await update.returning("version").executeTakeFirst();
        return done !== undefined;
      }),
    pulls: () =>
      database.ask((db) =>
        db
          .selectFrom("ledger_rows")
          .select(["repository", "number"])
          .where("seq", "=", 1)
          .orderBy("repository")
          .orderBy("number")
          .execute(),
      ),
  };
}

/** Lets nobody with a smaller token write from now on, and throws `LeaseLost` where there is a larger one. */
async function fenceOff(transaction: Transaction<Tables>, key: PullKey, token: number): Promise<void> {
  const present = await transaction
    .insertInto("leases")
    .values({ repository: key.repository, number: key.number, token, until: 0, holder: "" })
    .onConflict((conflict) =>
      conflict.columns(["repository", "number"]).doUpdateSet({ token }).where("leases.token", "<=", token),
    )
    .returning("token")
    .executeTakeFirst();
  if (present === undefined) throw new LeaseLost(key);
}

async function refuseUnlessFollows(
  transaction: Transaction<Tables>,
  { repository, number }: PullKey,
  rows: readonly LedgerRow[],
): Promise<void> {
  let last = await transaction
    .selectFrom("ledger_rows")
    .select(["seq", "hash"])
    .where("repository", "=", repository)
    .where("number", "=", number)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  for (const row of rows) {
    if (row.seq !== (last?.seq ?? 0) + 1 || row.previous !== (last?.hash ?? "")) {
      throw new Error(
        `Row ${row.seq} of ${repository}#${number} doesn't follow row ${last?.seq ?? 0}: somebody else is writing`,
      );
    }
    last = row;
  }
}
