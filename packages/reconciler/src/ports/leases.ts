/**
 * The lease port: who may act on a pull request now. Two passes never act on one at once, whichever process they
 * are in (invariant 15).
 *
 * A lease runs out by itself, so that a dead process holds up nobody for long. Its token grows with every taking of
 * that pull request: whoever comes back late with an older one is refused by the ledger too.
 */
import type { Duration, Instant } from "@rfckit/core";
import type { PullKey } from "./snapshot.ts";

export interface Lease {
  readonly key: PullKey;
  /** Fences off whoever had the lease before: theirs is smaller. */
  readonly token: number;
  /** When it runs out by this host's clock, in UTC ms; never later than it really does. */
  readonly until: Instant;
}

export interface Leases {
  /** Takes the lease on a pull request for `length` ms; `null` while somebody else has it. */
  take(key: PullKey, length: Duration): Promise<Lease | null>;
  /** Makes it last for `length` ms from now; `null` where somebody else has taken it meanwhile. */
  renew(lease: Lease, length: Duration): Promise<Lease | null>;
  /** Gives it back. One that somebody else has taken meanwhile stays theirs. */
  release(lease: Lease): Promise<void>;
}

/**
 * The lease is about to end or has ended, and can't be renewed, mostly since somebody else has it by now. The pass writes
 * nothing more; the next one, theirs or ours, sees what it did.
 */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";

  constructor({ repository, number }: PullKey) {
    super(`The lease on ${repository}#${number} is lost, so this pass writes nothing more.`);
  }
}
