/** Writes what was found, to standard output or a file, in the form that was asked for. */
import { resolve } from "node:path";
import { type Report, RULES, rulePage } from "@rfckit/lint";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";
import { VERSION } from "../version.ts";
import { createBreath } from "./breath.ts";
import { defuse } from "./defuse.ts";
import type { Session } from "./lint-files.ts";
import { writeWhole } from "./replace-file.ts";
import type { LintRequest } from "./request.ts";

export interface ReportJob {
  readonly report: Report;
  readonly request: LintRequest;
  readonly io: Io;
  /** Of the repository: reports' paths begin there. */
  readonly root: string;
  readonly session: Session;
  /** What is told of the baseline, a line each. */
  readonly known: readonly string[];
  /** What was read from standard input; `null` where files were. */
  readonly typed: string | null;
  readonly fixes: FixCounts;
}

/** How much `--fix` put right. */
export interface FixCounts {
  readonly problems: number;
  readonly documents: number;
}

export async function writeReport(job: ReportJob): Promise<void> {
  const { request, io } = job;
  const report = request.quiet ? onlyErrors(job.report) : job.report;
  if (request.format === "pretty") {
    const { writePretty } = await import("./write-pretty.ts");
    const parts = writePretty({ ...job, report, all: job.report });
    if (request.output === undefined) {
      const breathe = createBreath();
      for (const part of parts) {
        await io.stdout.write(defuse(part, io.env));
        await breathe();
      }
      return;
    }
    return save([...parts].join(""), request.output, io);
  }
  const text = await writeForPrograms(request.format, report);
  // Their forms have no place for it.
  for (const line of job.known) await io.stderr.write(`rfc: ${line}\n`);
  if (request.output === undefined) await io.stdout.write(text);
  else await save(text, request.output, io);
}

/** The counts stay: what isn't shown is still there. */
function onlyErrors(report: Report): Report {
  const files = report.files.map((file) => ({
    ...file,
    problems: file.problems.filter(({ severity }) => severity === "error"),
  }));
  return { ...report, files };
}

async function writeForPrograms(
  format: Exclude<LintRequest["format"], "pretty">,
  report: Report,
): Promise<string> {
  const reporters = await import("@rfckit/lint/reporters");
  switch (format) {
    case "json":
      return reporters.writeJson(report);
    case "sarif": {
      const rules = RULES.map(({ id, severity, says }) => ({ id, severity, says, url: rulePage(id) }));
      return reporters.writeSarif(report, { version: VERSION, rules });
    }
    case "github":
      return reporters.writeGithub(report);
    case "junit":
      return reporters.writeJunit(report);
    case "checkstyle":
      return reporters.writeCheckstyle(report);
  }
}

async function save(text: string, output: string, io: Io): Promise<void> {
  const why = writeWhole(resolve(io.cwd, output), text);
  if (why !== null) throw new UsageError(`${output} ${why}`);
}
