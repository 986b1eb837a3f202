/**
 * The bot before one snapshot that never changes, whatever it writes: what it would count, and what it would write.
 *
 * Quicker than a world by far, so that thousands of texts can be shown to the real bot.
 */
import type { Standing } from "@rfckit/core";
import {
  type Change,
  EMPTY_BOOK,
  type GitHub,
  type Ledger,
  type LedgerRow,
  type MergeOrder,
  readStanding,
  type Snapshot,
} from "@rfckit/reconciler";
import { startBot } from "./bench.ts";

type Write =
  | Change
  | { readonly kind: "post"; readonly body: string }
  | { readonly kind: "merge"; readonly order: MergeOrder }
  | { readonly kind: "enqueue"; readonly head: string }
  | { readonly kind: "close" };

export interface Seen {
  readonly standing: Standing;
  readonly writes: readonly Write[];
}

/** Shows snapshots to one bot, each with a ledger of its own. */
export class Canned {
  readonly #real: GitHub;
  #snapshot: Snapshot;
  #ledger: Ledger = ledgerOf([]);
  #writes: Write[] = [];
  #bug: string | null = null;
  readonly #bot;

  /** `real` answers what isn't about the pull request: who bears a login, what is in a file. */
  constructor(real: GitHub, first: Snapshot) {
    this.#real = real;
    this.#snapshot = first;
    const ledger: Ledger = {
      read: (key) => this.#ledger.read(key),
      append: (key, rows, token) => this.#ledger.append(key, rows, token),
      readBook: (repository) => this.#ledger.readBook(repository),
      writeBook: (repository, book) => this.#ledger.writeBook(repository, book),
      pulls: () => this.#ledger.pulls(),
    };
    const clock = { now: () => this.#snapshot.now };
    const onBug = (why: string) => {
      this.#bug = why;
    };
    this.#bot = startBot(this.#port(), ledger, clock, first.repository.id, onBug);
  }

  /** One look at a snapshot, with what the ledger has already. Throws where the bot has a bug. */
  async show(snapshot: Snapshot, rows: readonly LedgerRow[]): Promise<Seen> {
    this.#snapshot = snapshot;
    this.#ledger = ledgerOf(rows);
    this.#writes = [];
    this.#bug = null;
    this.#bot.ring(snapshot.key);
    await this.#bot.run();
    if (this.#bug !== null) throw new Error(this.#bug);
    return { standing: await readStanding(this.#ledger, snapshot.key), writes: this.#writes };
  }

  #port(): GitHub {
    const real = this.#real;
    const note = (write: Write) => {
      this.#writes.push(write);
      return { at: this.#snapshot.now };
    };
    let posted = 900_000;
    return {
      observe: async () => this.#snapshot,
      list: async () => ({ configuration: null, pulls: [] }),
      observeRepository: (repository) => real.observeRepository(repository),
      observeIssue: (key) => real.observeIssue(key),
      allowance: () => null,
      readHistory: (repository, path) => real.readHistory(repository, path),
      readFiles: (repository, wanted) => real.readFiles(repository, wanted),
      lookUp: (repository, ask) => real.lookUp(repository, ask),
      apply: async (_, changes) => {
        for (const change of changes) note(change);
        return { at: this.#snapshot.now };
      },
      comment: async (_, body) => {
        posted += 1;
        const url = `${this.#snapshot.pull.url}#issuecomment-${posted}`;
        return { ...note({ kind: "post", body }), id: posted, url };
      },
      merge: async (_, order) => note({ kind: "merge", order }),
      enqueue: async (_, head) => note({ kind: "enqueue", head }),
      close: async () => note({ kind: "close" }),
      openIssue: (repository, issue) => real.openIssue(repository, issue),
      changeIssue: (key, change) => real.changeIssue(key, change),
    };
  }
}

function ledgerOf(rows: readonly LedgerRow[]): Ledger {
  const all = [...rows];
  let book = EMPTY_BOOK;
  return {
    read: async () => [...all],
    append: async (_, added) => {
      all.push(...added);
    },
    readBook: async () => book,
    writeBook: async (_, next) => {
      book = next;
      return true;
    },
    pulls: async () => [],
  };
}
