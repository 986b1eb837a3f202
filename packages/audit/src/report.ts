/**
 * What an audit says, as plain data: of each fact, of each trace of tampering or loss, and as a whole.
 */
import type { Description, Entry, Instant, Person } from "@rfckit/core";

/**
 * `confirmed`: GitHub shows it, and no record says otherwise. `contradicted`: two of GitHub, ledger and receipts can't both be
 * true. `open`: what would tell was deleted or redacted, or isn't at hand.
 */
export type Verdict = "confirmed" | "contradicted" | "open";

/** What a record has of a fact; `unread` where there is no such record at hand. */
export type Presence = "has" | "lacks" | "differs" | "unread";

/** One fact that counted, and what each source says of it. */
export interface Fact {
  readonly key: string;
  readonly kind: Entry["kind"] | "roster" | "outcome";
  readonly motion: number;
  readonly text: string;
  readonly at: Instant;
  readonly by: Person | null;
  readonly url: string | null;
  readonly verdict: Verdict;
  readonly reasons: readonly string[];
  readonly github: "shows" | "denies" | "untold";
  readonly ledger: Presence;
  readonly receipts: Presence;
}

export type FindingKind =
  // What was done to the records.
  | "receipts-altered"
  | "checklist-forged"
  | "row-changed"
  | "row-dropped"
  | "row-added"
  | "rows-dropped-at-the-end"
  | "ledger-rewritten"
  | "ledger-made-anew"
  | "records-differ"
  | "other-key"
  // What was done to the thread.
  | "comment-missing"
  | "comment-redacted"
  | "checklist-deleted"
  | "checklist-redacted"
  | "announcement-deleted"
  | "review-dismissed"
  | "account-gone"
  | "mention-unknown"
  | "foreign-tick"
  // What the records claim, and GitHub denies, or the other way round.
  | "unbacked"
  | "time-altered"
  | "left-out"
  | "unexplained"
  | "roster-altered"
  | "settings-altered"
  | "decided-without-ground"
  | "decided-too-early"
  | "merged-too-early"
  | "merged-without-decision"
  | "other-head-merged"
  | "other-text-merged"
  | "other-outcome"
  // What could not be looked at.
  | "no-record"
  | "unreadable";

export interface Finding {
  readonly kind: FindingKind;
  /** `noted`: it had no effect, and puts nothing in doubt. */
  readonly weight: "contradicted" | "open" | "noted";
  readonly text: string;
  readonly at: Instant | null;
  readonly by: Person | null;
  readonly url: string | null;
  /** The key of the fact that it is about. */
  readonly about: string | null;
}

/** How things stand, by the records and by what GitHub still shows. */
export interface Recomputed {
  readonly recorded: Description;
  /** Without what GitHub denies or can't tell, and with what the records leave out. */
  readonly shown: Description;
  /** Whether both come to the same. */
  readonly same: boolean;
}

export interface SourceReport {
  readonly ledger: {
    readonly rows: number;
    readonly hash: string | null;
    /** Whether each row follows the one before. */
    readonly chained: boolean;
  } | null;
  readonly receipts: readonly {
    readonly motion: number;
    readonly url: string;
    /** Of the block as it stands in the bot's own last version. */
    readonly digest: string;
    readonly entries: number;
    /** `null` without the operator's key. */
    readonly sealed: boolean | null;
  }[];
  /** Whether the operator's key was at hand. */
  readonly key: boolean;
}

export interface AuditReport {
  readonly verdict: Verdict;
  /** The verdict in a few plain sentences. */
  readonly summary: readonly string[];
  readonly facts: readonly Fact[];
  readonly findings: readonly Finding[];
  readonly recomputed: Recomputed | null;
  readonly sources: SourceReport;
}

/** The worst of them: one contradiction is enough. */
export function worstOf(verdicts: readonly (Verdict | "noted")[]): Verdict {
  if (verdicts.includes("contradicted")) return "contradicted";
  return verdicts.includes("open") ? "open" : "confirmed";
}
