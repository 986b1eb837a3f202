/** Check runs: made, and added to. GitHub takes fifty annotations a request, and adds those of the next to them. */
import type { Annotation, CheckRun } from "@rfckit/reconciler";
import { addCheck, denyCheck, updateCheck } from "../../github/check-runs.ts";
import { LIMITS } from "../../github/limits.ts";
import { FieldError, refuseField, unknownNode } from "./field-error.ts";
import { demandNode } from "./find-node.ts";
import { demandPermission, type Reader } from "./reader.ts";
import { showCheck } from "./show-git.ts";

type Input = Readonly<Record<string, unknown>>;

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
  readonly annotationLevel: string;
  readonly title?: string | null;
  readonly message: string;
}

export function makeCheck(reader: Reader, input: Input) {
  demandPermission(reader, ["checks"]);
  const { world, account } = reader;
  const { repository } = demandNode(reader, String(input["repositoryId"]));
  const blank: CheckRun = {
    name: String(input["name"]),
    digest: "",
    conclusion: "neutral",
    title: "",
    summary: "",
    annotations: [],
  };
  const run = merged(blank, input);
  const head = String(input["headSha"]);
  refuseField(denyCheck(repository, account, head, run));
  const record = addCheck(world, repository, account, { head, status: statusOf(input), run });
  return { checkRun: showCheck(repository, record) };
}

export function reviseCheck(reader: Reader, input: Input) {
  demandPermission(reader, ["checks"]);
  const { world, account } = reader;
  const id = String(input["checkRunId"]);
  const { repository, check } = demandNode(reader, id);
  if (check === undefined) throw unknownNode(id);
  if (check.app !== account) throw new FieldError("FORBIDDEN", "Resource not accessible by integration");
  const run = merged(check.run, input);
  refuseField(denyCheck(repository, account, check.head, run));
  const status = input["status"] == null ? check.status : statusOf(input);
  updateCheck(world, repository, check, { status, run });
  return { checkRun: showCheck(repository, check) };
}

function statusOf(input: Input): "in_progress" | "completed" {
  return input["status"] === "COMPLETED" || input["conclusion"] != null ? "completed" : "in_progress";
}

/** A run with what a request says of it. */
function merged(run: CheckRun, input: Input): CheckRun {
  const output = (input["output"] ?? {}) as Output;
  const more = output.annotations ?? [];
  if (more.length > LIMITS.annotationsPerRequest) {
    throw new FieldError(
      "UNPROCESSABLE",
      `No more than ${LIMITS.annotationsPerRequest} annotations are allowed.`,
    );
  }
  const said = String(input["conclusion"] ?? "").toLowerCase();
  return {
    name: input["name"] == null ? run.name : String(input["name"]),
    digest: input["externalId"] == null ? run.digest : String(input["externalId"]),
    conclusion: said === "success" || said === "failure" ? said : said === "" ? run.conclusion : "neutral",
    title: output.title ?? run.title,
    summary: output.summary ?? run.summary,
    annotations: [...run.annotations, ...more.map(readAnnotation)],
  };
}

function readAnnotation({ path, location, annotationLevel, title, message }: WrittenAnnotation): Annotation {
  const { startLine, endLine, startColumn, endColumn } = location;
  return {
    path,
    startLine,
    endLine,
    ...(startColumn == null ? {} : { startColumn }),
    ...(endColumn == null ? {} : { endColumn }),
    level: annotationLevel.toLowerCase() as Annotation["level"],
    title: title ?? "",
    message,
  };
}
