/**
 * The tables as the newest migration leaves them. Both databases have the same ones.
 *
 * Instants are UTC milliseconds. Columns named after JSON hold texts that people wrote, in JSON's own escapes: so no NUL and
 * no half of a character comes near a database that can't take it.
 */
import type { Errand } from "@rfckit/reconciler";
import type { Generated } from "kysely";

export interface Tables {
  /** Only ever appended to: triggers see to it. */
  ledger_rows: {
    repository: number;
    number: number;
    seq: number;
    entry_json: string;
    previous: string;
    hash: string;
  };
  books: { repository: number; version: number; book_json: string };
  /**
   * Who may write about a pull request. A row stays for good, since its token only ever grows; `until` is 0 where nobody has
   * the lease. `holder` is for an operator who looks.
   */
  leases: { repository: number; number: number; token: number; until: number; holder: string };
  wake_ups: {
    /** Of two that are due since the same instant the older row comes first. */
    id: Generated<number>;
    errand: Errand;
    repository: number;
    number: number;
    /** `null` where it rests until it is rung for. */
    due_at: number | null;
    rings: number;
    failures: number;
    fingerprint_json: string | null;
    parked_json: string | null;
    /** The token of the lease that it is served under, until that is settled. */
    held_by: number | null;
  };
  /** When a repository last had its turn: a number that grows. */
  turns: { repository: number; turn: number };
  standings: {
    repository: number;
    number: number;
    token: number;
    has_business: number;
    at: number;
    record_json: string;
  };
  /** Which migrations were made, and when. */
  rfckit_schema: { version: number; migrated_at: number };
}
