/** Where each life of the bot's process gets its store from: what one life has stored, the next one finds. */
import { type Clock, createMemoryLeases, createMemoryStore, type Store } from "@rfckit/reconciler";

export interface Storage {
  /** For a life that begins, once the one before it has been closed. */
  open(): Promise<Store>;
  /** The process that had it is dead, or has ended. */
  close(): Promise<void>;
  /** The play is over. */
  end(): Promise<void>;
}

/** In memory. A dead process's leases are free at once, as those of the only process on a database are. */
export function createMemoryStorage(clock: Clock): Storage {
  const leases = createMemoryLeases(clock);
  const store = createMemoryStore(clock, { leases });
  return {
    open: async () => store,
    close: async () => leases.abandon(),
    end: async () => {},
  };
}
