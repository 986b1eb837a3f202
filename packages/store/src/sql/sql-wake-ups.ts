/**
 * The wake-ups in SQL: one row for each errand there ever was, of which few are due. Taking one, its lease and its
 * repository's turn is one transaction, and so is settling it.
 *
 * Whatever locks several rows does it in one order: wake-ups, then leases, then turns.
 */
import type { Duration } from "@rfckit/core";
import type { Settlement, Taken, WakeUp, WakeUps } from "@rfckit/reconciler";
import { type RawBuilder, sql, type Transaction } from "kysely";
import { chunks, type Database, whole } from "./database.ts";
import { countWaiting, heldLease, nextDueIn } from "./sql-backlog.ts";
import { releaseLease, takeLease } from "./sql-leases.ts";
import type { Tables } from "./tables.ts";

export function createSqlWakeUps(database: Database): WakeUps {
  const { clock } = database;
  return {
    async ring(wakeUps, wait = 0) {
      if (wakeUps.length === 0) return;
      await database.transact(async (transaction) => {
        for (const some of chunks(inOrder(wakeUps))) await ringFor(database, transaction, some, wait);
      });
    },
    async compare(prints) {
      if (prints.length === 0) return;
      await database.transact(async (transaction) => {
        for (const some of chunks(inOrder(prints))) {
          const printed = some.map((print) => ({ ...print, fingerprint: JSON.stringify(print.fingerprint) }));
          await ringFor(database, transaction, printed, 0);
        }
      });
    },
    take(length) {
      const until = clock.now() + length;
      return database.transact(async (transaction) => {
        for (;;) {
          const due = await nextDue(database, transaction);
          if (due === undefined) return null;
          const { id, errand, repository, number, rings, failures } = due;
          const key = { repository, number };
          const token = await takeLease(database, transaction, key, length);
          // Another process has just taken it, for this errand or for another one on the same key.
          if (token === null) continue;
          await transaction.updateTable("wake_ups").set({ held_by: token }).where("id", "=", id).execute();
          await giveTurn(transaction, repository);
          return { errand, key, rings, failures, lease: { key, token, until } };
        }
      });
    },
    settle: (taken, settlement) =>
      database.transact(async (transaction) => {
        await settleRow(database, transaction, taken, settlement);
        await releaseLease(transaction, taken.lease);
      }),
    nextDueIn: () => database.ask((db) => nextDueIn(database, db)),
    backlog: () => database.ask((db) => countWaiting(database, db)),
  };
}

interface Ring extends WakeUp {
  /** As JSON; where it is told, only a change of it rings. */
  readonly fingerprint?: string;
}

/** Each once, and all callers in the same order: two that ring for the same ones wait for each other, and not in a circle. */
function inOrder<Some extends WakeUp>(wakeUps: readonly Some[]): Some[] {
  const once = new Map(
    wakeUps.map((each) => [`${each.errand} ${each.key.repository}#${each.key.number}`, each]),
  );
  return [...once.values()].sort(
    (one, other) =>
      one.key.repository - other.key.repository ||
      one.key.number - other.key.number ||
      (one.errand < other.errand ? -1 : 1),
  );
}

async function ringFor(
  database: Database,
  transaction: Transaction<Tables>,
  rings: readonly Ring[],
  wait: Duration,
): Promise<void> {
  await transaction
    .insertInto("wake_ups")
    .values((eb) =>
      rings.map(({ errand, key, fingerprint }) => ({
        errand,
        repository: key.repository,
        number: key.number,
        due_at: eb(database.now(), "+", whole(wait)),
        rings: 1,
        failures: 0,
        fingerprint_json: fingerprint ?? null,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(["repository", "number", "errand"])
        .doUpdateSet((eb) => ({
          rings: eb("wake_ups.rings", "+", 1),
          due_at: sooner(sql.ref("wake_ups.due_at"), sql.ref("excluded.due_at")),
          fingerprint_json: eb.fn.coalesce("excluded.fingerprint_json", "wake_ups.fingerprint_json"),
        }))
        .where((eb) =>
          eb.or([
            eb("excluded.fingerprint_json", "is", null),
            eb("wake_ups.fingerprint_json", "is", null),
            eb("excluded.fingerprint_json", "<>", eb.ref("wake_ups.fingerprint_json")),
          ]),
        ),
    )
    .execute();
}

/** The due wake-up whose turn it is, of those whose lease is free. */
function nextDue(database: Database, transaction: Transaction<Tables>) {
  const query = transaction
    .selectFrom("wake_ups")
    .leftJoin("turns", "turns.repository", "wake_ups.repository")
    .select([
      "wake_ups.id",
      "wake_ups.errand",
      "wake_ups.repository",
      "wake_ups.number",
      "wake_ups.rings",
      "wake_ups.failures",
    ])
    .where("wake_ups.due_at", "<=", database.now())
    .where((eb) => eb.not(eb.exists(heldLease(database, eb))))
    .orderBy((eb) => eb.fn.coalesce("turns.turn", sql.lit(0)))
    .orderBy("wake_ups.due_at")
    .orderBy("wake_ups.id")
    .limit(1);
  return (database.isShared ? query.forUpdate("wake_ups").skipLocked() : query).executeTakeFirst();
}

async function giveTurn(transaction: Transaction<Tables>, repository: number): Promise<void> {
  await transaction
    .insertInto("turns")
    .values((eb) => ({
      repository,
      turn: eb.selectFrom("turns").select(sql<number>`coalesce(max(turn), 0) + 1`.as("next")),
    }))
    .onConflict((conflict) =>
      conflict.column("repository").doUpdateSet((eb) => ({ turn: eb.ref("excluded.turn") })),
    )
    .execute();
}

/** Nothing, where somebody else has taken the lease meanwhile, or where it was settled already. */
async function settleRow(
  database: Database,
  transaction: Transaction<Tables>,
  { errand, key, rings, lease }: Taken,
  settlement: Settlement,
): Promise<void> {
  const { kind, dueIn } = settlement;
  const dueAt = dueIn === null ? whole(null) : sql<number | null>`${database.now()} + ${whole(dueIn)}`;
  const settled = {
    served: {
      due_at: sql<number | null>`case when wake_ups.rings = ${whole(rings)} then ${dueAt}
        else ${sooner(sql.ref("wake_ups.due_at"), dueAt)} end`,
      failures: 0,
      parked_json: null,
    },
    postponed: { due_at: dueAt },
    failed: {
      due_at: dueAt,
      failures: sql<number>`wake_ups.failures + 1`,
      parked_json:
        settlement.kind === "failed" && settlement.parked !== null ? JSON.stringify(settlement.parked) : null,
    },
  }[kind];
  await transaction
    .updateTable("wake_ups")
    .set({ ...settled, held_by: null })
    .where("repository", "=", key.repository)
    .where("number", "=", key.number)
    .where("errand", "=", errand)
    .where("held_by", "=", lease.token)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("leases")
          .select("leases.token")
          .where("leases.repository", "=", key.repository)
          .where("leases.number", "=", key.number)
          .where("leases.token", "=", lease.token),
      ),
    )
    .execute();
}

/** The sooner of two instants in SQL, `null` being never. */
function sooner(one: RawBuilder<unknown>, other: RawBuilder<unknown>): RawBuilder<number | null> {
  return sql<number | null>`case when ${one} is null or ${one} > ${other} then ${other} else ${one} end`;
}
