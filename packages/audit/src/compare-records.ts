/**
 * The ledger and the receipts side by side: what changed a motion is in both, with the same content.
 *
 * The receipts are as old as the checklist. What entered the ledger after the last of them isn't expected there: the bot may
 * have been stopped before it wrote.
 */
import type { Entry } from "@rfckit/core";
import { chooseReceipts, writeMoment } from "@rfckit/reconciler/record";
import type { Evidence } from "./evidence.ts";
import { find } from "./finding.ts";
import type { Finding, Presence } from "./report.ts";
import { isSameFact } from "./same-fact.ts";

export interface Compared {
  readonly findings: readonly Finding[];
  /** What each record has of a fact. */
  readonly presenceOf: (key: string) => { readonly ledger: Presence; readonly receipts: Presence };
}

export function compareRecords(evidence: Evidence): Compared {
  const { ledger, receipts, checklists } = evidence;
  const inLedger = byKey(ledger ?? []);
  const inReceipts = byKey(receipts);
  const findings: Finding[] = [];
  const expected = ledger === null ? new Set<string>() : expectedReceipts(ledger, receipts, evidence);
  const differs = (key: string): boolean => {
    const [one, other] = [inLedger.get(key), inReceipts.get(key)];
    return one !== undefined && other !== undefined && !isSameFact(one, other);
  };
  if (ledger !== null) {
    for (const entry of receipts) {
      if (!inLedger.has(entry.key)) findings.push(sayDropped(entry, evidence));
      else if (differs(entry.key)) findings.push(sayDiffers(entry));
    }
    if (receipts.length > 0) {
      for (const entry of ledger) {
        if (expected.has(entry.key) && !inReceipts.has(entry.key)) findings.push(sayAdded(entry));
      }
    }
  }
  const read = checklists.some(({ own }) => own?.receipts?.entries != null);
  return {
    findings,
    presenceOf: (key) => ({
      ledger: ledger === null ? "unread" : presence(inLedger.has(key), differs(key)),
      receipts: !read ? "unread" : presence(inReceipts.has(key), differs(key)),
    }),
  };
}

function presence(has: boolean, differs: boolean): Presence {
  if (!has) return "lacks";
  return differs ? "differs" : "has";
}

function byKey(entries: readonly Entry[]): Map<string, Entry> {
  return new Map(entries.map((entry) => [entry.key, entry]));
}

/** What the ledger's own receipts would be, as far as the checklist can have been written since. */
function expectedReceipts(
  ledger: readonly Entry[],
  receipts: readonly Entry[],
  { checklists }: Evidence,
): Set<string> {
  const places = new Map(ledger.map((entry, index) => [entry.key, index]));
  const last = Math.max(-1, ...receipts.map(({ key }) => places.get(key) ?? -1));
  const written = new Set(checklists.filter(({ own }) => own?.receipts != null).map(({ motion }) => motion));
  const expected = new Set<string>();
  for (const [motion, entries] of chooseReceipts(ledger)) {
    if (!written.has(motion)) continue;
    for (const { key } of entries) if ((places.get(key) ?? 0) <= last) expected.add(key);
  }
  return expected;
}

function sayDropped(entry: Entry, { rows }: Evidence): Finding {
  const where = (rows?.length ?? 0) === 0 ? "the ledger is empty" : "the ledger has no such row";
  const text = `The checklist has a receipt of ${writeMoment(entry.at)} (\`${entry.key}\`), and ${where}.`;
  return find("row-dropped", "contradicted", text, { at: entry.at, about: entry.key });
}

function sayDiffers(entry: Entry): Finding {
  const text = `The ledger and the checklist's receipt have the same fact (\`${entry.key}\`) with different contents.`;
  return find("records-differ", "contradicted", text, { at: entry.at, about: entry.key });
}

function sayAdded(entry: Entry): Finding {
  const text = `The ledger has a fact of ${writeMoment(entry.at)} that changed a motion (\`${entry.key}\`), and the checklist that was written after it has no receipt of it.`;
  return find("row-added", "contradicted", text, { at: entry.at, about: entry.key });
}
