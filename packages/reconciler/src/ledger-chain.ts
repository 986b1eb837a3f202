/**
 * The chain of the ledger's rows: each row's hash covers its entry and the hash of the row before.
 */
import type { Entry } from "@rfckit/core";
import { canonicalJson } from "./canonical-json.ts";
import { digestOf } from "./digest.ts";
import type { LedgerRow } from "./ports/ledger.ts";

/** The rows that follow `last` when these entries are appended. */
export function chainRows(last: LedgerRow | undefined, entries: readonly Entry[]): LedgerRow[] {
  const rows: LedgerRow[] = [];
  let previous = last?.hash ?? "";
  let seq = last?.seq ?? 0;
  for (const entry of entries) {
    seq += 1;
    const hash = hashRow(seq, entry, previous);
    rows.push({ seq, entry, previous, hash });
    previous = hash;
  }
  return rows;
}

/** The number of the first row that doesn't follow the one before it, or `null` where the chain holds. */
export function findBreak(rows: readonly LedgerRow[]): number | null {
  let previous = "";
  for (const [index, row] of rows.entries()) {
    const holds =
      row.seq === index + 1 &&
      row.previous === previous &&
      row.hash === hashRow(row.seq, row.entry, previous);
    if (!holds) return index + 1;
    previous = row.hash;
  }
  return null;
}

/** What a row's hash has to be. */
export function hashRow(seq: number, entry: Entry, previous: string): string {
  return digestOf(`${seq}\n${previous}\n${canonicalJson(entry)}`);
}
