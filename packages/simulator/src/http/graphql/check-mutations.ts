/** Check runs: made, and added to. GitHub takes fifty annotations a request, and adds those of the next to them. */
import type { Annotation, CheckRun } from "@rfckit/reconciler";
import { addCheck, denyCheck, updateCheck } from "../../github/check-runs.ts";
import { LIMITS } from "../../github/limits.ts";
import type { CheckRecord } from "../../github/records.ts";
import { FieldError, inaccessible, NotServed, refuseField } from "./field-error.ts";
import { demandCheck, demandRepository } from "./find-node.ts";
import { demandWithout, type Input, type Mutations, textOf } from "./mutation.ts";
import { demandWrite, type Reader } from "./reader.ts";
import { showCheck } from "./show-checks.ts";

interface Output {
  readonly title?: string | null;
  readonly summary?: string | null;
  readonly annotations?: readonly WrittenAnnotation[] | null;
}

interface WrittenAnnotation {
  readonly path: string;
  readonly location: {
    readonly startLine: number;
    readonly endLine: number;
    readonly startColumn?: number | null;
    readonly endColumn?: number | null;
  };
  readonly annotationLevel: "NOTICE" | "WARNING" | "FAILURE";
  readonly title?: string | null;
  readonly message: string;
}

const CONCLUSIONS = { SUCCESS: "success", FAILURE: "failure", NEUTRAL: "neutral" } as const;
const LEVELS = { NOTICE: "notice", WARNING: "warning", FAILURE: "failure" } as const;
const NOT_KEPT = ["actions", "completedAt", "startedAt", "detailsUrl"] as const;

export function checkMutations(reader: Reader): Mutations {
  const { world, account, viewer } = reader;
  const demandApp = () => {
    if (viewer.kind === "user") throw new FieldError("FORBIDDEN", "You must authenticate via a GitHub App.");
    demandWrite(reader, "checks");
  };

  return {
    createCheckRun(input) {
      const repository = demandRepository(reader, input["repositoryId"]);
      demandApp();
      demandWithout(input, ...NOT_KEPT);
      const name = textOf(input, "name");
      const blank = {
        name,
        digest: "",
        conclusion: "neutral",
        title: name,
        summary: "",
        annotations: [],
      } as const;
      const run = merged(blank, input);
      const head = textOf(input, "headSha");
      refuseField(denyCheck(repository, account, head, run));
      const status = statusOf(input) ?? "in_progress";
      return { checkRun: showCheck(repository, addCheck(world, repository, account, { head, status, run })) };
    },
    updateCheckRun(input) {
      const repository = demandRepository(reader, input["repositoryId"]);
      const check = demandCheck(reader, repository, input["checkRunId"]);
      demandApp();
      demandWithout(input, ...NOT_KEPT);
      if (check.app !== account) throw inaccessible();
      const run = merged(check.run, input);
      refuseField(denyCheck(repository, account, check.head, run));
      updateCheck(world, repository, check, { status: statusOf(input) ?? check.status, run });
      return { checkRun: showCheck(repository, check) };
    },
  };
}

/** `null` where a request says nothing of it. A conclusion completes a run. */
function statusOf({ status, conclusion }: Input): CheckRecord["status"] | null {
  if (conclusion != null) return "completed";
  if (status == null) return null;
  if (status === "IN_PROGRESS") return "in_progress";
  if (status !== "COMPLETED") throw new NotServed(`This simulator knows no check run that is ${status}.`);
  throw new FieldError("UNPROCESSABLE", "A completed check run has a conclusion.");
}

/** A run with what a request says of it. */
function merged(run: CheckRun, input: Input): CheckRun {
  const output = (input["output"] ?? {}) as Output;
  const more = output.annotations ?? [];
  if (more.length > LIMITS.annotationsPerRequest) {
    const message = `No more than ${LIMITS.annotationsPerRequest} annotations are allowed in a request.`;
    throw new FieldError("UNPROCESSABLE", message);
  }
  return {
    name: input["name"] == null ? run.name : textOf(input, "name"),
    digest: input["externalId"] == null ? run.digest : textOf(input, "externalId"),
    conclusion: conclusionOf(input) ?? run.conclusion,
    title: output.title ?? run.title,
    summary: output.summary ?? run.summary,
    annotations: [...run.annotations, ...more.map(readAnnotation)],
  };
}

function conclusionOf(input: Input): CheckRun["conclusion"] | null {
  const said = input["conclusion"];
  if (said == null) return null;
  const known = CONCLUSIONS[said as keyof typeof CONCLUSIONS];
  if (known === undefined) throw new NotServed(`This simulator knows no check run that ends with ${said}.`);
  return known;
}

function readAnnotation({ path, location, annotationLevel, title, message }: WrittenAnnotation): Annotation {
  const { startLine, endLine, startColumn, endColumn } = location;
  return {
    path,
    startLine,
    endLine,
    ...(startColumn == null ? {} : { startColumn }),
    ...(endColumn == null ? {} : { endColumn }),
    level: LEVELS[annotationLevel],
    title: title ?? "",
    message,
  };
}
