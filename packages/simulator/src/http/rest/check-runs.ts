/** Check runs, which only apps make. Annotations come fifty a request at most, and those of the next are added. */
import type { CheckRun } from "@rfckit/reconciler";
import { z } from "zod";
import type { AccountRecord } from "../../github/accounts.ts";
import { addCheck, denyCheck, findCheck, updateCheck } from "../../github/check-runs.ts";
import { demand } from "../../github/denial.ts";
import { LIMITS } from "../../github/limits.ts";
import type { CheckRecord } from "../../github/records.ts";
import { renderCheckRun } from "../render/index.ts";
import { findActor, findRepository, gone, pathIn } from "./find.ts";
import type { Call, Operation } from "./operation.ts";
import { countedPageOf } from "./paging.ts";
import { readBody } from "./read-body.ts";
import { demandCommit } from "./repositories.ts";
import { WordedRefusal } from "./worded-refusal.ts";

const annotation = z
  .object({
    path: z.string(),
    start_line: z.number(),
    end_line: z.number(),
    start_column: z.number().optional(),
    end_column: z.number().optional(),
    annotation_level: z.enum(["notice", "warning", "failure"]),
    message: z.string(),
    title: z.string().default(""),
  })
  .transform((said) => ({
    path: said.path,
    startLine: said.start_line,
    endLine: said.end_line,
    ...(said.start_column === undefined ? {} : { startColumn: said.start_column }),
    ...(said.end_column === undefined ? {} : { endColumn: said.end_column }),
    level: said.annotation_level,
    message: said.message,
    title: said.title,
  }));

const report = z.object({
  name: z.string().optional(),
  external_id: z.string().optional(),
  status: z.enum(["queued", "in_progress", "completed"]).optional(),
  // GitHub has more kinds, which the world doesn't know.
  conclusion: z.enum(["success", "failure", "neutral"]).optional(),
  output: z
    .object({
      title: z.string().optional(),
      summary: z.string(),
      annotations: z.array(annotation).default([]),
    })
    .optional(),
});

type Report = z.infer<typeof report>;

const newRun = report.extend({ name: z.string(), head_sha: z.string() });

const WRITING = { anyOf: ["checks"], level: "write" } as const;

export const CHECK_RUNS: readonly Operation[] = [
  {
    method: "POST",
    path: "/repos/{owner}/{repo}/check-runs",
    needs: WRITING,
    makesContent: true,
    handle(call) {
      const repository = findRepository(call);
      const app = demandApp(call);
      const { head_sha: head, ...said } = readBody(call, newRun);
      const { name } = said;
      const blank = { name, digest: "", conclusion: "neutral", title: name, summary: "" } as const;
      const run = merged({ ...blank, annotations: [] }, said);
      demand(denyCheck(repository, app, head, run));
      const check = addCheck(call.world, repository, app, { head, status: statusOf(said), run });
      return { status: 201, body: show(call, check) };
    },
  },
  {
    method: "PATCH",
    path: "/repos/{owner}/{repo}/check-runs/{check_run_id}",
    needs: WRITING,
    handle: revise,
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/commits/{ref}/check-runs",
    needs: { anyOf: ["checks"], level: "read" },
    handle: list,
  },
];

function revise(call: Call) {
  const repository = findRepository(call);
  const app = demandApp(call);
  const check = findCheck(repository, Number(call.params["check_run_id"]));
  if (check === undefined) throw gone("There is no such check run.");
  if (check.app !== app) {
    throw new WordedRefusal(
      403,
      "Invalid app_id - check run can only be modified by the GitHub App that created it.",
    );
  }
  const said = readBody(call, report);
  const run = merged(check.run, said);
  demand(denyCheck(repository, app, check.head, run));
  const status = said.status === undefined && said.conclusion === undefined ? check.status : statusOf(said);
  updateCheck(call.world, repository, check, { status, run });
  return { status: 200, body: show(call, check) };
}

/** Of each app and name the newest, where not all are asked for. */
function list(call: Call) {
  const { query, params } = call;
  const repository = findRepository(call);
  const ref = params["ref"] ?? "";
  const all = repository.checks.get(demandCommit(repository, ref).id) ?? [];
  const newest = new Map(all.map((check) => [`${check.app.id} ${check.run.name}`, check]));
  const [name, status] = [query.get("check_name"), query.get("status")];
  const wanted = (query.get("filter") === "all" ? all : [...newest.values()]).filter(
    (check) => (name === null || name === check.run.name) && (status === null || status === check.status),
  );
  const path = pathIn(repository, `/commits/${encodeURIComponent(ref)}/check-runs`);
  return countedPageOf(call, path, "check_runs", wanted, (check) => show(call, check));
}

function statusOf({ status, conclusion }: Report): CheckRecord["status"] {
  if (conclusion !== undefined) return "completed";
  if (status === "completed") {
    throw new WordedRefusal(422, 'Invalid request.\n\n"conclusion" is missing where status is "completed".');
  }
  return "in_progress";
}

/** A run with what a request says of it. */
function merged(run: CheckRun, { name, external_id, conclusion, output }: Report): CheckRun {
  const more = output?.annotations ?? [];
  if (more.length > LIMITS.annotationsPerRequest) {
    throw new WordedRefusal(
      422,
      `Invalid request.\n\nNo more than ${LIMITS.annotationsPerRequest} annotations are allowed in a request.`,
    );
  }
  return {
    name: name ?? run.name,
    digest: external_id ?? run.digest,
    conclusion: conclusion ?? run.conclusion,
    title: output?.title ?? run.title,
    summary: output?.summary ?? run.summary,
    annotations: [...run.annotations, ...more],
  };
}

function demandApp(call: Call): AccountRecord {
  if (call.viewer?.kind === "installation") return findActor(call);
  throw new WordedRefusal(403, "You must authenticate via a GitHub App.");
}

function show(call: Call, check: CheckRecord) {
  const app = call.app !== null && call.app.account === check.app ? call.app : null;
  return renderCheckRun(call.world, findRepository(call), check, app);
}
