/**
 * What the two databases have in common, for whoever writes SQL: where queries go, whose clock counts, and what becomes of
 * their failures.
 */
import { type Clock, StoreUnavailable } from "@rfckit/reconciler";
import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { Tables } from "./tables.ts";

export type DatabaseKind = "sqlite" | "postgresql";

/** What a failure of the database means. */
export type Failure =
  /** It is away, full or broken: an hour later it may not be. The words are for the log, and hold nothing that was stored. */
  | { readonly kind: "unavailable"; readonly words: string }
  /** Two transactions were in each other's way, and this one was undone. */
  | { readonly kind: "conflict" };

/** A database that was opened. */
export interface OpenDatabase {
  readonly database: Database;
  /** Where it is, without a password. */
  readonly place: string;
  close(): Promise<void>;
}

export interface DatabaseParts {
  readonly kind: DatabaseKind;
  readonly db: Kysely<Tables>;
  /** The host's clock: what leases are measured by on this side. */
  readonly clock: Clock;
  /** Whose clock tells what is due and which leases have ended: the host's, or the database's own, which all hosts share. */
  readonly time: "database" | "host";
  /** Who this process is, for an operator who looks at the leases. */
  readonly holder: string;
  /** `null` for an error that is a bug. */
  readonly failureOf: (error: unknown) => Failure | null;
}

/** For who only reads: nothing is due, and nobody has a lease. */
export const READER = { time: "database", clock: { now: () => 0 }, holder: "" } as const;

/** How often a transaction is tried that others are in the way of. */
const ATTEMPTS = 5;

export class Database {
  readonly #parts: DatabaseParts;

  constructor(parts: DatabaseParts) {
    this.#parts = parts;
  }

  get clock(): Clock {
    return this.#parts.clock;
  }

  get holder(): string {
    return this.#parts.holder;
  }

  /** Whether others may be at work on other connections: then rows that they hold are passed over. */
  get isShared(): boolean {
    return this.#parts.kind === "postgresql";
  }

  /** The present instant in SQL, in UTC ms: on a server the one at which the statement began, since only such a one lets indexes serve. */
  now(): RawBuilder<number> {
    return this.#parts.time === "host"
      ? whole(this.#parts.clock.now())
      : sql<number>`cast(extract(epoch from statement_timestamp()) * 1000 as bigint)`;
  }

  /** One statement that changes nothing, or one that is a transaction by itself. */
  ask<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    return this.#attempt(() => work(this.#parts.db));
  }

  /** All of it takes effect, or nothing does. It may be tried several times, so it must do nothing but ask the database. */
  transact<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> {
    return this.#attempt(() => this.#parts.db.transaction().execute(work));
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        const failure = this.#parts.failureOf(error);
        if (failure === null) throw error;
        if (failure.kind === "unavailable") throw new StoreUnavailable(failure.words);
        if (attempt === ATTEMPTS) throw new StoreUnavailable("The database is too busy.");
      }
    }
  }
}

/** A whole number, or none, as a parameter of which both databases know the type. */
export function whole(value: number): RawBuilder<number>;
export function whole(value: number | null): RawBuilder<number | null>;
export function whole(value: number | null): RawBuilder<number | null> {
  return sql<number | null>`cast(${value === null ? null : Math.ceil(value)} as bigint)`;
}

/** Parts of a list small enough for one statement's parameters. */
export function chunks<T>(list: readonly T[], size = 500): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < list.length; from += size) parts.push(list.slice(from, from + size));
  return parts;
}
