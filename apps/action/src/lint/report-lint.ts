/** What the linter found, as a step of a workflow shows it: remarks beside the lines, a page's summary, outputs. */
import { type FileReport, makeReport, type Problem, type Report, type Severity } from "@rfckit/lint";
import { writeGithub } from "@rfckit/lint/reporters";
import { plain } from "../runner/markdown.ts";
import type { RunContext } from "../runner/run-context.ts";
import { writeOutputs, writeSummary } from "../runner/step-files.ts";
import type { WorkflowLog } from "../runner/workflow-log.ts";

/** Of each severity GitHub shows the first so many remarks of a step. */
const MOST_REMARKS = 10;
const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];
const NAMES: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "hint" };

export interface LintOutcome {
  readonly files: readonly FileReport[];
  /** Why there is nothing to say, where there isn't. */
  readonly nothing: string | null;
  readonly maxWarnings: number;
  /** What went wrong with the run itself, a line each. */
  readonly troubles: readonly string[];
}

/** Gives the exit status: 1 for problems, 2 where something couldn't be linted. */
export function reportLint(
  outcome: LintOutcome,
  context: Pick<RunContext, "outputFile" | "summaryFile">,
  log: WorkflowLog,
): number {
  const report = makeReport(outcome.files);
  sayRemarks(report, log);
  for (const trouble of outcome.troubles) log.tell("error", trouble);
  const verdict = outcome.nothing ?? sayCounts(report);
  log.say(verdict);
  const tooMany = report.warnings > outcome.maxWarnings;
  if (tooMany)
    log.tell(
      "error",
      `There is more than max-warnings allows: ${count(report.warnings, "warning")}, and not ${outcome.maxWarnings}.`,
    );
  writeOutputs(context.outputFile, {
    errors: String(report.errors),
    warnings: String(report.warnings),
    infos: String(report.infos),
    "looked-at": JSON.stringify(report.files.map(({ path }) => path)),
  });
  writeSummary(
    context.summaryFile,
    [
      "### RFC lint",
      "",
      ...outcome.troubles.map((trouble) => `- ${plain(trouble)}`),
      verdict,
      ...tableOf(report),
    ],
    (left) => `_${left} more problems have no room here. They are in the step's log._`,
  );
  if (outcome.troubles.length > 0) return 2;
  return report.errors > 0 || tooMany ? 1 : 0;
}

/** The errors come first, so that GitHub shows those; what it doesn't show stands in the log. */
function sayRemarks({ files }: Report, log: WorkflowLog): void {
  for (const severity of SEVERITIES) {
    const all = files.flatMap(({ path, stage, problems }) =>
      problems
        .filter((problem) => problem.severity === severity)
        .map((problem) => ({ path, stage, problem })),
    );
    const shown = all.slice(0, MOST_REMARKS);
    log.commands(
      writeGithub(
        makeReport(shown.map(({ path, stage, problem }) => ({ path, stage, problems: [problem] }))),
      ),
    );
    for (const { path, problem } of all.slice(MOST_REMARKS)) log.say(sayProblem(path, problem));
  }
}

function sayProblem(path: string, { line, column, severity, message, rule }: Problem): string {
  return `${path}:${line}:${column}: ${NAMES[severity]}: ${message} (${rule})`;
}

function sayCounts({ files, errors, warnings, infos }: Report): string {
  const found = [
    count(errors, "error"),
    count(warnings, "warning"),
    ...(infos > 0 ? [count(infos, "hint")] : []),
  ];
  return `${count(files.length, "file")} looked at: ${errors + warnings + infos === 0 ? "no problems" : found.join(", ")}.`;
}

function tableOf({ files }: Report): string[] {
  const rows = files.flatMap(({ path, problems }) =>
    problems.map(({ line, severity, message, rule, url }) => {
      return `| ${plain(path, 120)}:${line} | ${NAMES[severity]} | ${plain(message)} | [${rule}](${url}) |`;
    }),
  );
  return rows.length === 0 ? [] : ["", "| where | | what | rule |", "| --- | --- | --- | --- |", ...rows];
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
