/** `rfc preview`: reads what there is on disk, and tells how the bot will see it. */
import { join, relative, resolve } from "node:path";
import {
  CONFIGURATION,
  createRepositoryFiles,
  lintOptionsFor,
  locateRoot,
  type OpenedLinter,
  openLinter,
  readTextFile,
} from "@rfckit/checkout";
import { type Configuration, formatProblem, readConfiguration } from "@rfckit/config";
import { checkGate, lint, makeReport, mayHaveFrontMatter, type ReadYaml, type Stage } from "@rfckit/lint";
import { readOwnStage } from "@rfckit/lint/authoring";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";
import { chooseLabels } from "./choose-labels.ts";
import { hindrancesOf } from "./hindrances.ts";
import { localRoster } from "./local-roster.ts";
import { localSubject, pathFrom } from "./local-subject.ts";
import type { Counts, Preview } from "./preview.ts";
import { writePreview } from "./write-preview.ts";

export interface PreviewRequest {
  readonly file: string;
  readonly labels: readonly string[];
  readonly format: "pretty" | "json";
}

/** Resolves to 0 where a motion could be made, else to 1. Throws `UsageError` where the file can't be read. */
export async function previewFile(request: PreviewRequest, io: Io): Promise<number> {
  const preview = await look(request, io);
  const hindrances = hindrancesOf(preview);
  if (request.format === "json") {
    const { reportOf } = await import("./report-json.ts");
    const { stringify } = await import("@rfckit/lint/reporters");
    await io.stdout.write(stringify(reportOf(preview, hindrances)));
  } else await io.stdout.write(writePreview(preview, hindrances, io.stdout));
  return hindrances.length === 0 ? 0 : 1;
}

async function look({ file: named, labels }: PreviewRequest, io: Io): Promise<Preview> {
  const file = resolve(io.cwd, named);
  const shown = relative(io.cwd, file) || file;
  const read = readTextFile(file);
  if (!read.ok) {
    const advice = read.why === "absent" ? " Name the RFC's file." : "";
    throw new UsageError(`${shown} ${read.says}${advice}`);
  }
  const root = locateRoot(io.cwd, named);
  const path = pathFrom(root, file);
  const { configuration, troubles } = readOwnConfiguration(root, io.cwd);
  const linter = await openLinter({ cwd: io.cwd, root });
  const [trouble] = linter.troubles;
  if (trouble !== undefined && troubles.length === 0) throw new UsageError(trouble);
  const readYaml = mayHaveFrontMatter(read.text)
    ? (await import("@rfckit/lint/read-yaml")).readYaml
    : undefined;
  const { templates, configuration: own } = linter.checkout;
  const said = readOwnStage(read.text, { templates, parse: linter.parser.parse, readYaml });
  const set = linter.settingsOf(path).stage;
  const chosen = chooseLabels(configuration?.projects ?? [], labels, said.projects);
  return {
    path,
    shown,
    subject: await localSubject(root, path, own.rfcs.directory),
    stage: set === null ? said : { is: set, because: "configuration", sections: [] },
    gate: checkGate(read.text, { templates, parse: linter.parser.parse }),
    lint: lintAs(read.text, path, linter, readYaml),
    configuration,
    troubles,
    labels: chosen,
    rosters:
      chosen.from === "none"
        ? chosen.projects.map((project) => localRoster([project]))
        : [localRoster(chosen.projects)],
  };
}

function readOwnConfiguration(
  root: string,
  cwd: string,
): { configuration: Configuration | null; troubles: string[] } {
  const file = join(root, CONFIGURATION);
  const shown = relative(cwd, file) || file;
  const read = readTextFile(file);
  if (!read.ok && read.why === "absent") return { configuration: null, troubles: [] };
  if (!read.ok) throw new UsageError(`${shown} ${read.says}`);
  const result = readConfiguration(read.text);
  if (result.ok) return { configuration: result.value, troubles: [] };
  return { configuration: null, troubles: result.problems.map((problem) => formatProblem(problem, shown)) };
}

/** As the check `rfc lint` does it: by the pull request's draft flag, whatever the document says. */
function lintAs(
  text: string,
  path: string,
  linter: OpenedLinter,
  readYaml: ReadYaml | undefined,
): Preview["lint"] {
  const files = createRepositoryFiles(linter.checkout.root, linter.parser);
  const count = (stage: Stage): Counts => {
    const options = { ...lintOptionsFor(linter, path, stage), files };
    const { problems } = lint(text, readYaml === undefined ? options : { ...options, readYaml });
    const { errors, warnings, infos } = makeReport([{ path, stage, problems }]);
    return { errors, warnings, infos };
  };
  return { draft: count("draft"), full: count("full") };
}
