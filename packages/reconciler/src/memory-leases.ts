/**
 * The leases in memory: for bots that share one process, and for one that is alone.
 */
import type { Instant } from "@rfckit/core";
import type { Clock } from "./ports/clock.ts";
import type { Leases } from "./ports/leases.ts";
import type { PullKey } from "./ports/snapshot.ts";

export interface MemoryLeases extends Leases {
  /** Frees all leases at once, where whoever had them is known to be dead. */
  abandon(): void;
}

/**
 * All leases there are are in the object that it gives: bots exclude each other by sharing one. It has to outlive them
 * as the ledger does, or the tokens would begin anew.
 */
export function createMemoryLeases(clock: Clock): MemoryLeases {
  const held = new Map<string, { token: number; until: Instant }>();
  return {
    async take(key, length) {
      const before = held.get(nameOf(key));
      if (before !== undefined && before.until > clock.now()) return null;
      const taken = { token: (before?.token ?? 0) + 1, until: clock.now() + length };
      held.set(nameOf(key), taken);
      return { key, ...taken };
    },
    async renew({ key, token }, length) {
      const present = held.get(nameOf(key));
      if (present === undefined || present.token !== token) return null;
      present.until = clock.now() + length;
      return { key, ...present };
    },
    async release({ key, token }) {
      const present = held.get(nameOf(key));
      // The token stays: the next lease has to have a larger one.
      if (present !== undefined && present.token === token) present.until = 0;
    },
    abandon() {
      for (const lease of held.values()) lease.until = 0;
    },
  };
}

function nameOf(key: PullKey): string {
  return `${key.repository}#${key.number}`;
}
