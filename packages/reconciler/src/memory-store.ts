/** The whole store in memory, for the simulator, tests and trying things out. */
import { createMemoryLeases } from "./memory-leases.ts";
import { createMemoryLedger } from "./memory-ledger.ts";
import { createMemoryStandings } from "./memory-standings.ts";
import { createMemoryWakeUps } from "./memory-wake-ups.ts";
import type { Clock } from "./ports/clock.ts";
import type { Store } from "./ports/store.ts";

/** All that is kept is in the object that it gives: bots share what they know by sharing one. `parts` takes the place of new ones. */
export function createMemoryStore(clock: Clock, parts: Partial<Store> = {}): Store {
  const leases = parts.leases ?? createMemoryLeases(clock);
  return {
    ledger: parts.ledger ?? createMemoryLedger(),
    leases,
    wakeUps: parts.wakeUps ?? createMemoryWakeUps(clock, leases),
    standings: parts.standings ?? createMemoryStandings(),
  };
}
