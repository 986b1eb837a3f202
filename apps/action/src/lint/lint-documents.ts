/**
 * Lints documents that are on GitHub: each by itself, then whether what they link to is there, then the files beside them.
 */
import { lintOptionsFor, type OpenedLinter } from "@rfckit/checkout";
import type { TokenConnection } from "@rfckit/github";
import {
  checkAssets,
  collectShown,
  type FileReport,
  isPicture,
  lintLinks,
  type Problem,
  type ReadResult,
  type Stage,
} from "@rfckit/lint";
import type { Linter } from "@rfckit/reconciler";
import type { Found, FoundFile } from "./find-documents.ts";
import { readCheckedOut } from "./read-checked-out.ts";
import { parentOf } from "./tree-view.ts";

/** So many files GitHub gives at once. */
const TOGETHER = 20;
/** Of a directory with more RFCs not all are read to find out whether one of them shows a new file. */
const MOST_READ_FOR_ASSETS = 200;
const MARKDOWN = /\.(?:md|markdown)$/iu;

export interface LintJob {
  readonly connection: Pick<TokenConnection, "github" | "repository">;
  readonly opened: OpenedLinter;
  readonly linter: Linter;
  readonly found: Found;
  /** Where the documents are, and what links lead to besides. */
  readonly head: string;
  readonly base: string;
  /** What all documents are held to, whatever the configuration says of some. */
  readonly forced: Stage | null;
  /** What the others are held to; `null`: what each says by itself. */
  readonly usual: Stage | null;
  readonly workspace: string | null;
}

export interface Linted {
  readonly files: readonly FileReport[];
  /** Documents that couldn't be read. */
  readonly unreadable: readonly string[];
}

export async function lintDocuments(job: LintJob): Promise<Linted> {
  const { found, opened, linter } = job;
  const texts = await readTexts(job, found.documents, job.head);
  const results: ReadResult[] = [];
  for (const { path } of found.documents) {
    const text = texts.get(path);
    if (text !== undefined) results.push(await lintOne(job, path, text));
  }
  const files = await filesFor(job, results, texts);
  const reports = results.map(({ links, ...result }) => {
    const { path, stage, problems } = lintLinks(result, links, files, opened.settingsOf(result.path).rules);
    return { path, stage, problems };
  });
  const assets = await lintAssets(job, results);
  const unreadable = found.documents.map(({ path }) => path).filter((path) => !texts.has(path));
  return { files: [...reports, ...assets], unreadable };

  async function lintOne({ forced, usual }: LintJob, path: string, text: string): Promise<ReadResult> {
    // A template isn't held against itself.
    if (Object.values(opened.checkout.templatePaths).includes(path))
      return { path, stage: "free", problems: [], links: [], anchors: null, cutOff: false };
    const stage = forced ?? opened.settingsOf(path).stage ?? usual ?? undefined;
    const { templates, rules, wanted } = lintOptionsFor(opened, path, stage);
    return linter.lint(text, {
      path,
      templates,
      ...(rules === undefined ? {} : { rules }),
      ...(wanted === undefined ? {} : { wanted }),
      ...(stage === undefined ? {} : { stage }),
    });
  }
}

/** By path; what is no text, or too long for GitHub to show whole, is left out. */
async function readTexts(
  { connection, workspace }: LintJob,
  wanted: readonly FoundFile[],
  ref: string,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const rest: string[] = [];
  for (const { path, blob } of wanted) {
    const text = readCheckedOut(workspace, path, blob);
    if (text === null) rest.push(path);
    else texts.set(path, text);
  }
  for (let from = 0; from < rest.length; from += TOGETHER) {
    const some = rest.slice(from, from + TOGETHER);
    const files = await connection.github.readFiles(
      connection.repository,
      some.map((path) => ({ ref, path })),
    );
    for (const [index, path] of some.entries()) {
      const text = files[index]?.text;
      if (text !== undefined) texts.set(path, text);
    }
  }
  return texts;
}

/** What the documents link to: the folders that it is in, and the anchors of other documents. */
async function filesFor(job: LintJob, results: readonly ReadResult[], texts: ReadonlyMap<string, string>) {
  const { found, linter, base } = job;
  const targets = results.flatMap(({ links }) =>
    links.flatMap(({ target }) =>
      target.kind === "file" && target.path !== null && target.path !== "" ? [target] : [],
    ),
  );
  await found.tree.load(targets.map(({ path }) => parentOf(path ?? "")));
  const there = found.tree.files(new Map());
  const anchored = new Set(
    targets
      .filter(
        ({ anchor, path }) =>
          anchor !== "" && MARKDOWN.test(path ?? "") && there.kindOf(path ?? "") === "file",
      )
      .map(({ path }) => path ?? ""),
  );
  const others = [...anchored].filter((path) => !texts.has(path)).map((path) => ({ path, blob: null }));
  const read = new Map([...texts, ...(await readTexts(job, others, base))]);
  const anchors = new Map<string, ReadonlySet<string>>();
  for (const path of anchored) {
    const text = read.get(path);
    const known = text === undefined ? null : await linter.anchors(text);
    if (known !== null) anchors.set(path, new Set(known));
  }
  return found.tree.files(anchors);
}

/** What was added beside the RFCs: whether it is named after one, and whether one shows it. */
async function lintAssets(job: LintJob, results: readonly ReadResult[]): Promise<FileReport[]> {
  const { found, opened } = job;
  if (found.assets.length === 0) return [];
  const { directory } = opened.checkout.configuration.rfcs;
  const below = await found.tree.filesBelow(directory);
  const paths = new Set([
    ...below.map(({ path }) => path),
    ...found.assets,
    ...results.map(({ path }) => path),
  ]);
  const documents = [...paths].filter((path) => MARKDOWN.test(path)).sort();
  const problems = new Map<string, Problem[]>();
  const shown = await readShown(job, results, documents);
  const assets = [...paths].filter((path) => !MARKDOWN.test(path)).sort();
  const input = { judged: found.assets, assets, documents, shown };
  for (const { path, problem } of checkAssets(input, (path) => opened.settingsOf(path).rules))
    problems.set(path, [...(problems.get(path) ?? []), problem]);
  return [...problems].map(([path, all]) => ({ path, stage: "free", problems: all }));
}

/** What the RFCs show: those that were changed, and the others only where those don't account for everything. */
async function readShown(
  job: LintJob,
  results: readonly ReadResult[],
  documents: readonly string[],
): Promise<ReadonlyMap<string, string> | null> {
  const shown = collectShown(results);
  const isClear = job.found.assets.every((path) => shown.has(path) || !isPicture(path));
  const linted = new Set(results.map(({ path }) => path));
  const others = documents.filter((path) => !linted.has(path)).map((path) => ({ path, blob: null }));
  if (isClear && job.found.assets.every((path) => shown.has(path))) return shown;
  if (others.length > MOST_READ_FOR_ASSETS) return null;
  const texts = await readTexts(job, others, job.base);
  const more: ReadResult[] = [];
  for (const [path, text] of texts) {
    const { templates } = job.opened.checkout;
    more.push(await job.linter.lint(text, { path, templates, stage: "free" }));
  }
  return collectShown([...results, ...more]);
}
