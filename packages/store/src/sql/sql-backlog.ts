/** What waits, in SQL: asked for often, so it walks indexes, however many wake-ups rest. */
import type { Duration } from "@rfckit/core";
import { type Backlog, WHILE_HELD } from "@rfckit/reconciler";
import type { ExpressionBuilder, Kysely } from "kysely";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

/** The lease on a wake-up's key, while somebody has it. */
export function heldLease(database: Database, eb: ExpressionBuilder<Tables, "wake_ups">) {
  return eb
    .selectFrom("leases")
    .select("leases.token")
    .whereRef("leases.repository", "=", "wake_ups.repository")
    .whereRef("leases.number", "=", "wake_ups.number")
    .where("leases.until", ">", database.now());
}

/** How long nothing is due, in ms; `null` where nothing waits. */
export async function nextDueIn(database: Database, db: Kysely<Tables>): Promise<Duration | null> {
  const free = await soonestFree(database, db);
  const held = await soonestHeld(database, db);
  const waits = [
    ...(free === null ? [] : [Math.max(free, 0)]),
    ...(held === null ? [] : [Math.max(held, WHILE_HELD)]),
  ];
  return waits.length === 0 ? null : Math.min(...waits);
}

/** In ms, less than 0 where it is overdue. */
async function soonestFree(database: Database, db: Kysely<Tables>): Promise<Duration | null> {
  const soonest = await db
    .selectFrom("wake_ups")
    .select((eb) => eb(eb.ref("due_at"), "-", database.now()).as("wait"))
    .where("due_at", "is not", null)
    .where((eb) => eb.not(eb.exists(heldLease(database, eb))))
    .orderBy("due_at")
    .limit(1)
    .executeTakeFirst();
  return soonest?.wait ?? null;
}

async function soonestHeld(database: Database, db: Kysely<Tables>): Promise<Duration | null> {
  const soonest = await db
    .selectFrom("leases")
    .innerJoin("wake_ups", (join) =>
      join
        .onRef("wake_ups.repository", "=", "leases.repository")
        .onRef("wake_ups.number", "=", "leases.number"),
    )
    .select((eb) => eb(eb.fn.min("wake_ups.due_at"), "-", database.now()).as("wait"))
    .where("leases.until", ">", database.now())
    .executeTakeFirst();
  return soonest?.wait ?? null;
}

export async function countWaiting(database: Database, db: Kysely<Tables>): Promise<Backlog> {
  const waiting = await db
    .selectFrom("wake_ups")
    .select((eb) => [
      eb.fn.countAll<number>().as("due"),
      eb(database.now(), "-", eb.fn.min("due_at")).as("oldest"),
    ])
    .where("due_at", "<=", database.now())
    .executeTakeFirstOrThrow();
  const parked = await db
    .selectFrom("wake_ups")
    .select(["errand", "repository", "number", "parked_json"])
    .where("parked_json", "is not", null)
    .orderBy("id")
    .execute();
  return {
    due: waiting.due,
    oldest: waiting.oldest ?? 0,
    parked: parked.map(({ errand, repository, number, parked_json }) => {
      const why: string = JSON.parse(parked_json ?? '""');
      return { errand, key: { repository, number }, why };
    }),
  };
}
