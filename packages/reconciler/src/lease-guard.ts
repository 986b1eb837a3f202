/**
 * Stands before every write of a pass: with too little of the lease left it is renewed first, and where it is lost
 * nothing more is written (invariant 15).
 */
import { type Duration, MINUTE, SECOND } from "@rfckit/core";
import type { Clock } from "./ports/clock.ts";
import { type Lease, LeaseLost, type Leases } from "./ports/leases.ts";

/** How long a lease is taken for. A dead process holds up its pull request no longer. */
export const LEASE_LENGTH: Duration = MINUTE;

/** No write begins with less of the lease left: as long as one request may take. */
export const REQUEST_TIME: Duration = 20 * SECOND;

export class LeaseGuard {
  readonly #leases: Leases;
  readonly #clock: Clock;
  #lease: Lease;

  constructor(leases: Leases, clock: Clock, lease: Lease) {
    this.#leases = leases;
    this.#clock = clock;
    this.#lease = lease;
  }

  /** The token to write with, once enough of the lease is left. Throws `LeaseLost`. */
  async ensure(): Promise<number> {
    if (!this.#lasts(this.#lease)) {
      const renewed = await this.#leases.renew(this.#lease, LEASE_LENGTH);
      // A renewal that took too long to arrive is worth as little as none.
      if (renewed === null || !this.#lasts(renewed)) throw new LeaseLost(this.#lease.key);
      this.#lease = renewed;
    }
    return this.#lease.token;
  }

  /** Whether a request begun now ends under it. */
  #lasts({ until }: Lease): boolean {
    return until - this.#clock.now() >= REQUEST_TIME;
  }
}
