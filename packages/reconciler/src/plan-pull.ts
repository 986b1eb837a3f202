/** What the bot would do to a pull request now, before anything is written: one pass, as a dry run. */
import type { Instant, Standing } from "@rfckit/core";
import { createDryRun, type Would } from "./dry-run.ts";
import { createHost, type HostOptions } from "./host.ts";
import { LEASE_LENGTH, LeaseGuard } from "./lease-guard.ts";
import { runPass } from "./pass.ts";
import { LeaseLost } from "./ports/leases.ts";
import type { PullKey } from "./ports/snapshot.ts";

export interface PullPlan {
  /** In their order; usually none. */
  readonly would: readonly Would[];
  /** How it would stand afterwards. */
  readonly standing: Standing;
  /** GitHub's clock. */
  readonly now: Instant;
  /** When the bot would look again by itself; `null` where nothing is due by time alone. */
  readonly nextDue: Instant | null;
}

/** Only reads, from GitHub and from the ledger. Throws what GitHub does. */
export async function planPull(options: HostOptions, key: PullKey): Promise<PullPlan> {
  const would: Would[] = [];
  const { github, store } = createDryRun({
    github: options.github,
    ledger: options.ledger,
    standings: { busy: async () => [] },
    clock: options.clock,
    onWould: (each) => would.push(each),
  });
  const lease = await store.leases.take(key, LEASE_LENGTH);
  if (lease === null) throw new LeaseLost(key);
  const host = createHost({ ...options, github, ledger: store.ledger });
  const { record, now, nextDue } = await runPass(
    host,
    key,
    new LeaseGuard(store.leases, options.clock, lease),
  );
  return { would, standing: record.standing, now, nextDue };
}
