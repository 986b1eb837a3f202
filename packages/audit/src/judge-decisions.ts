/** Each decision, and each objection that lapsed, by the record and by what GitHub shows of it. */
import type { Entry } from "@rfckit/core";
import type { Evidence } from "./evidence.ts";
import { find } from "./finding.ts";
import type { Judged, Replay } from "./replay.ts";
import type { Fact, Finding, Verdict } from "./report.ts";
import { tellFact } from "./tell-fact.ts";

export interface Replays {
  /** By everything that the record has. */
  readonly recorded: Replay;
  /** By what GitHub still shows. */
  readonly shown: Replay;
  /** Whether GitHub denies something of the record, or shows something that no record has. */
  readonly isDenied: boolean;
}

export function judgeDecisions(
  { recorded, shown, isDenied }: Replays,
  evidence: Evidence,
): { readonly facts: readonly Fact[]; readonly findings: readonly Finding[] } {
  const facts: Fact[] = [];
  const findings: Finding[] = [];
  for (const judged of recorded.judged) {
    const { entry } = judged;
    const alone = shown.judged.find((each) => each.entry.key === entry.key);
    const verdict = verdictOf(judged, alone, isDenied);
    const text = tellFact(entry, evidence);
    const reason = sayGround(judged, verdict);
    facts.push({
      key: entry.key,
      kind: entry.kind,
      motion: entry.motion,
      text,
      at: entry.at,
      by: null,
      url: null,
      verdict,
      reasons: [reason],
      github: ({ confirmed: "shows", open: "untold", contradicted: "denies" } as const)[verdict],
      ledger: evidence.ledger === null ? "unread" : presence(evidence.ledger, entry),
      receipts: evidence.receipts.length === 0 ? "unread" : presence(evidence.receipts, entry),
    });
    if (verdict !== "contradicted") continue;
    const kind = !judged.isDue && isEarly(judged) ? "decided-too-early" : "decided-without-ground";
    findings.push(find(kind, "contradicted", `${text} ${reason}`, { at: entry.at, about: entry.key }));
  }
  return { facts, findings };
}

function verdictOf(judged: Judged, alone: Judged | undefined, isDenied: boolean): Verdict {
  if (!judged.isDue) return "contradicted";
  if (alone?.isDue === true) return "confirmed";
  return isDenied ? "contradicted" : "open";
}

function presence(entries: readonly Entry[], { key }: Entry): "has" | "lacks" {
  return entries.some((entry) => entry.key === key) ? "has" : "lacks";
}

function isEarly({ entry, before }: Judged): boolean {
  const period = before.motion?.period ?? null;
  return (
    entry.kind === "decided" &&
    entry.because === "period-ended" &&
    period !== null &&
    period.endsAt > entry.at
  );
}

function sayGround(judged: Judged, verdict: Verdict): string {
  if (!judged.isDue) {
    return isEarly(judged)
      ? "By the record itself the period had not run out by then."
      : "By the record itself that was not due: the rules don't lead to it from the facts before it.";
  }
  if (verdict === "confirmed") return "It follows by the rules from what GitHub still shows.";
  return verdict === "open"
    ? "By the record it was due. From what GitHub still shows alone it can't be told."
    : "It was due only by what GitHub denies, or without what no record has.";
}
