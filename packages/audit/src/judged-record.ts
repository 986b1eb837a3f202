/**
 * The record that is held against GitHub: the ledger where it is sound, else the receipts.
 *
 * Receipts are a motion's each. Where the checklist of an earlier motion is gone, its place is kept, so that the later ones
 * have the numbers that they had.
 */
import { BEGINNING, decide, type EndedMotion, type Entry, type Motion, type Standing } from "@rfckit/core";
import type { Evidence } from "./evidence.ts";

export interface JudgedRecord {
  readonly basis: "ledger" | "receipts" | "none";
  readonly entries: readonly Entry[];
  readonly decide: (standing: Standing, entry: Entry) => Standing;
}

/** What is known of the two records by themselves, and side by side. */
export interface Soundness {
  /** Its rows follow each other, and end where the checklist says. */
  readonly ledger: boolean;
  /** Their seals fit, as far as that can be told, and nobody changed them. */
  readonly receipts: boolean;
  readonly agree: boolean;
}

export function chooseRecord(evidence: Evidence, sound: Soundness): JudgedRecord {
  const { ledger, receipts } = evidence;
  const rows = ledger ?? [];
  const isLedger = sound.ledger ? sound.agree || !sound.receipts : !sound.receipts;
  if (rows.length > 0 && (isLedger || receipts.length === 0))
    return { basis: "ledger", entries: rows, decide };
  if (receipts.length === 0) return { basis: "none", entries: [], decide };
  const begins = beginnings(evidence);
  return {
    basis: "receipts",
    entries: receipts,
    decide: (standing, entry) => decide(keepPlaces(standing, begins.get(entry.key) ?? 1), entry),
  };
}

export function foldRecord(record: JudgedRecord, entries: readonly Entry[] = record.entries): Standing {
  let standing: Standing = BEGINNING;
  for (const entry of entries) standing = record.decide(standing, entry);
  return standing;
}

/** With which entry each motion's receipts begin that no earlier motion's have. */
function beginnings({ checklists }: Evidence): Map<string, number> {
  const begins = new Map<string, number>();
  const seen = new Set<string>();
  for (const { motion, own } of [...checklists].sort((one, other) => one.motion - other.motion)) {
    const entries = own?.receipts?.entries ?? [];
    const first = entries.find(({ key }) => !seen.has(key));
    if (first !== undefined && !begins.has(first.key)) begins.set(first.key, motion);
    for (const { key } of entries) seen.add(key);
  }
  return begins;
}

function keepPlaces(standing: Standing, next: number): Standing {
  if (standing.motion !== null || standing.ended.length >= next - 1) return standing;
  const lost = Array.from({ length: next - 1 - standing.ended.length }, () => LOST);
  return { ...standing, ended: [...standing.ended, ...lost] };
}

/** A motion of which nothing is left. */
const LOST: EndedMotion = {
  motion: {
    number: 0,
    rules: 0,
    disposition: "merge",
    mover: { id: 0, login: "" },
    at: 0,
    source: { kind: "comment", id: 0, url: "" },
    reason: "",
    projects: [],
    roster: { groups: [] },
    policy: {} as Motion["policy"],
    signOffs: [],
    approvedBefore: [],
    objections: [],
    period: null,
    lastPeriod: null,
    periods: 0,
    decision: null,
    decisions: 0,
    asked: [],
    presentRoster: null,
    changes: 0,
    noLapseBefore: 0,
  },
  end: { kind: "withdrawn" },
  at: 0,
  by: null,
};

export function isLost({ number }: Pick<Motion, "number">): boolean {
  return number === 0;
}
