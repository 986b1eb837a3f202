/**
 * What the checklists say of the ledger's last row: the one that was written last has to be a row of this ledger.
 *
 * A ledger that ends before it was cut, or is an old backup that the bot hasn't made whole yet; one that has another row in
 * that place was written anew. What older versions of a checklist named may be gone honestly: a lost database is made anew
 * from the receipts, and its rows are other ones then.
 */
import type { LedgerRow } from "@rfckit/reconciler";
import { writeMoment } from "@rfckit/reconciler/record";
import type { Checklist, ChecklistVersion, Evidence } from "./evidence.ts";
import { find } from "./finding.ts";
import type { Finding } from "./report.ts";

interface Stated {
  readonly checklist: Checklist;
  readonly version: ChecklistVersion;
  readonly seq: number;
  readonly hash: string;
}

export function checkHeads({ checklists }: Evidence, rows: readonly LedgerRow[]): Finding[] {
  const stated = checklists.flatMap(headsIn).sort((one, other) => one.version.at - other.version.at);
  const newest = stated.at(-1);
  if (newest === undefined) return rows.length === 0 && checklists.length > 0 ? [sayEmpty()] : [];
  if (has(rows, newest)) return stated.every((each) => has(rows, each)) ? [] : [sayAnew(stated, rows)];
  return [sayLacking(newest, rows)];
}

/** Those in the bot's own versions, whose seal isn't known to be broken. */
function headsIn(checklist: Checklist): Stated[] {
  return checklist.versions.flatMap((version) => {
    const { isBots, head } = version;
    return !isBots || head === null || head.sealed === false ? [] : [{ checklist, version, ...head.head }];
  });
}

function has(rows: readonly LedgerRow[], { seq, hash }: Stated): boolean {
  return rows.some((row) => row.seq === seq && row.hash === hash);
}

function sayEmpty(): Finding {
  return find(
    "rows-dropped-at-the-end",
    "contradicted",
    "The ledger has no row of this pull request, though the bot keeps a checklist here: it was emptied, or lost. `rfc reconcile --all` makes it whole from the receipts.",
  );
}

function sayLacking({ version, checklist, seq }: Stated, rows: readonly LedgerRow[]): Finding {
  const last = rows.at(-1)?.seq ?? 0;
  const more = { at: version.at, url: checklist.comment.url };
  const said = `When the bot wrote its checklist on ${writeMoment(version.at)}, the ledger's last row was number ${seq}`;
  if (last < seq) {
    return find(
      "rows-dropped-at-the-end",
      "contradicted",
      `${said}; now it ends with number ${last}. Rows were dropped at the end, or an old backup was put back and the bot has not looked since.`,
      more,
    );
  }
  return find(
    "ledger-rewritten",
    "contradicted",
    `${said}, and was another one than it is now: the ledger was rewritten.`,
    more,
  );
}

function sayAnew(stated: readonly Stated[], rows: readonly LedgerRow[]): Finding {
  const old = stated.findLast((each) => !has(rows, each));
  return find(
    "ledger-made-anew",
    "noted",
    `The ledger's rows are not those of ${writeMoment(old?.version.at ?? 0)} any more: a lost database was made whole since, or it was rewritten. What the checklists had as receipts then is compared below.`,
    { at: old?.version.at ?? null, url: old?.checklist.comment.url ?? null },
  );
}
