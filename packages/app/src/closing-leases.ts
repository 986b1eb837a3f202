/**
 * Leases that are given out until the process is to end. Without one no pass begins, so that only the pass that is
 * running is left to wait for. What waits is looked at by the next process.
 */
import type { Leases } from "@rfckit/reconciler";

export interface ClosingLeases extends Leases {
  close(): void;
}

export function createClosingLeases(leases: Leases): ClosingLeases {
  let open = true;
  return {
    take: async (key, length) => (open ? leases.take(key, length) : null),
    renew: (lease, length) => leases.renew(lease, length),
    release: (lease) => leases.release(lease),
    close: () => {
      open = false;
    },
  };
}
