/**
 * The leases in SQL: one row for each pull request, which is taken by one statement. So of any number of processes exactly
 * one has it.
 */
import type { Duration } from "@rfckit/core";
import type { Lease, Leases, PullKey } from "@rfckit/reconciler";
import type { Kysely } from "kysely";
import { type Database, whole } from "./database.ts";
import type { Tables } from "./tables.ts";

export function createSqlLeases(database: Database): Leases {
  const { clock } = database;
  return {
    take(key, length) {
      // By this host's clock it began before the request went out: so it never seems to last longer than it does.
      const until = clock.now() + length;
      return database.ask(async (db) => {
        const token = await takeLease(database, db, key, length);
        return token === null ? null : { key, token, until };
      });
    },
    renew({ key, token }, length) {
      const until = clock.now() + length;
      return database.ask(async (db) => {
        const renewed = await db
          .updateTable("leases")
          .set((eb) => ({ until: eb(database.now(), "+", whole(length)) }))
          .where("repository", "=", key.repository)
          .where("number", "=", key.number)
          .where("token", "=", token)
          .returning("token")
          .executeTakeFirst();
        return renewed === undefined ? null : { key, token, until };
      });
    },
    release: (lease) => database.ask((db) => releaseLease(db, lease)),
  };
}

/** Takes the lease on a key, and gives its token; `null` while somebody has it. */
export async function takeLease(
  database: Database,
  db: Kysely<Tables>,
  { repository, number }: PullKey,
  length: Duration,
): Promise<number | null> {
  const { holder } = database;
  const taken = await db
    .insertInto("leases")
    .values((eb) => ({
      repository,
      number,
      token: 1,
      until: eb(database.now(), "+", whole(length)),
      holder,
    }))
    .onConflict((conflict) =>
      conflict
        .columns(["repository", "number"])
        .doUpdateSet((eb) => ({
          token: eb("leases.token", "+", 1),
          until: eb.ref("excluded.until"),
          holder,
        }))
        .where("leases.until", "<=", database.now()),
    )
    .returning("token")
    .executeTakeFirst();
  return taken?.token ?? null;
}

/** The token stays: the next lease has to have a larger one. */
export async function releaseLease(db: Kysely<Tables>, { key, token }: Lease): Promise<void> {
  await db
    .updateTable("leases")
    .set({ until: 0 })
    .where("repository", "=", key.repository)
    .where("number", "=", key.number)
    .where("token", "=", token)
    .execute();
}
