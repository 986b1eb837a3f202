/**
 * The decision record: who moved, who signed which text when, which objections there were and how they ended, the periods,
 * the decision and the merge, with the audit's verdict and the hashes by which its sources can be known again.
 */
import { groupsOf, HOUR, type Instant, type Motion, type Person } from "@rfckit/core";
import { type Examined, examine } from "../audit.ts";
import type { AuditInput } from "../evidence.ts";
import type { Fact, Finding } from "../report.ts";
import { type MotionHistory, readHistories } from "./motion-histories.ts";
import { type DecisionRecord, decisionRecordSchema, RECORD_SCHEMA_ADDRESS } from "./schema.ts";

/** Audits, and gives the record. `mergeCommit` is the commit on the base branch, where it was asked for. */
export function recordDecision(input: AuditInput, mergeCommit: string | null): DecisionRecord {
  const examined = examine(input);
  const { evidence, record, report } = examined;
  const { repository, pull, key, now, bot } = evidence.snapshot;
  const { id, owner, name } = repository;
  const write = writerFor(evidence.name);
  return decisionRecordSchema.parse({
    $schema: RECORD_SCHEMA_ADDRESS,
    version: 1,
    repository: { id, owner, name },
    pull: {
      number: key.number,
      url: pull.url,
      title: pull.title,
      author: write.person(pull.author),
      state: pull.state,
      head: pull.head,
    },
    readAt: write.instant(now),
    bot: bot.login,
    basis: record.basis,
    motions: readHistories(record).map((history) => writeMotion(history, write)),
    merge: writeMerge(examined, mergeCommit, write),
    audit: {
      verdict: report.verdict,
      summary: [...report.summary],
      facts: report.facts.map((fact) => writeFact(fact, write)),
      findings: report.findings.map((finding) => writeFinding(finding, write)),
    },
    hashes: writeHashes(report),
  } satisfies DecisionRecord);
}

interface Writer {
  readonly instant: (at: Instant) => string;
  readonly person: <P extends Person | null>(
    person: P,
  ) => P extends null ? null : { id: number; login: string };
}

function writerFor(name: (person: Person) => string): Writer {
  return {
    instant: (at) => new Date(at).toISOString(),
    person: (person) => (person === null ? null : { id: person.id, login: name(person) }) as never,
  };
}

function writeMotion(
  { motion, ended, signOffs, periods }: MotionHistory,
  write: Writer,
): DecisionRecord["motions"][number] {
  const { adopted, decision } = motion;
  return {
    number: motion.number,
    disposition: motion.disposition,
    mover: write.person(motion.mover),
    movedAt: write.instant(adopted?.movedAt ?? motion.at),
    url: motion.source.url,
    reason: motion.reason,
    adopted: adopted === undefined ? null : { at: write.instant(motion.at), by: write.person(adopted.by) },
    projects: [...motion.projects],
    roster: motion.roster.groups.map(({ name, members }) => ({
      group: name,
      members: members.map((member) => write.person(member)),
    })),
    settings: writeSettings(motion),
    signOffs: signOffs.map(({ by, at, how, url, text, withdrawnAt }) => ({
      by: write.person(by),
      groups: groupsOf(motion.roster, by.id),
      at: write.instant(at),
      how,
      url,
      text,
      withdrawnAt: withdrawnAt === null ? null : write.instant(withdrawnAt),
    })),
    objections: motion.objections.map(({ name, by, at, source, carried, seconds, resolution }) => ({
      name,
      by: write.person(by),
      at: write.instant(at),
      url: source.url,
      carried,
      seconds: seconds.map((second) => write.person(second)),
      resolution:
        resolution === null
          ? null
          : { how: resolution.how, at: write.instant(resolution.at), by: write.person(resolution.by) },
    })),
    periods: periods.map(({ number, startedAt, url, endsAt, moves, endedBy }) => ({
      number,
      announcedAt: write.instant(startedAt),
      url,
      endsAt: write.instant(endsAt),
      moves,
      endedBy,
    })),
    decision:
      decision === null
        ? null
        : {
            at: write.instant(decision.at),
            because: decision.because,
            head: decision.head,
            text: decision.text,
          },
    end:
      ended === null
        ? null
        : { kind: ended.end.kind, at: write.instant(ended.at), by: write.person(ended.by) },
  };
}

function writeSettings({ policy }: Motion): DecisionRecord["motions"][number]["settings"] {
  const { length, minimum, changeGrace, onChange } = policy.fcp;
  return {
    periodHours: length / HOUR,
    minimumHours: minimum / HOUR,
    changeGraceHours: changeGrace / HOUR,
    onChange,
    reviewsSign: policy.signOffByReview,
    resolvers: policy.objection.resolvers,
  };
}

/** As GitHub's timeline tells it. */
function writeMerge({ evidence }: Examined, commit: string | null, write: Writer): DecisionRecord["merge"] {
  const { timeline, pull } = evidence.snapshot;
  const merged = timeline.findLast(({ what }) => what.kind === "merged");
  if (merged === undefined) return null;
  return { at: write.instant(merged.at), by: write.person(merged.actor), head: pull.head, commit };
}

function writeFact(fact: Fact, write: Writer): DecisionRecord["audit"]["facts"][number] {
  const { text, motion, at, by, url, verdict, reasons, github, ledger, receipts } = fact;
  return {
    text,
    motion,
    at: write.instant(at),
    by: write.person(by),
    url,
    verdict,
    reasons: [...reasons],
    github,
    ledger,
    receipts,
  };
}

function writeFinding(finding: Finding, write: Writer): DecisionRecord["audit"]["findings"][number] {
  const { kind, weight, text, at, by, url } = finding;
  return { kind, weight, text, at: at === null ? null : write.instant(at), by: write.person(by), url };
}

function writeHashes({ sources }: Examined["report"]): DecisionRecord["hashes"] {
  const { ledger, receipts } = sources;
  return {
    ledger: ledger === null ? null : { rows: ledger.rows, last: ledger.hash, chained: ledger.chained },
    receipts: receipts.map(({ motion, url, digest, sealed }) => ({ motion, url, sha256: digest, sealed })),
  };
}
