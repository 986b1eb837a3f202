/** What the bot keeps: one database, seen through four ports. */
import type { Leases } from "./leases.ts";
import type { Ledger } from "./ledger.ts";
import type { Standings } from "./standings.ts";
import type { WakeUps } from "./wake-ups.ts";

/** The database didn't take a request, or didn't answer. Whether it took effect is unknown; try later. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
}

export interface Store {
  readonly ledger: Ledger;
  readonly leases: Leases;
  readonly wakeUps: WakeUps;
  readonly standings: Standings;
}
