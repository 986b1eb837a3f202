/** What a run comes to: its outputs, its page's summary, what a person has to do, and the exit status. */
import { describe, type Entry, type Instant, MINUTE } from "@rfckit/core";
import {
  CONFIGURATION_PATH,
  type Errand,
  type PullKey,
  type ReadSettings,
  type StandingRecord,
  sayWould,
  type Would,
} from "@rfckit/reconciler";
import { sayMissing } from "../github/explain-refusals.ts";
import { CHECKS, type Permission } from "../github/permissions.ts";
import { plain } from "../runner/markdown.ts";
import type { RunContext } from "../runner/run-context.ts";
import { writeOutputs, writeSummary } from "../runner/step-files.ts";
import type { WorkflowLog } from "../runner/workflow-log.ts";

export interface Failure {
  readonly errand: Errand;
  readonly number: number;
  readonly why: string;
}

export interface RunReport {
  /** `owner/name`. */
  readonly repository: string;
  readonly dryRun: boolean;
  readonly configuration: Pick<ReadSettings, "loaded" | "seen" | "broken">;
  readonly records: readonly StandingRecord[];
  /** Everything that was known of each pull request; empty unless somebody debugs. */
  readonly ledgers: readonly { readonly key: PullKey; readonly entries: readonly Entry[] }[];
  /** The pull requests that were looked at. */
  readonly looked: readonly number[];
  /** Those that should have been, too. */
  readonly left: readonly number[];
  /** How many are open. */
  readonly open: number;
  /** The run was ended early. */
  readonly stopped: boolean;
  /** GitHub's limits kept something back. */
  readonly postponed: boolean;
  readonly deeds: readonly Would[];
  readonly failures: readonly Failure[];
  readonly missing: readonly Permission[];
  readonly requests: number;
  /** When something that was looked at falls due by time alone, by GitHub's clock. */
  readonly nextDue: Instant | null;
}

/** Gives the exit status: 1 where a person has to do something, and nothing gets better by itself. */
export function report(run: RunReport, context: RunContext, log: WorkflowLog): number {
  for (const { key, entries } of run.ledgers) {
    for (const entry of entries) log.tell("debug", `#${key.number} ${JSON.stringify(entry)}`);
  }
  const status = sayTroubles(run, log);
  log.say(sayWhole(run));
  const decisions = run.deeds.flatMap((deed) =>
    deed.kind === "merge" || deed.kind === "close" || deed.kind === "enqueue"
      ? [{ pull: deed.key.number, what: DECIDED[deed.kind] }]
      : [],
  );
  writeOutputs(context.outputFile, {
    "looked-at": JSON.stringify(run.looked),
    decisions: JSON.stringify(decisions),
    done: JSON.stringify(run.deeds.map((deed) => ({ pull: numberOf(deed), what: sayWould(deed) }))),
    complete: String(isComplete(run)),
    "next-due": run.nextDue === null ? "" : new Date(run.nextDue).toISOString(),
  });
  writeSummary(context.summaryFile, summaryOf(run), (left) => `_${left} more lines have no room here._`);
  return status;
}

const DECIDED = { merge: "merged", close: "closed", enqueue: "queued" } as const;

function numberOf(deed: Would): number {
  return "key" in deed ? deed.key.number : 0;
}

function isComplete({ left, stopped, postponed, failures }: RunReport): boolean {
  return left.length === 0 && failures.length === 0 && !stopped && !postponed;
}

function sayTroubles(run: RunReport, log: WorkflowLog): number {
  let status = 0;
  const fail = (text: string): void => {
    log.tell("error", text);
    status = 1;
  };
  const needed = run.missing.filter((permission) => permission !== CHECKS);
  if (needed.length > 0) fail(sayMissing(needed));
  if (run.missing.includes(CHECKS))
    log.tell(
      "notice",
      `The workflow may not make check runs. If you want them, add \`${CHECKS}\` under permissions.`,
    );
  for (const { errand, number, why } of run.failures) {
    if (needed.length > 0 && /permission\)/u.test(why)) continue;
    const where = number === 0 ? `the repository (${errand})` : `#${number}`;
    if (/^GitHub (?:unavailable|refused)/u.test(why) || why.startsWith("LeaseLost"))
      log.tell("warning", `${where} couldn't be served: ${why}. The next run tries again.`);
    else fail(`${where}: a bug of rfckit's: ${why}. Nothing more was done there. Please report it.`);
  }
  const { loaded, seen, broken } = run.configuration;
  if (loaded.settings === null && seen.configuration === null)
    fail(
      `There is no ${CONFIGURATION_PATH} on ${seen.defaultBranch}, so nobody can make a motion. \`npx rfckit init\` writes one (docs/configuration.md).`,
    );
  else if (loaded.settings === null)
    fail(
      `${CONFIGURATION_PATH} on ${seen.defaultBranch} can't be used, and no earlier version could: ${problemsOf(run)}`,
    );
  else if (broken)
    log.tell(
      "warning",
      `${CONFIGURATION_PATH} on ${seen.defaultBranch} can't be used, so its last valid version is in force: ${problemsOf(run)}`,
    );
  if (run.stopped || run.postponed || run.left.length > 0)
    log.tell("notice", `${sayLeft(run)} The next run goes on, whatever begins it.`);
  return status;
}

function problemsOf({ configuration }: RunReport): string {
  const { problems } = configuration.loaded;
  const [first] = problems;
  if (first === undefined) return "it was deleted.";
  const more = problems.length === 1 ? "" : ` (and ${problems.length - 1} more)`;
  return `line ${first.line}: ${first.message}${more}`;
}

function sayLeft({ stopped, postponed, left }: RunReport): string {
  const why = stopped
    ? "The run was ended"
    : postponed
      ? "GitHub's limits don't allow more now"
      : "Not all was looked at";
  return left.length === 0 ? `${why}.` : `${why}: ${count(left.length, "pull request")} left.`;
}

function sayWhole({ looked, open, deeds, requests, dryRun, nextDue }: RunReport): string {
  const did = `${count(deeds.length, "thing")} ${dryRun ? "would be done" : "done"}`;
  const due = nextDue === null ? "" : ` What was looked at is due again on ${sayInstant(nextDue)}.`;
  return `Looked at ${count(looked.length, "pull request")} of ${open} open; ${did}; ${count(requests, "request")}.${due}`;
}

function summaryOf(run: RunReport): string[] {
  const head = `### The RFC process${run.dryRun ? " (a dry run)" : ""}`;
  const rows = run.records
    .filter(({ standing }) => standing.text?.subject.kind !== "upkeep" || standing.ended.length > 0)
    .map(
      (record) =>
        `| [#${record.key.number}](${record.url}) ${plain(record.title, 80)} | ${sayPhase(record)} | ${sayDeeds(record.key, run)} |`,
    );
  const table =
    rows.length === 0 ? [] : ["", "| pull request | stands | done |", "| --- | --- | --- |", ...rows];
  return [head, "", sayWhole(run), ...table];
}

function sayPhase({ standing }: StandingRecord): string {
  const { phase, fcp } = describe(standing);
  const name = phase.replaceAll("-", " ");
  return phase === "final-comment-period" && fcp !== null ? `${name}, ends ${sayInstant(fcp.endsAt)}` : name;
}

function sayDeeds({ number }: PullKey, { deeds }: RunReport): string {
  const did = deeds.filter((deed) => numberOf(deed) === number).map((deed) => plain(sayWould(deed), 120));
  return did.length === 0 ? "nothing" : did.join("<br>");
}

function sayInstant(at: Instant): string {
  return `${new Date(Math.floor(at / MINUTE) * MINUTE).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
