/** `rfc init`: shows what a folder lacks, and adds it once somebody has said yes. */
import { mkdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { CONFIGURATION, findRoot, readTextFile } from "@rfckit/checkout";
import { type Configuration, formatProblem, readConfiguration } from "@rfckit/config";
import { DEFAULT_LINT_CONFIGURATION } from "@rfckit/config/lint";
import { type StarterProject, starterFiles } from "@rfckit/starter";
import { createFile } from "../files/create-file.ts";
import type { Io } from "../io.ts";
import { canAsk } from "../prompt/can-ask.ts";
import { harmless } from "../simulate/paint.ts";
import { UsageError } from "../usage-error.ts";
import { defaultBranchOf } from "./default-branch.ts";
import { kindOf, type PlannedFile, planFiles } from "./plan.ts";
import { GROUP_FORM, readGroup, whyNoGroup, whyNoLabel, whyNoProject } from "./read-project.ts";
import { sayNext, writePlan } from "./wording.ts";

export interface InitRequest {
  readonly folder: string;
  readonly project: string | undefined;
  readonly groups: readonly string[];
  readonly app: boolean;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly format: "pretty" | "json";
}

/** Resolves to 0 where nothing is missing any more, and to 2 where nobody said yes. Throws `UsageError` where it can't be done. */
export async function init(request: InitRequest, io: Io): Promise<number> {
  const root = resolve(io.cwd, request.folder);
  const file = fileOnTheWay(root);
  if (file !== null)
    throw new UsageError(
      `${harmless(file === root ? request.folder : relative(io.cwd, file))} is a file. Name a folder.`,
    );
  await warnOfPlace(root, io);
  const configuration = readOwn(root, io);
  const given = readFlags(request, configuration);
  const branch = kindOf(root) === null ? "main" : await defaultBranchOf(root);
  const answers = { ...request, root, configuration, branch, project: given };
  if (needsNoAnswer(request) || !canAsk(io)) return withoutQuestions(answers, io);
  const { withPrompts } = await import("../prompt/prompts.ts");
  return withPrompts(io, async (prompts) => {
    const { askForProject } = await import("./ask.ts");
    if (configuration === null && given === null)
      await io.stderr.write(
        "An RFC repository has to know who decides. More projects and groups can be added later.\n",
      );
    const project = configuration !== null || given !== null ? given : await askForProject(prompts);
    const files = plan({ ...answers, project });
    if (!isLacking(files)) return tellNothing(answers, files, io);
    await io.stderr.write(`\n${writePlan(files, root, io.stderr)}\n`);
    const yes = await prompts.confirm(`Add ${files.filter(({ action }) => action === "add").length} files?`);
    if (!yes) {
      await io.stderr.write("Nothing was written.\n");
      return 2;
    }
    return carryOut({ ...answers, project }, files, io);
  });
}

/** The folder itself, or what it would have to be in, where that is a file; `null` where there is none. */
function fileOnTheWay(path: string): string | null {
  if (kindOf(path) === "file") return path;
  return dirname(path) === path || kindOf(path) === "folder" ? null : fileOnTheWay(dirname(path));
}

/** A folder within a repository of git's is no place for `.github`. */
async function warnOfPlace(root: string, io: Io): Promise<void> {
  const top = findRoot(dirname(root));
  if (top === null || kindOf(join(root, ".git")) !== null || kindOf(join(top, ".git")) === null) return;
  await io.stderr.write(
    `rfc: ${harmless(root)} is inside the git repository ${harmless(top)}, and GitHub reads .github/ only at the root of one.\n`,
  );
}

interface Answers extends Omit<InitRequest, "project"> {
  readonly root: string;
  /** What the folder has already. */
  readonly configuration: Configuration | null;
  /** The default one. */
  readonly branch: string;
  /** Who decides, where that has been said. */
  readonly project: StarterProject | null;
}

function needsNoAnswer({ yes, dryRun, format }: InitRequest): boolean {
  return yes || dryRun || format === "json";
}

function readOwn(root: string, io: Io): Configuration | null {
  const file = join(root, CONFIGURATION);
  const shown = relative(io.cwd, file) || file;
  const read = readTextFile(file);
  if (!read.ok && read.why === "absent") return null;
  if (!read.ok) throw new UsageError(`${shown} ${read.says}`);
  const result = readConfiguration(read.text);
  if (result.ok) return result.value;
  const [problem] = result.problems;
  const first = problem === undefined ? "" : formatProblem(problem, shown);
  throw new UsageError(`${first} Mend it first: \`rfc config check\` shows all that is wrong.`);
}

/** Who decides, as the flags say it; `null` where they don't. */
function readFlags(
  { project, groups }: InitRequest,
  configuration: Configuration | null,
): StarterProject | null {
  if (project === undefined && groups.length === 0) return null;
  const refuse = (why: string): never => {
    throw new UsageError(`${why} See \`rfc help init\`.`);
  };
  if (configuration !== null)
    return refuse(
      `${CONFIGURATION} is there already, and says who decides. Leave --project and --group out.`,
    );
  if (project === undefined) return refuse("--group goes with --project only. Add the project's label.");
  if (groups.length === 0) return refuse("--project goes with two or more groups. Add --group for each.");
  const label = whyNoLabel(project);
  if (label !== null) return refuse(`--project: ${label}`);
  const read = groups.map((text) => {
    const group = readGroup(text);
    const why =
      group === null ? `Found ${JSON.stringify(text)}, expected ${GROUP_FORM}.` : whyNoGroup(text, []);
    return group === null || why !== null ? refuse(`--group: ${why}`) : group;
  });
  const twice = read.find(({ name }, index) => read.findIndex((group) => group.name === name) < index);
  if (twice !== undefined) return refuse(`--group names ${twice.name} twice. Give each group once.`);
  const whole = { label: project, groups: read };
  const why = whyNoProject(whole);
  return why === null ? whole : refuse(why);
}

function plan({ root, configuration, branch, project, app }: Answers): PlannedFile[] {
  const { directory, templates } = configuration?.rfcs ?? DEFAULT_LINT_CONFIGURATION.rfcs;
  // Who decides is asked for before anything is written; to see what would be, it needn't be known.
  const projects = configuration !== null ? null : project === null ? [] : [project];
  const mention = configuration?.mentions[0] ?? "@rfcbot";
  const answers = { projects, directory, templates, branch, mention, workflows: !app };
  const planned = planFiles(root, starterFiles(answers));
  return configuration === null
    ? planned
    : [...planned, { path: CONFIGURATION, about: "who decides, and how", text: "", action: "keep" }];
}

function isLacking(files: readonly PlannedFile[]): boolean {
  return files.some(({ action }) => action === "add");
}

async function withoutQuestions(answers: Answers, io: Io): Promise<number> {
  const { configuration, project, yes, dryRun, format, root } = answers;
  const files = plan(answers);
  if (!isLacking(files)) return tellNothing(answers, files, io);
  const isKnown = configuration !== null || project !== null;
  if (yes && !dryRun && isKnown) return carryOut(answers, files, io);
  if (format === "json") await writeReport(answers, files, false, io);
  else await io.stdout.write(writePlan(files, root, io.stdout));
  if (dryRun) {
    await io.stderr.write("Nothing was written.\n");
    return 0;
  }
  const wanted = isKnown
    ? "Run it again with --yes."
    : `It isn't known who decides. Run it again with ${yes ? "" : "--yes, "}--project LABEL and two groups, such as --group "North: ana, ben" --group "South: cho".`;
  throw new UsageError(`nothing was written. ${wanted}`);
}

async function carryOut(answers: Answers, files: readonly PlannedFile[], io: Io): Promise<number> {
  const { root, format, project, app } = answers;
  for (const { path, text, action } of files) {
    if (action === "add") add(root, path, text);
  }
  if (format === "json") {
    await writeReport(answers, files, true, io);
    return 0;
  }
  for (const { path, action } of files)
    if (action === "add") await io.stdout.write(`${harmless(relative(io.cwd, join(root, path)))}\n`);
  const teams = project?.groups.flatMap((group) => ("team" in group ? [group.team] : [])) ?? [];
  const made = { label: project?.label ?? null, teams, app, isHere: root === io.cwd };
  await io.stderr.write(sayNext(made, io.stderr));
  return 0;
}

/** What somebody has made meanwhile stays: then it isn't missing any more. */
function add(root: string, path: string, text: string): void {
  const file = join(root, path);
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === "EEXIST" || code === "ENOTDIR" ? "a file is in the way" : (code ?? message);
    throw new UsageError(
      `the folder of ${path} can't be made: ${why}. Run this again afterwards: it adds what is missing.`,
    );
  }
  const created = createFile(file, text);
  if (typeof created === "object")
    throw new UsageError(`${path} ${created.why} Run this again afterwards: it adds what is missing.`);
}

async function tellNothing(answers: Answers, files: readonly PlannedFile[], io: Io): Promise<number> {
  if (answers.format === "json") await writeReport(answers, files, false, io);
  else await io.stderr.write("Everything is there already: nothing was added.\n");
  return 0;
}

async function writeReport(
  { root }: Answers,
  files: readonly PlannedFile[],
  written: boolean,
  io: Io,
): Promise<void> {
  const { stringify } = await import("@rfckit/lint/reporters");
  const shown = files.map(({ path, about, action }) => ({ path, about, action }));
  await io.stdout.write(stringify({ version: 1, folder: root, files: shown, written }));
}
