/** What the bot's processes keep their knowledge in: one store after another, each with what the one before had stored. */
import { type Clock, createMemoryLeases, createMemoryStore, type Store } from "@rfckit/reconciler";

export interface Storage {
  /** For a process that begins. */
  open(): Promise<Store>;
  /** The process that has the store is about to die in the middle of this write. */
  tear(write: () => Promise<unknown>): Promise<void>;
  /** The process that has the store is dead: whatever it had open is lost as it was. */
  die(): Promise<void>;
  /** All leases run out, since so much time has passed. */
  expire(): Promise<void>;
  /** The play is over. */
  end(): Promise<void>;
}

/** In memory. What is torn there never began. */
export function memoryStorage(clock: Clock): Storage {
  const leases = createMemoryLeases(clock);
  const store = createMemoryStore(clock, { leases });
  return {
    open: async () => store,
    tear: async () => {},
    die: async () => leases.abandon(),
    expire: async () => leases.abandon(),
    end: async () => {},
  };
}
