/**
 * The wake-ups in memory. They are as good as the object: bots that share it share the errands, as on a database.
 */
import type { Duration, Instant } from "@rfckit/core";
import type { Clock } from "./ports/clock.ts";
import type { Leases } from "./ports/leases.ts";
import {
  type Backlog,
  type Settlement,
  type Taken,
  type WakeUp,
  type WakeUps,
  WHILE_HELD,
} from "./ports/wake-ups.ts";

interface Row extends WakeUp {
  dueAt: Instant | null;
  failures: number;
  rings: number;
  fingerprint: string | null;
  parked: string | null;
  /** The token of the lease that it was last taken under; `null` once it is settled. */
  heldBy: number | null;
  /** Until when it isn't looked at again, since somebody else was found to have its lease. */
  skippedUntil: Instant;
}

/** Each errand is served under one of these leases. */
export function createMemoryWakeUps(clock: Clock, leases: Leases): WakeUps {
  const rows = new Map<string, Row>();
  /** When each repository last had its turn: a number that grows. */
  const turns = new Map<number, number>();
  let turn = 0;

  const rowOf = ({ errand, key }: WakeUp): Row => {
    const name = `${errand} ${key.repository}#${key.number}`;
    const before = rows.get(name);
    if (before !== undefined) return before;
    const row: Row = {
      errand,
      key,
      dueAt: null,
      failures: 0,
      rings: 0,
      fingerprint: null,
      parked: null,
      heldBy: null,
      skippedUntil: 0,
    };
    rows.set(name, row);
    return row;
  };

  const ringFor = (row: Row, wait: Duration): void => {
    row.rings += 1;
    row.dueAt = sooner(row.dueAt, clock.now() + wait);
  };

  /** The rows that are due, in the order in which they have their turn. */
  const dueRows = (): Row[] => {
    const now = clock.now();
    const turnOf = ({ key }: Row) => turns.get(key.repository) ?? 0;
    return [...rows.values()]
      .filter(({ dueAt }) => dueAt !== null && dueAt <= now)
      .sort((one, other) => turnOf(one) - turnOf(other) || (one.dueAt ?? 0) - (other.dueAt ?? 0));
  };

  const settled = (row: Row, taken: Taken, settlement: Settlement): void => {
    const { kind, dueIn } = settlement;
    const dueAt = dueIn === null ? null : clock.now() + dueIn;
    const rung = row.rings !== taken.rings;
    row.dueAt = kind === "served" && rung ? sooner(row.dueAt, dueAt) : dueAt;
    if (kind === "served") row.failures = 0;
    if (kind === "failed") row.failures += 1;
    if (kind !== "postponed") row.parked = kind === "failed" ? settlement.parked : null;
  };

  return {
    async ring(wakeUps, wait = 0) {
      for (const wakeUp of wakeUps) ringFor(rowOf(wakeUp), wait);
    },
    async compare(prints) {
      for (const print of prints) {
        const row = rowOf(print);
        if (row.fingerprint !== print.fingerprint) ringFor(row, 0);
        row.fingerprint = print.fingerprint;
      }
    },
    async take(length) {
      for (const row of dueRows()) {
        const lease = await leases.take(row.key, length);
        if (lease === null) {
          row.skippedUntil = clock.now() + WHILE_HELD;
          continue;
        }
        row.heldBy = lease.token;
        turn += 1;
        turns.set(row.key.repository, turn);
        const { errand, key, failures, rings } = row;
        return { errand, key, failures, rings, lease };
      }
      return null;
    },
    async settle(taken, settlement) {
      // Whoever took the lease meanwhile, for this errand or another one, may be at work on the same key.
      if ((await leases.renew(taken.lease, WHILE_HELD)) === null) return;
      const row = rowOf(taken);
      if (row.heldBy === taken.lease.token) {
        settled(row, taken, settlement);
        row.heldBy = null;
      }
      await leases.release(taken.lease);
    },
    async nextDueIn() {
      let next: Duration | null = null;
      for (const { dueAt, skippedUntil } of rows.values()) {
        if (dueAt !== null) next = sooner(next, Math.max(0, Math.max(dueAt, skippedUntil) - clock.now()));
      }
      return next;
    },
    async backlog(): Promise<Backlog> {
      const due = dueRows();
      const oldest = due.reduce((most, { dueAt }) => Math.max(most, clock.now() - (dueAt ?? 0)), 0);
      const parked = [...rows.values()].flatMap(({ errand, key, parked: why }) =>
        why === null ? [] : [{ errand, key, why }],
      );
      return { due: due.length, oldest, parked };
    },
  };
}

function sooner(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
