/**
 * Lints documents one after the other, and the files beside them.
 *
 * What is known of a document from an earlier run is not worked out again; whether what it links to is there is looked at
 * each time.
 */
import { relative, sep } from "node:path";
import {
  createRepositoryFiles,
  isWithin,
  lintOptionsFor,
  listFiles,
  type OpenedLinter,
  readTextFile,
} from "@rfckit/checkout";
import type { ReadYaml, Stage } from "@rfckit/lint";
import {
  checkAssets,
  collectShown,
  type FileReport,
  findSlowText,
  fixText,
  type LinkUse,
  type LintOptions,
  lintLinks,
  lintText,
  MOST_CHARACTERS,
  mayHaveFrontMatter,
  type Problem,
  type ReadResult,
  type RepositoryFiles,
} from "@rfckit/lint";
import type { LintCache } from "./cache.ts";

export interface Job {
  readonly linter: OpenedLinter;
  readonly stage: Stage | undefined;
  readonly cache: LintCache | null;
  /** Lints a text that might stall the parser where it can be stopped. */
  readonly lintSlowly: (text: string, path: string, stage: Stage | undefined) => Promise<FileReport | null>;
  readonly canBeStopped: boolean;
  /** Loads what reads YAML. */
  readonly loadYaml: () => Promise<ReadYaml>;
}

export interface Linted extends FileReport {
  readonly links: readonly LinkUse[];
}

export interface Session {
  /** A document on disk, by its absolute path; a line that says why it can't be read. */
  lintFile(file: string): Promise<Linted | string>;
  lintSource(source: string, path: string): Promise<Linted>;
  /** A document with what can be put right put right, and how many problems that were; `null` where there are none. */
  fixSource(source: string, path: string): Promise<{ readonly text: string; readonly count: number } | null>;
  lintAssets(judged: readonly string[], linted: readonly Linted[]): Promise<FileReport[]>;
  pathOf(file: string): string;
}

export function createSession(job: Job): Session {
  const { cache } = job;
  const { checkout, parser, settingsOf } = job.linter;
  const { root } = checkout;
  const bare = createRepositoryFiles(root, parser.parse);
  const files: RepositoryFiles = cache === null ? bare : cache.rememberAnchors(bare);
  const prefix = root.endsWith(sep) ? root : root + sep;
  const templates = new Set(Object.values(checkout.templatePaths));
  let readYaml: ReadYaml | null = null;

  const pathOf = (file: string): string => {
    const path = file.startsWith(prefix) ? file.slice(prefix.length) : relative(root, file);
    return sep === "/" ? path : path.replaceAll(sep, "/");
  };

  const optionsFor = async (source: string, path: string): Promise<LintOptions> => {
    if (readYaml === null && mayHaveFrontMatter(source)) readYaml = await job.loadYaml();
    const options = lintOptionsFor(job.linter, path, job.stage);
    const { canBeStopped } = job;
    return readYaml === null ? { ...options, canBeStopped } : { ...options, canBeStopped, readYaml };
  };

  const read = async (source: string, path: string): Promise<ReadResult> => {
    // A template is not held against itself.
    if (templates.has(path)) return { path, stage: "free", problems: [], cutOff: false, links: [] };
    const options = await optionsFor(source, path);
    const isSlow = !job.canBeStopped && findSlowText(source.slice(0, MOST_CHARACTERS), parser.name) !== null;
    const report = isSlow ? await job.lintSlowly(source, path, options.stage) : null;
    // Where its time was up, the linter itself says that such a text is not parsed.
    return report === null ? lintText(source, options) : { ...report, path, cutOff: false, links: [] };
  };

  const judge = ({ links, ...result }: ReadResult): Linted => {
    const { path, stage, problems } = lintLinks(result, links, files, settingsOf(result.path).rules);
    return { path, stage, problems, links };
  };

  return {
    pathOf,
    async lintFile(file) {
      const path = pathOf(file);
      const known = cache?.recall(path, file);
      if (known !== undefined) return judge(known);
      const text = readTextFile(file);
      if (!text.ok) return text.says;
      const result = await read(text.text, path);
      cache?.keep(path, file, result);
      return judge(result);
    },
    lintSource: async (source, path) => judge(await read(source, path)),
    async fixSource(source, path) {
      if (templates.has(path) || findSlowText(source.slice(0, MOST_CHARACTERS), parser.name) !== null)
        return null;
      const { text, fixed } = fixText(source, { ...(await optionsFor(source, path)), files });
      return text === source ? null : { text, count: fixed.length };
    },
    async lintAssets(judged, linted) {
      if (judged.length === 0) return [];
      const folder = `${root}${sep}${checkout.configuration.rfcs.directory}`;
      const all = await listFiles(root, [folder]);
      const known = new Set(linted.map(({ path }) => path));
      const others: Linted[] = [];
      for (const file of all.documents) {
        if (known.has(pathOf(file))) continue;
        const result = await this.lintFile(file);
        if (typeof result !== "string") others.push(result);
      }
      const within = judged.filter((file) => isWithin(folder, file)).map(pathOf);
      const input = {
        judged: within,
        assets: all.assets.map(pathOf),
        documents: all.documents.map(pathOf),
        shown: collectShown([...linted, ...others]),
      };
      const problems = new Map<string, Problem[]>();
      for (const { path, problem } of checkAssets(input, (path) => settingsOf(path).rules))
        problems.set(path, [...(problems.get(path) ?? []), problem]);
      return [...problems].map(([path, found]) => ({ path, stage: "free", problems: found }));
    },
  };
}
