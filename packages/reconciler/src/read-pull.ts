/**
 * How a pull request stands, as the bot would count it at its next look. Nothing is done about it: what the look adds is
 * kept in the ledger that is handed in, and nowhere else.
 */
import { type CommandEntry, type Entry, evaluate, type Standing } from "@rfckit/core";
import { createHost, type HostOptions } from "./host.ts";
import { LEASE_LENGTH, LeaseGuard } from "./lease-guard.ts";
import { chainRows } from "./ledger-chain.ts";
import { look } from "./look.ts";
import { createMemoryLeases } from "./memory-leases.ts";
import { onlyReading } from "./only-reading.ts";
import type { Sight } from "./ports/github.ts";
import { LeaseLost } from "./ports/leases.ts";
import type { LedgerRow } from "./ports/ledger.ts";
import type { PullKey, Snapshot } from "./ports/snapshot.ts";
import type { Circumstances } from "./read/circumstances.ts";

export interface PullReading {
  readonly snapshot: Snapshot;
  readonly circumstances: Circumstances;
  /** The ledger's rows, those that the look added among them. */
  readonly rows: readonly LedgerRow[];
  readonly standing: Standing;
  /** Of a ledger that was made whole: the commands that had been answered and changed nothing, as they would be read today. */
  readonly answered: readonly CommandEntry[];
  /** The sections that the new RFC's file lacks now (D8). */
  readonly missingSections: readonly string[];
  readonly mentions: readonly string[];
  /** Whether the configuration on the default branch isn't the one in force. */
  readonly broken: boolean;
}

export type ReadPull = (key: PullKey) => Promise<PullReading>;

/** Gives what reads pull requests, one after the other or side by side. It throws `GitHubUnavailable` and `GitHubRefused`. */
export function createPullReader(
  options: Omit<HostOptions, "github"> & { readonly github: Sight },
): ReadPull {
  const host = createHost({ ...options, github: onlyReading(options.github) });
  const leases = createMemoryLeases(options.clock);
  return async (key) => {
    const lease = await leases.take(key, LEASE_LENGTH);
    if (lease === null) throw new LeaseLost(key);
    const guard = new LeaseGuard(leases, options.clock, lease);
    try {
      const before = await host.ledger.read(key);
      const known = before.map(({ entry }) => entry);
      const seen = await look(host, key, { entries: known, standing: evaluate(known) }, guard);
      const added = chainRows(before.at(-1), seen.entries);
      if (added.length > 0) await host.ledger.append(key, added, await guard.ensure());
      const rows = [...before, ...added];
      return { ...seen, rows, standing: evaluate(entriesOf(rows)) };
    } finally {
      await leases.release(lease);
    }
  };
}

/** What rows of a ledger say, in their order. */
export function entriesOf(rows: readonly LedgerRow[]): Entry[] {
  return rows.map(({ entry }) => entry);
}
