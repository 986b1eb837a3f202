/**
 * The audit: the decision made once more from what GitHub shows, and compared with what the records say of it.
 *
 * It is pure and total: the same evidence gives the same report. It trusts no source by itself. GitHub says who wrote what
 * when; the ledger and the receipts say in which order it counted, under which roster and settings, and what the bot did
 * then; the core says what follows.
 */
import { describe, type Standing } from "@rfckit/core";
import { backRecord, factsOf, findingsOf, shownAt } from "./back-record.ts";
import { checkChain } from "./check-chain.ts";
import { checkChecklists } from "./check-checklists.ts";
import { checkHeads } from "./check-heads.ts";
import { checkLacking } from "./check-lacking.ts";
import { checkOutcome } from "./check-outcome.ts";
import { checkSettings } from "./check-settings.ts";
import { compareRecords } from "./compare-records.ts";
import { describeSources } from "./describe-sources.ts";
import { type AuditInput, type Evidence, gatherEvidence } from "./evidence.ts";
import { findLeftOut, type LeftOut } from "./find-left-out.ts";
import { findUnexplained, sayUnexplained } from "./find-unexplained.ts";
import { find } from "./finding.ts";
import { judgeDecisions } from "./judge-decisions.ts";
import { chooseRecord, type JudgedRecord } from "./judged-record.ts";
import { asShown, replay } from "./replay.ts";
import { type AuditReport, type Fact, type Finding, type Recomputed, worstOf } from "./report.ts";
import { summarize } from "./summarize.ts";
import { tellFact } from "./tell-fact.ts";

export function audit(input: AuditInput): AuditReport {
  return examine(input).report;
}

/** The report, with what it was made from. */
export interface Examined {
  readonly report: AuditReport;
  readonly evidence: Evidence;
  readonly record: JudgedRecord;
}

export function examine(input: AuditInput): Examined {
  const evidence = gatherEvidence(input);
  const compared = compareRecords(evidence);
  const ledger = input.rows === null ? [] : [...checkChain(input.rows), ...checkHeads(evidence, input.rows)];
  const checklists = checkChecklists(evidence);
  const record = chooseRecord(evidence, {
    ledger: isSound(ledger),
    receipts: isSound(checklists.filter(({ kind }) => kind === "receipts-altered")),
    agree: isSound(compared.findings),
  });
  const backed = backRecord(evidence, record);
  const unexplained = record.basis === "none" ? [] : findUnexplained(evidence, record);
  const leftOut = findLeftOut(evidence, record, unexplained);
  const recorded = replay(record);
  const shown = replay(record, asShown(record.entries, shownAt(backed), leftOut));
  const isDenied =
    leftOut.length > 0 || [...backed.values()].some(({ backing }) => backing.github === "denies");
  const decisions = judgeDecisions({ recorded, shown, isDenied }, evidence);

  const facts = [...factsOf(backed, compared, evidence), ...decisions.facts];
  // Of one instant the decision comes before what carried it out.
  const rank = ({ kind }: Fact) => (kind === "decided" ? 0 : 1);
  facts.sort((one, other) => one.at - other.at || rank(one) - rank(other));
  const findings = [
    ...ledger,
    ...compared.findings,
    ...checklists,
    ...findingsOf(backed, evidence),
    ...leftOut.map((entry) => sayLeftOut(entry, evidence)),
    ...unexplained.map(sayUnexplained),
    ...checkSettings(recorded, evidence),
    ...decisions.findings,
    ...(record.basis === "none" ? [] : checkOutcome(evidence, recorded.end)),
    ...checkLacking(record, recorded.end, evidence),
  ];
  const verdict = worstOf([...facts.map((fact) => fact.verdict), ...findings.map(({ weight }) => weight)]);
  const recomputed = record.basis === "none" ? null : compareEnds(recorded.end, shown.end);
  const report = { verdict, facts, findings, recomputed, sources: describeSources(evidence) };
  return { report: { ...report, summary: summarize(report) }, evidence, record };
}

function isSound(findings: readonly Finding[]): boolean {
  return findings.every(({ weight }) => weight !== "contradicted");
}

function sayLeftOut(entry: LeftOut, evidence: Evidence): Finding {
  const text = `${tellFact(entry, evidence)} GitHub shows it, the bot looked afterwards, and no record has it.`;
  const { at, by, source, key } = entry;
  return find("left-out", "contradicted", text, { at, by, url: source.url, about: key });
}

function compareEnds(recorded: Standing, shown: Standing): Recomputed {
  const [one, other] = [describe(recorded), describe(shown)];
  return { recorded: one, shown: other, same: JSON.stringify(one) === JSON.stringify(other) };
}
