/**
 * Takes over a motion made by hand, under a lease of its own, in a pass that does at once what follows from it.
 */
import type { Duration } from "@rfckit/core";
import { LEASE_LENGTH, LeaseGuard } from "../lease-guard.ts";
import type { AddFacts } from "../pass.ts";
import type { Clock } from "../ports/clock.ts";
import type { PullKey } from "../ports/snapshot.ts";
import type { Store } from "../ports/store.ts";
import { type Adoption, type AdoptionWish, adoptMotion } from "./adoption.ts";

export interface TakeOver extends Pick<Store, "leases" | "wakeUps"> {
  readonly clock: Clock;
  /** Runs a pass; gives how long the pull request may rest. */
  readonly lookAt: (
    key: PullKey,
    guard: LeaseGuard,
    token: number,
    addFacts: AddFacts,
  ) => Promise<Duration | null>;
}

export async function takeOver(how: TakeOver, key: PullKey, wish: AdoptionWish): Promise<Adoption> {
  const { leases, wakeUps, clock, lookAt } = how;
  const lease = await leases.take(key, LEASE_LENGTH);
  if (lease === null) return { kind: "busy" };
  let adoption: Adoption = { kind: "none" };
  const addFacts: AddFacts = (...seen) => {
    const adopting = adoptMotion(wish, ...seen);
    adoption = adopting.adoption;
    return adopting.entries;
  };
  // Whatever becomes of this pass, the next look is stored: what has entered the ledger by then is gone on with.
  await wakeUps.ring([{ errand: "pull", key }], LEASE_LENGTH);
  try {
    const dueIn = await lookAt(key, new LeaseGuard(leases, clock, lease), lease.token, addFacts);
    if (dueIn !== null) await wakeUps.ring([{ errand: "pull", key }], dueIn);
    return adoption;
  } finally {
    await leases.release(lease);
  }
}
