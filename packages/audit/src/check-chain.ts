/**
 * Whether each row of the ledger follows the one before: its number, the hash that it names, and its own hash.
 *
 * A break tells what was done: a number that is left out is a row dropped; a row whose own hash doesn't fit was changed; and
 * where only the hash before doesn't fit, it is the row before that was put in place of another.
 */
import type { LedgerRow } from "@rfckit/reconciler";
import { hashRow } from "@rfckit/reconciler/record";
import { isEntry } from "./entry-schema.ts";
import { find } from "./finding.ts";
import type { Finding } from "./report.ts";

export function checkChain(rows: readonly LedgerRow[]): Finding[] {
  const findings: Finding[] = [];
  let before: LedgerRow | null = null;
  for (const row of rows) {
    const expected: number = (before?.seq ?? 0) + 1;
    if (row.seq > expected) findings.push(sayDropped(expected, row.seq - 1));
    else if (row.seq < expected)
      findings.push(sayChanged(row, `Row ${row.seq} stands there after row ${expected - 1}.`));
    else if (row.previous !== (before?.hash ?? "")) findings.push(sayReplaced(before ?? row));
    if (row.hash !== hashRow(row.seq, row.entry, row.previous)) {
      findings.push(
        sayChanged(
          row,
          `Row ${row.seq} of the ledger is not what it was when it was written: its hash doesn't fit.`,
        ),
      );
    }
    before = row;
  }
  return findings;
}

function sayDropped(first: number, last: number): Finding {
  const which = first === last ? `row ${first} is` : `rows ${first} to ${last} are`;
  return find(
    "row-dropped",
    "contradicted",
    `In the ledger ${which} missing: what comes after them is numbered on.`,
  );
}

function sayReplaced(row: LedgerRow): Finding {
  return sayChanged(
    row,
    `Row ${row.seq} of the ledger was put in place of another: the next one names another hash.`,
  );
}

function sayChanged(row: LedgerRow, text: string): Finding {
  return find(
    "row-changed",
    "contradicted",
    text,
    isEntry(row.entry) ? { at: row.entry.at, about: row.entry.key } : {},
  );
}
