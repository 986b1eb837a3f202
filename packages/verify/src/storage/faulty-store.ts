/**
 * A store one of whose writes goes wrong, once. All that the bot writes is counted: rows and books, wake-ups and leases,
 * standings.
 */
import { type Store, StoreUnavailable } from "@rfckit/reconciler";

/** How a write goes wrong. */
export const WRONGS = ["fails", "is lost", "kills", "is torn"] as const;

export type Wrong =
  /** It has no effect, and says so. */
  | "fails"
  /** It has its effect, and its answer never comes. */
  | "is lost"
  /** It has its effect, and the process dies of it. */
  | "kills"
  /** The process dies in the middle of it. What is torn has no effect: the storage sees to that. */
  | "is torn";

export interface Mishap {
  /** Which write, from 1. */
  readonly at: number;
  readonly wrong: Wrong;
}

/** All writes of a play, whoever made them. */
export class WriteCount {
  readonly #names: string[] = [];
  readonly #mishap: Mishap | null;
  readonly #tear: (write: () => Promise<unknown>) => Promise<void>;
  readonly #onDeath: () => void;

  constructor(
    mishap: Mishap | null,
    tear: (write: () => Promise<unknown>) => Promise<void>,
    onDeath: () => void,
  ) {
    this.#mishap = mishap;
    this.#tear = tear;
    this.#onDeath = onDeath;
  }

  /** What was written so far, such as `append` or `settle`. */
  get names(): readonly string[] {
    return this.#names;
  }

  async write<T>(name: string, work: () => Promise<T>): Promise<T> {
    this.#names.push(name);
    if (this.#mishap?.at !== this.#names.length) return work();
    switch (this.#mishap.wrong) {
      case "fails":
        throw new StoreUnavailable("The database is away.");
      case "is lost":
        await work();
        throw new StoreUnavailable("The database's answer was lost.");
      case "kills":
        await work();
        this.#onDeath();
        return silence();
      case "is torn":
        await this.#tear(work);
        this.#onDeath();
        return silence();
    }
  }
}

/** Whether the process that has this store still lives. */
export interface Mortality {
  dead: boolean;
}

/** The store as one process sees it. Once that is dead, nothing that it asks for is done or answered. */
export function faultyStore(store: Store, count: WriteCount, life: Mortality): Store {
  const { ledger, leases, wakeUps, standings } = store;
  const read = <T>(work: () => Promise<T>): Promise<T> => (life.dead ? silence() : work());
  const write = <T>(name: string, work: () => Promise<T>): Promise<T> =>
    life.dead ? silence() : count.write(name, work);
  return {
    ledger: {
      read: (key) => read(() => ledger.read(key)),
      readBook: (repository) => read(() => ledger.readBook(repository)),
      pulls: () => read(() => ledger.pulls()),
      append: (key, rows, token) => write("append", () => ledger.append(key, rows, token)),
      writeBook: (repository, book) => write("write-book", () => ledger.writeBook(repository, book)),
    },
    leases: {
      take: (key, length) => write("take-lease", () => leases.take(key, length)),
      renew: (lease, length) => write("renew", () => leases.renew(lease, length)),
      release: (lease) => write("release", () => leases.release(lease)),
    },
    wakeUps: {
      ring: (some, wait) => write("ring", () => wakeUps.ring(some, wait)),
      compare: (prints) => write("compare", () => wakeUps.compare(prints)),
      // Where nothing is due nothing is written.
      take: async (length) =>
        (await read(() => wakeUps.backlog())).due > 0 ? write("take", () => wakeUps.take(length)) : null,
      settle: (taken, settlement) => write("settle", () => wakeUps.settle(taken, settlement)),
      nextDueIn: () => read(() => wakeUps.nextDueIn()),
      backlog: () => read(() => wakeUps.backlog()),
    },
    standings: {
      record: (record, token) => write("record", () => standings.record(record, token)),
      busy: () => read(() => standings.busy()),
      list: (repository) => read(() => standings.list(repository)),
    },
  };
}

function silence(): Promise<never> {
  return new Promise<never>(() => {});
}
