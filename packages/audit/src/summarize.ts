/** The report in a few plain sentences: the verdict, what it rests on, and what could not be looked at. */
import type { AuditReport, Finding } from "./report.ts";

export function summarize({
  verdict,
  findings,
  facts,
  recomputed,
  sources,
}: Omit<AuditReport, "summary">): string[] {
  return [
    sayVerdict(verdict, facts.length, findings),
    ...sayRecomputed(recomputed, verdict),
    ...sayLimits(sources),
  ];
}

function sayVerdict(verdict: AuditReport["verdict"], facts: number, findings: readonly Finding[]): string {
  const contradicted = findings.filter(({ weight }) => weight === "contradicted").length;
  const open = findings.filter(({ weight }) => weight === "open").length;
  switch (verdict) {
    case "confirmed":
      return facts === 0
        ? "Confirmed: no motion is on record here, and the thread shows nothing else."
        : `Confirmed: GitHub shows ${facts === 1 ? "the one fact" : `each of the ${facts} facts`} that counted, and no record says otherwise.`;
    case "contradicted":
      return `Contradicted: ${count(contradicted, "thing")} can't be as the records say, or as GitHub shows.${open > 0 ? ` Besides, ${count(open, "thing")} can't be told any more.` : ""}`;
    case "open":
      return `Open: nothing is contradicted, but ${count(open, "thing")} can't be told from what GitHub still shows.`;
  }
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

function sayRecomputed(recomputed: AuditReport["recomputed"], verdict: AuditReport["verdict"]): string[] {
  if (recomputed === null) return [];
  if (!recomputed.same) {
    const { recorded, shown } = recomputed;
    return [
      recorded.phase === shown.phase
        ? "What GitHub still shows alone gives other signatures, objections or times than the records have."
        : `By the records it stands at “${recorded.phase}”; what GitHub still shows alone would make it “${shown.phase}”.`,
    ];
  }
  if (verdict === "confirmed") return [];
  return [`By what GitHub still shows it comes to the same all the same: “${recomputed.shown.phase}”.`];
}

function sayLimits({ ledger, receipts, key }: AuditReport["sources"]): string[] {
  const limits: string[] = [];
  if (ledger === null)
    limits.push("No ledger was at hand: the receipts in the checklists were compared with the thread.");
  if (!key && receipts.length > 0) {
    limits.push(
      "The operator's key was not at hand, so the receipts' seals could not be verified. All the rest was compared.",
    );
  }
  return limits;
}
