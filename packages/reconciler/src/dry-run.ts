/**
 * A dry run: the bot works as it would, and nothing is written, neither to GitHub nor to the database. What it would do is
 * told, and from then on looks done to it, so that it goes on to the end and tells everything once.
 */
import type { Instant } from "@rfckit/core";
import { keyIn } from "./hidden-key.ts";
import { createMemoryStore } from "./memory-store.ts";
import type { Clock } from "./ports/clock.ts";
import type { Applied, Change, GitHub, IssueChange, MergeOrder, Posted } from "./ports/github.ts";
import type { Ledger, LedgerRow, RepositoryBook } from "./ports/ledger.ts";
import type { OwnIssue, PullKey, Snapshot } from "./ports/snapshot.ts";
import type { Standings } from "./ports/standings.ts";
import type { Store } from "./ports/store.ts";
import { withChanges, withComment } from "./view.ts";

/** One thing that the bot would do. */
export type Would =
  | { readonly kind: "comment"; readonly key: PullKey; readonly about: string | null; readonly body: string }
  | { readonly kind: "change"; readonly key: PullKey; readonly change: Change }
  | { readonly kind: "merge"; readonly key: PullKey; readonly order: MergeOrder }
  | { readonly kind: "enqueue"; readonly key: PullKey; readonly head: string }
  | { readonly kind: "close"; readonly key: PullKey }
  | {
      readonly kind: "open-issue";
      readonly repository: number;
      readonly title: string;
      readonly body: string;
    }
  | { readonly kind: "change-issue"; readonly key: PullKey; readonly change: IssueChange };

export interface DryRunOptions {
  readonly github: GitHub;
  /** What it begins with; it is only read. */
  readonly ledger: Ledger;
  readonly standings: Pick<Standings, "busy">;
  readonly clock: Clock;
  /** Hears of everything that would be done, in order. */
  readonly onWould: (would: Would) => void;
}

/** The ports for a bot on a dry run. */
export function createDryRun(options: DryRunOptions): { readonly github: GitHub; readonly store: Store } {
  const { clock, standings } = options;
  const store = createMemoryStore(clock, { ledger: pretendLedger(options.ledger) });
  return {
    github: new Pretence(options).port(),
    store: { ...store, standings: { ...store.standings, busy: () => standings.busy() } },
  };
}

/** Rows and books that are added in memory, on top of what there is. */
function pretendLedger(real: Ledger): Ledger {
  const added = new Map<
    string,
    { readonly key: PullKey; readonly after: number; readonly rows: LedgerRow[] }
  >();
  const books = new Map<number, RepositoryBook>();
  const readBook = async (repository: number) => books.get(repository) ?? real.readBook(repository);
  return {
    isDurable: real.isDurable ?? false,
    async read(key) {
      const rows = await real.read(key);
      const own = added.get(nameOf(key));
      if (own === undefined) return rows;
      if (own.after === rows.length) return [...rows, ...own.rows];
      // A bot that does write runs beside this one: what it knows counts.
      added.delete(nameOf(key));
      return rows;
    },
    async append(key, rows) {
      const own = added.get(nameOf(key)) ?? { key, after: (await real.read(key)).length, rows: [] };
      own.rows.push(...rows);
      added.set(nameOf(key), own);
    },
    readBook,
    async writeBook(repository, book) {
      if (book.version !== (await readBook(repository)).version + 1) return false;
      books.set(repository, book);
      return true;
    },
    async pulls() {
      const known = await real.pulls();
      const names = new Set(known.map(nameOf));
      return [
        ...known,
        ...[...added.values()].map(({ key }) => key).filter((key) => !names.has(nameOf(key))),
      ];
    },
  };
}

/** No comment or issue of GitHub's has such a number. */
const FIRST_PRETENDED = 9_000_000_000_000;

/** GitHub, as it would look if everything that was told had been done. */
class Pretence {
  readonly #real: GitHub;
  readonly #onWould: (would: Would) => void;
  readonly #clock: Clock;
  /** What each pull request or issue would look like, step by step. */
  readonly #views = new Map<string, ((snapshot: Snapshot) => Snapshot)[]>();
  /** GitHub's clock and the address, as each was last seen. */
  readonly #seen = new Map<string, { readonly now: Instant; readonly url: string }>();
  readonly #opened = new Map<number, OwnIssue[]>();
  readonly #changed = new Map<string, IssueChange>();
  #last = FIRST_PRETENDED;

  constructor({ github, onWould, clock }: DryRunOptions) {
    this.#real = github;
    this.#onWould = onWould;
    this.#clock = clock;
  }

  port(): GitHub {
    const real = this.#real;
    return {
      observe: async (key, ids) => {
        const snapshot = await real.observe(key, ids);
        this.#seen.set(nameOf(key), { now: snapshot.now, url: snapshot.pull.url });
        return (this.#views.get(nameOf(key)) ?? []).reduce((shown, view) => view(shown), snapshot);
      },
      list: (repository) => real.list(repository),
      observeRepository: async (repository) => {
        const shown = await real.observeRepository(repository);
        const issues = [...(this.#opened.get(repository) ?? []).toReversed(), ...shown.ownIssues];
        return { ...shown, ownIssues: issues.map((issue) => this.#withChange(repository, issue)) };
      },
      observeIssue: (key) => real.observeIssue(key),
      readHistory: (repository, path) => real.readHistory(repository, path),
      readFiles: (repository, wanted) => real.readFiles(repository, wanted),
      lookUp: (repository, ask) => real.lookUp(repository, ask),
      allowance: (repository) => real.allowance(repository),
      comment: async (key, body) => this.#comment(key, body),
      apply: async (key, changes) => this.#apply(key, changes),
      merge: async (key, order) => {
        this.#onWould({ kind: "merge", key, order });
        return this.#end(key, "merged");
      },
      enqueue: async (key, head) => {
        this.#onWould({ kind: "enqueue", key, head });
        return this.#show(key, (shown) => ({ ...shown, pull: { ...shown.pull, queued: true } }));
      },
      close: async (key) => {
        this.#onWould({ kind: "close", key });
        return this.#end(key, "closed");
      },
      openIssue: async (repository, { title, body }) => {
        this.#onWould({ kind: "open-issue", repository, title, body });
        const posted = this.#posted({ repository, number: 0 });
        const issue = { number: posted.id, url: posted.url, title, body, open: true };
        this.#opened.set(repository, [...(this.#opened.get(repository) ?? []), issue]);
        return posted;
      },
      changeIssue: async (key, change) => {
        this.#onWould({ kind: "change-issue", key, change });
        this.#changed.set(nameOf(key), { ...this.#changed.get(nameOf(key)), ...change });
        return { at: this.#now(key) };
      },
    };
  }

  #comment(key: PullKey, body: string): Posted {
    this.#onWould({ kind: "comment", key, about: keyIn(body), body });
    const posted = this.#posted(key);
    this.#show(key, (shown) => withComment(shown, posted, body));
    return posted;
  }

  #apply(key: PullKey, changes: readonly Change[]): Applied {
    for (const change of changes) this.#onWould({ kind: "change", key, change });
    const at = this.#now(key);
    return this.#show(key, (shown) => withChanges(shown, changes, at));
  }

  /** GitHub tells a merge as two events: merged, and closed. */
  #end(key: PullKey, state: "merged" | "closed"): Applied {
    const at = this.#now(key);
    const kinds = state === "merged" ? (["merged", "closed"] as const) : (["closed"] as const);
    return this.#show(key, (shown) => {
      const events = kinds.map((kind) => ({ id: `dry-run-${kind}`, at, actor: shown.bot, what: { kind } }));
      return { ...shown, pull: { ...shown.pull, state }, timeline: [...shown.timeline, ...events] };
    });
  }

  #show(key: PullKey, view: (snapshot: Snapshot) => Snapshot): Applied {
    this.#views.set(nameOf(key), [...(this.#views.get(nameOf(key)) ?? []), view]);
    return { at: this.#now(key) };
  }

  #posted(key: PullKey): Posted {
    this.#last += 1;
    const url = this.#seen.get(nameOf(key))?.url ?? "dry-run:";
    return { id: this.#last, url: `${url}#issuecomment-${this.#last}`, at: this.#now(key) };
  }

  #now(key: PullKey): Instant {
    return this.#seen.get(nameOf(key))?.now ?? this.#clock.now();
  }

  #withChange(repository: number, issue: OwnIssue): OwnIssue {
    const { title, body, open } = this.#changed.get(nameOf({ repository, number: issue.number })) ?? {};
    return { ...issue, title: title ?? issue.title, body: body ?? issue.body, open: open ?? issue.open };
  }
}

function nameOf({ repository, number }: PullKey): string {
  return `${repository}#${number}`;
}
