/**
 * The ledger port: what the bot knows for good, pull request by pull request and repository by repository.
 *
 * Rows are only ever appended. Each bears the hash of the one before, so that a changed or dropped row shows.
 * What was observed is appended before anything is applied, what was done after.
 */
import type { Entry, Person, UserId } from "@rfckit/core";
import type { FileVersion, PullKey } from "./snapshot.ts";

export interface LedgerRow {
  /** Its number, from 1 and without gaps. */
  readonly seq: number;
  readonly entry: Entry;
  /** The hash of the row before; empty for the first. */
  readonly previous: string;
  readonly hash: string;
}

/** What the bot remembers of a repository: the configuration in force, and who its logins stood for (D7, D32). */
export interface RepositoryBook {
  /** How often it was written. */
  readonly version: number;
  /** The newest version of the configuration that was valid. */
  readonly inForce: FileVersion | null;
  /** Who each login stood for when a version (by its blob) was first read; `null`: nobody. */
  readonly people: Readonly<Record<string, Readonly<Record<string, Person | null>>>>;
  /** Login in lower case -> the id it had when it was first read. */
  readonly identities: Readonly<Record<string, UserId>>;
}

export interface Ledger {
  /** Whether its rows outlive the process. Then the checklist states the last one's hash, so that a dropped row shows. */
  readonly isDurable?: boolean;
  /** All rows of a pull request, in their order. */
  read(key: PullKey): Promise<readonly LedgerRow[]>;
  /**
   * Appends rows, for whoever holds the lease with this token. It throws `LeaseLost` where a larger token has
   * appended already, and an error where the rows don't follow the last one.
   */
  append(key: PullKey, rows: readonly LedgerRow[], token: number): Promise<void>;
  readBook(repository: number): Promise<RepositoryBook>;
  /** Writes the version that follows the one before, and tells whether it did: `false` where somebody else was quicker. */
  writeBook(repository: number, book: RepositoryBook): Promise<boolean>;
  /** The pull requests that have rows. */
  pulls(): Promise<readonly PullKey[]>;
}

export const EMPTY_BOOK: RepositoryBook = { version: 0, inForce: null, people: {}, identities: {} };
