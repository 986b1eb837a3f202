/**
 * Takes over a motion made by hand, under a lease of its own, in a pass that does at once what follows from it.
 */
import { LEASE_LENGTH, LeaseGuard } from "../lease-guard.ts";
import type { AddFacts } from "../pass.ts";
import type { Clock } from "../ports/clock.ts";
import type { PullKey } from "../ports/snapshot.ts";
import type { Store } from "../ports/store.ts";
import { type Adoption, type AdoptionWish, adoptMotion } from "./adoption.ts";

export interface TakeOver extends Pick<Store, "leases" | "wakeUps"> {
  readonly clock: Clock;
  /** Runs a pass. */
  readonly lookAt: (key: PullKey, guard: LeaseGuard, token: number, addFacts: AddFacts) => Promise<unknown>;
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
  // Whatever becomes of this pass, the next look is stored first: it goes on with what has entered the ledger by then, and
  // finds when the one after it is due.
  await wakeUps.ring([{ errand: "pull", key }], LEASE_LENGTH);
  try {
    await lookAt(key, new LeaseGuard(leases, clock, lease), lease.token, addFacts);
    return adoption;
  } finally {
    await leases.release(lease);
  }
}
