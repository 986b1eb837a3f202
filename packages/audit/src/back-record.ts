/** Every fact that changed a motion, in whichever record it stands, held against GitHub. */
import type { Entry, Instant } from "@rfckit/core";
import type { Backing } from "./backing.ts";
import type { Compared } from "./compare-records.ts";
import { backEntry, countedIn } from "./count-facts.ts";
import type { Evidence } from "./evidence.ts";
import { find } from "./finding.ts";
import type { JudgedRecord } from "./judged-record.ts";
import { type Fact, type Finding, worstOf } from "./report.ts";
import { tellFact, urlOf } from "./tell-fact.ts";

export interface Backed {
  readonly entry: Entry;
  readonly motion: number;
  readonly backing: Backing;
}

/** By the entries' keys. */
export type BackedRecord = ReadonlyMap<string, Backed>;

export function backRecord(evidence: Evidence, record: JudgedRecord): BackedRecord {
  const other = record.basis === "ledger" ? evidence.receipts : (evidence.ledger ?? []);
  const counted = [...countedIn(record), ...countedIn({ ...record, entries: other })];
  const backed = new Map<string, Backed>();
  for (const each of counted) {
    const { entry, motion } = each;
    if (backed.has(entry.key)) continue;
    const backing = backEntry(each, evidence);
    if (backing !== null) backed.set(entry.key, { entry, motion, backing });
  }
  return backed;
}

/** When GitHub says that an entry happened, for the replay by what it shows. */
export function shownAt(backed: BackedRecord): (entry: Entry) => Instant | null | "unshown" {
  return ({ key, kind, at }) => {
    const backing = backed.get(key)?.backing;
    if (backing === undefined) return null;
    if (backing.github !== "shows") return "unshown";
    // Of two announcements the older one may be left, and the period ran from the other.
    return kind === "period-opened" || kind === "pull" ? at : backing.at;
  };
}

const VERDICT = { shows: "confirmed", denies: "contradicted", untold: "open" } as const;

export function factsOf(backed: BackedRecord, compared: Compared, evidence: Evidence): Fact[] {
  const contested = new Set(compared.findings.map(({ about }) => about));
  return [...backed.values()].map(({ entry, motion, backing }) => {
    const { ledger, receipts } = compared.presenceOf(entry.key);
    const isContested = contested.has(entry.key);
    return {
      key: entry.key,
      kind: entry.kind,
      motion,
      text: tellFact(entry, evidence),
      at: entry.at,
      by: "by" in entry ? entry.by : null,
      url: urlOf(entry),
      verdict: worstOf([VERDICT[backing.github], isContested ? "contradicted" : "confirmed"]),
      reasons: isContested ? [backing.reason, sayContest(ledger, receipts)] : [backing.reason],
      github: backing.github,
      ledger,
      receipts,
    };
  });
}

function sayContest(ledger: Fact["ledger"], receipts: Fact["receipts"]): string {
  if (ledger === "lacks") return "The receipts have it, and the ledger doesn't.";
  return receipts === "lacks"
    ? "The ledger has it, and the receipts don't."
    : "The ledger and the receipts say different things of it.";
}

/** What looks like tampering, or can't be told any more. */
export function findingsOf(backed: BackedRecord, evidence: Evidence): Finding[] {
  return [...backed.values()].flatMap(({ entry, backing }) => {
    if (backing.kind === null) return [];
    const weight = backing.github === "denies" ? "contradicted" : "open";
    const by = "by" in entry ? entry.by : null;
    const text = `${tellFact(entry, evidence)} ${backing.reason}`;
    return [find(backing.kind, weight, text, { at: entry.at, by, url: urlOf(entry), about: entry.key })];
  });
}
