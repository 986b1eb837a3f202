/**
 * The standings port: how each pull request stood when the bot last looked, for whoever wants to see many at once. The
 * ledger is what counts; a standing can always be made from it again.
 */
import type { Instant, Standing } from "@rfckit/core";
import type { PullKey } from "./snapshot.ts";

export interface StandingRecord {
  readonly key: PullKey;
  /** When it was looked at, by GitHub's clock. */
  readonly at: Instant;
  readonly owner: string;
  readonly name: string;
  /** Whether the repository is a private one: then this is for nobody else's eyes. */
  readonly private: boolean;
  readonly title: string;
  readonly url: string;
  /** The author's login; `null` where the account is gone. */
  readonly author: string | null;
  /** Whether something is on the table, or still to be said. */
  readonly hasBusiness: boolean;
  readonly standing: Standing;
}

export interface Standings {
  /** Replaces the record of a pull request, for whoever holds the lease with this token; an older one's has no effect. */
  record(record: StandingRecord, token: number): Promise<void>;
  /** The pull requests that have business left. */
  busy(): Promise<readonly PullKey[]>;
  /** All records, those of the newest pull requests first; of one repository where it is named. */
  list(repository?: number): Promise<readonly StandingRecord[]>;
}
