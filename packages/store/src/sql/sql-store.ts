/** The whole store in SQL. */
import type { Store } from "@rfckit/reconciler";
import type { Database } from "./database.ts";
import { createSqlLeases } from "./sql-leases.ts";
import { createSqlLedger } from "./sql-ledger.ts";
import { createSqlStandings } from "./sql-standings.ts";
import { createSqlWakeUps } from "./sql-wake-ups.ts";

export function createSqlStore(database: Database): Store {
  return {
    ledger: createSqlLedger(database),
    leases: createSqlLeases(database),
    wakeUps: createSqlWakeUps(database),
    standings: createSqlStandings(database),
  };
}
