/** Which sources were at hand, with what they can be known by again. */
import { digestOf } from "@rfckit/reconciler/record";
import { checkChain } from "./check-chain.ts";
import type { Evidence } from "./evidence.ts";
import type { SourceReport } from "./report.ts";

export function describeSources({ rows, checklists, receiptSecret }: Evidence): SourceReport {
  return {
    ledger:
      rows === null
        ? null
        : { rows: rows.length, hash: rows.at(-1)?.hash ?? null, chained: checkChain(rows).length === 0 },
    receipts: checklists.flatMap(({ motion, comment, own }) => {
      const receipts = own?.receipts ?? null;
      if (receipts === null) return [];
      return [
        {
          motion,
          url: comment.url,
          digest: digestOf(receipts.block),
          entries: receipts.entries?.length ?? 0,
          sealed: receipts.sealed,
        },
      ];
    }),
    key: receiptSecret !== null,
  };
}
