/**
 * What a dead process leaves behind: what it and the people did to GitHub, and what stands in the ledger.
 *
 * Two legacies with one name are the same to the byte. GitHub is known by everything that was done to it since the
 * beginning, in order; a ledger by the hash of its last row. Names are numbers given out as they come, so that
 * telling two legacies apart costs a look into a map and can't go wrong as a short digest could.
 */
import type { Instant } from "@rfckit/core";
import type { LedgerRow, RepositoryBook } from "@rfckit/reconciler";

/** The names given out so far, shared by all runs of one story. */
export class Names {
  readonly #names = new Map<string, number>();

  of(text: string): number {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    this.#names.set(text, this.#names.size + 1);
    return this.#names.size;
  }
}

export class Legacy {
  readonly #names: Names;
  readonly #github: number;
  readonly #rows: number;
  readonly #book: number;

  constructor(names: Names, github = 0, rows = 0, book = 0) {
    this.#names = names;
    this.#github = github;
    this.#rows = rows;
    this.#book = book;
  }

  /** After something was done to GitHub. */
  withDeed(deed: string, at: Instant): Legacy {
    const github = this.#names.of(`${this.#github} ${at} ${deed}`);
    return new Legacy(this.#names, github, this.#rows, this.#book);
  }

  withRows(rows: readonly LedgerRow[]): Legacy {
    const last = rows.at(-1);
    if (last === undefined) return this;
    return new Legacy(this.#names, this.#github, this.#names.of(`rows ${last.hash}`), this.#book);
  }

  withBook(book: RepositoryBook): Legacy {
    return new Legacy(this.#names, this.#github, this.#rows, this.#names.of(`book ${JSON.stringify(book)}`));
  }

  /** Its name at an instant: what comes after a death depends on nothing else. */
  name(now: Instant): string {
    return `${now} ${this.#github} ${this.#rows} ${this.#book}`;
  }
}
