/** `rfc lint`: from what was asked to an exit status. */
import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import {
  findChangedFiles,
  isWithin,
  listFiles,
  locateRoot,
  type OpenedLinter,
  openLinter,
  readTextFile,
} from "@rfckit/checkout";
import { type FileReport, makeReport } from "@rfckit/lint";
import { type Io, whileRead } from "../io.ts";
import { harmless } from "../simulate/paint.ts";
import { createStatusLine } from "../status-line.ts";
import { UsageError } from "../usage-error.ts";
import { createBreath } from "./breath.ts";
import { buildStamp } from "./build-stamp.ts";
import { type LintCache, openCache } from "./cache.ts";
import { defuse } from "./defuse.ts";
import { createSession, type ReadDocument, type Session } from "./lint-files.ts";
import { replaceFile } from "./replace-file.ts";
import { type LintRequest, MAY_BE_STOPPED } from "./request.ts";
import { tellApart } from "./tell-apart.ts";
import { writeReport } from "./write-report.ts";

export async function run(request: LintRequest, io: Io): Promise<number> {
  if (request.watch) {
    const { watch } = await import("./watch.ts");
    return watch(request, io, lintOnce);
  }
  return lintOnce(request, io);
}

async function lintOnce(request: LintRequest, io: Io): Promise<number> {
  const troubles: string[] = [];
  const opened = await open(request, io, troubles);
  const { session, cache } = opened;
  const typed = request.isStdin ? await readAll(io.stdin) : null;
  const files =
    typed === null
      ? await lintPaths(request, opened, io, troubles)
      : await lintStdin(typed, request, opened, io);
  cache?.save();
  if (request.fix && request.dryRun) return endWith(troubles, io);
  const baseline = request.baseline === undefined ? null : await import("./baseline.ts");
  const place = { named: request.baseline ?? "", cwd: io.cwd };
  if (baseline !== null && request.updateBaseline) {
    const told = baseline.updateBaseline(place, files, opened.linter.checkout.root);
    await io.stderr.write(`rfc: ${told}\n`);
    return endWith(troubles, io);
  }
  const known = baseline?.applyBaseline(place, files);
  const report = makeReport(known?.files ?? files);
  const written = writeReport({
    report,
    request,
    io,
    root: opened.linter.checkout.root,
    session,
    known: known === undefined ? [] : (baseline?.sayBaseline(known.counts, place) ?? []),
    typed,
    fixes: opened.fixes,
  });
  await whileRead(written);
  const isOver = report.warnings > request.maxWarnings;
  if (isOver)
    await io.stderr.write(
      `rfc: there are more warnings than --max-warnings ${request.maxWarnings} allows: ${report.warnings}.\n`,
    );
  await tell(troubles, io);
  if (troubles.length > 0) return 2;
  return report.errors > 0 || isOver ? 1 : 0;
}

async function endWith(troubles: readonly string[], io: Io): Promise<number> {
  await tell(troubles, io);
  return troubles.length > 0 ? 2 : 0;
}

async function tell(troubles: readonly string[], io: Io): Promise<void> {
  // A file's name may have anything in it: a line end, or what a terminal obeys.
  for (const trouble of troubles) await io.stderr.write(`rfc: ${defuse(harmless(trouble), io.env)}\n`);
}

interface Opened {
  readonly linter: OpenedLinter;
  readonly session: Session;
  readonly cache: LintCache | null;
  /** Counted as it goes on. */
  readonly fixes: { problems: number; documents: number };
}

async function open(request: LintRequest, io: Io, troubles: string[]): Promise<Opened> {
  const { cwd, env } = io;
  const root = locateRoot(cwd, request.stdinFilename ?? request.paths[0]);
  const useCache = request.cache && !request.fix && !request.isStdin;
  const cache = useCache ? await openCache(root, env) : null;
  const { config, parser } = request;
  const linter = await openLinter({ cwd, root, config, parser, memory: cache ?? undefined });
  troubles.push(...linter.troubles);
  const { instead, name } = linter.parser;
  if (instead !== undefined)
    await io.stderr.write(`rfc: the fast parser can't load here, so the slower one is used (${instead}).\n`);
  const { templates, configuration, isKnown } = linter.checkout;
  const known = [templates, configuration, isKnown, linter.earlierHints];
  cache?.rest(JSON.stringify([buildStamp(), name, request.stage ?? null, ...known]));
  const limit = configuration.lint.timeLimit;
  const session = createSession({
    linter,
    stage: request.stage,
    cache,
    canBeStopped: env[MAY_BE_STOPPED] !== undefined,
    lintSlowly: async (text, path, stage) =>
      (await import("./lint-in-process.ts")).lintInProcess({ text, path, stage, request, cwd, env, limit }),
    loadYaml: async () => (await import("@rfckit/lint/read-yaml")).readYaml,
  });
  return { linter, session, cache, fixes: { problems: 0, documents: 0 } };
}

async function readAll(input: Io["stdin"]): Promise<string> {
  let text = "";
  for await (const part of input) text += part;
  if (text.includes("\0"))
    throw new UsageError("standard input is binary, and a text is expected there. Send the document itself.");
  return text;
}

async function lintStdin(
  source: string,
  request: LintRequest,
  { linter, session }: Opened,
  io: Io,
): Promise<FileReport[]> {
  const named = request.stdinFilename;
  // Without a name it is a document of the RFC directory, and nothing is said of its name.
  const path =
    named === undefined
      ? `${linter.checkout.configuration.rfcs.directory}/`
      : session.pathOf(resolve(io.cwd, named));
  if (request.fix) {
    const fixed = await session.fixSource(source, path);
    if (fixed !== null) {
      const { writeDiff } = await import("./diff.ts");
      await io.stdout.write(writeDiff(named ?? "<stdin>", source, fixed.text, io.stdout));
    }
    return [];
  }
  const report = session.judge(await session.readSource(source, path));
  return [{ ...report, path: named === undefined ? "<stdin>" : report.path }];
}

async function lintPaths(
  request: LintRequest,
  opened: Opened,
  io: Io,
  troubles: string[],
): Promise<FileReport[]> {
  const { session } = opened;
  const { checkout } = opened.linter;
  const directory = join(checkout.root, checkout.configuration.rfcs.directory);
  const paths = pathsToList(request, directory, io.cwd);
  const listed = await listFiles(io.cwd, paths);
  troubles.push(...listed.troubles);
  let { documents, assets } = tellApart(listed, join(checkout.root, checkout.configuration.rfcs.directory));
  if (request.changed !== undefined) {
    const changed = await findChangedFiles(checkout.root, request.changed);
    if (!changed.ok) throw new UsageError(`${changed.why}${adviseOnChanged(request, io)}`);
    documents = documents.filter((file) => changed.changed.has(file));
    assets = assets.filter((file) => changed.added.has(file));
  }
  // A patch names nothing above where it is carried out.
  const patchBase = documents.every((file) => isWithin(io.cwd, file)) ? io.cwd : checkout.root;
  const progress = createProgress(io, documents.length);
  const read: ReadDocument[] = [];
  for (const file of documents) {
    const result = request.fix
      ? await fixFile(file, request, { ...opened, patchBase }, io, troubles)
      : await session.readFile(file);
    if (typeof result === "string") troubles.push(`${relative(io.cwd, file) || file} ${result}`);
    else if (result !== null) read.push(result);
    await progress.step();
  }
  progress.close();
  const linted = read.map(session.judge);
  if (assets.length === 0 || (request.fix && request.dryRun)) return linted;
  const isAll = paths.length === 1 && resolve(io.cwd, paths[0] ?? "") === directory;
  const all = isAll ? listed : await listFiles(checkout.root, [directory]);
  return [...linted, ...(await session.lintAssets(assets, all))];
}

/** `--changed` takes the word behind it, and that may have been meant as something to lint. */
function adviseOnChanged({ changed }: LintRequest, { cwd }: Io): string {
  if (typeof changed !== "string" || !existsSync(resolve(cwd, changed))) return "";
  return ` If ${changed} is what is to be linted, put --changed behind it.`;
}

/** What is meant by nothing, and by a folder around the RFC directory: that directory. */
function pathsToList({ paths }: LintRequest, directory: string, cwd: string): readonly string[] {
  if (paths.length === 0) {
    if (existsSync(directory)) return [directory];
    const shown = relative(cwd, directory) || directory;
    throw new UsageError(
      `there is no folder ${shown} here. Name the files to lint, or say in .github/rfcbot.yml where the RFCs are (rfcs.directory).`,
    );
  }
  return paths.map((path) => {
    const target = resolve(cwd, path);
    return target !== directory && isWithin(target, directory) && existsSync(directory) ? directory : path;
  });
}

async function fixFile(
  file: string,
  request: LintRequest,
  { session, fixes, patchBase }: Opened & { readonly patchBase: string },
  io: Io,
  troubles: string[],
): Promise<ReadDocument | string | null> {
  const read = readTextFile(file);
  if (!read.ok) return read.says;
  const path = session.pathOf(file);
  const fixed = await session.fixSource(read.text, path);
  if (request.dryRun) {
    if (fixed === null) return null;
    const { writeDiff } = await import("./diff.ts");
    await io.stdout.write(writeDiff(relative(patchBase, file), read.text, fixed.text, io.stdout));
    return null;
  }
  if (fixed !== null) {
    const why = replaceFile(file, read.text, fixed.text);
    if (why === null) {
      fixes.problems += fixed.count;
      fixes.documents += 1;
      return session.readSource(fixed.text, path);
    }
    troubles.push(`${relative(io.cwd, file) || file} ${why}`);
  }
  return session.readSource(read.text, path);
}

/** How long a run takes before it tells how far it is, in ms. */
const PATIENCE = 1000;

function createProgress(io: Io, total: number) {
  const began = Date.now();
  let line: ReturnType<typeof createStatusLine> | null = null;
  const breathe = createBreath();
  let done = 0;
  return {
    async step() {
      done += 1;
      if (!(await breathe()) || Date.now() - began < PATIENCE) return;
      // On a terminal at once; in a log it is of use only where a run takes long.
      const isFirst = line === null && io.stderr.isTerminal;
      line ??= createStatusLine(io.stderr);
      line.show(() => `rfc: ${done} of ${total} documents looked at`, isFirst);
    },
    close: () => line?.close(),
  };
}
