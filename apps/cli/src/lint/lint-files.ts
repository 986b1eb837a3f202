/**
 * Lints documents one after the other, and the files beside them.
 *
 * Each is read first, and its links are judged when all are: then where they lead to is known of every document that was
 * read, and none is parsed twice. What is known of one from an earlier run is not worked out again; whether what it links
 * to is there is looked at each time.
 */
import { relative, sep } from "node:path";
import {
  createRepositoryFiles,
  isWithin,
  type ListedFiles,
  lintOptionsFor,
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
import { type KeptText, keepText, recallAnchors, recallResult } from "./kept-text.ts";
import { createSparing } from "./spare-memory.ts";

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

/** A document that was read. */
export interface ReadDocument {
  readonly path: string;
  readonly kept: KeptText;
}

export interface Session {
  /** Reads a document on disk, by its absolute path; a line that says why it can't be read. */
  readFile(file: string): Promise<ReadDocument | string>;
  readSource(source: string, path: string): Promise<ReadDocument>;
  /** What there is to say of a document that was read, its links included. */
  judge(read: ReadDocument): FileReport;
  /** A document with what can be put right put right, and how many problems that were; `null` where there are none. */
  fixSource(source: string, path: string): Promise<{ readonly text: string; readonly count: number } | null>;
  /**
   * What there is to say of files beside documents, when all documents that are linted are judged; `all` are the files of
   * the RFC directory.
   */
  lintAssets(assets: readonly string[], all: ListedFiles): Promise<FileReport[]>;
  pathOf(file: string): string;
}

export function createSession(job: Job): Session {
  const { cache } = job;
  const { checkout, parser, settingsOf } = job.linter;
  const { root } = checkout;
  const bare = createRepositoryFiles(root, parser);
  const others = cache === null ? bare : cache.rememberAnchors(bare);
  /** The documents that were read in this run, by their paths: those need not be parsed for their anchors. */
  const read = new Map<string, KeptText>();
  const files: RepositoryFiles = {
    ...others,
    kindOf: (path) => (read.has(path) ? "file" : others.kindOf(path)),
    anchorsOf(path) {
      const own = read.get(path);
      return (own === undefined ? null : recallAnchors(own)) ?? others.anchorsOf(path);
    },
  };
  /** What the documents show or link to. */
  const shown = new Map<string, string>();
  const prefix = root.endsWith(sep) ? root : root + sep;
  const templates = new Set(Object.values(checkout.templatePaths));
  const spare = createSparing();
  let readYaml: ReadYaml | null = null;

  const pathOf = (file: string): string => {
    const path = file.startsWith(prefix) ? file.slice(prefix.length) : relative(root, file);
    return sep === "/" ? path : path.replaceAll(sep, "/");
  };

  const optionsFor = async (source: string, path: string): Promise<LintOptions> => {
    if (readYaml === null && mayHaveFrontMatter(source)) readYaml = await job.loadYaml();
    const options = lintOptionsFor(job.linter, path, job.stage);
    return readYaml === null ? options : { ...options, readYaml };
  };

  const lint = async (source: string, path: string): Promise<ReadResult> => {
    const unread = { path, cutOff: false, links: [], anchors: null };
    // A template is not held against itself.
    if (templates.has(path)) return { ...unread, stage: "free", problems: [] };
    const options = await optionsFor(source, path);
    if (job.canBeStopped || findSlowText(source.slice(0, MOST_CHARACTERS), parser.name) === null)
      // It was looked at just now, and needn't be again.
      return lintText(source, { ...options, canBeStopped: true });
    const report = await job.lintSlowly(source, path, options.stage);
    // Where its time was up, the linter itself says that such a text is not parsed.
    return report === null ? lintText(source, options) : { ...unread, ...report, path };
  };

  const remember = (path: string, kept: KeptText): ReadDocument => {
    read.set(path, kept);
    return { path, kept };
  };

  const recall = ({ path, kept }: ReadDocument) => {
    const result = recallResult(path, kept);
    collectShown([result], shown);
    return result;
  };

  return {
    pathOf,
    async readFile(file) {
      const path = pathOf(file);
      const known = cache?.recall(path, file);
      if (known !== undefined) return remember(path, known);
      const text = readTextFile(file);
      if (!text.ok) return text.says;
      const kept = keepText(await lint(text.text, path));
      await spare();
      cache?.keep(path, file, kept);
      return remember(path, kept);
    },
    readSource: async (source, path) => remember(path, keepText(await lint(source, path))),
    judge(read) {
      const { links, ...result } = recall(read);
      const { path, stage, problems } = lintLinks(result, links, files, settingsOf(read.path).rules);
      return { path, stage, problems };
    },
    async fixSource(source, path) {
      if (templates.has(path) || findSlowText(source.slice(0, MOST_CHARACTERS), parser.name) !== null)
        return null;
      const { text, fixed } = fixText(source, { ...(await optionsFor(source, path)), files });
      return text === source ? null : { text, count: fixed.length };
    },
    async lintAssets(assets, all) {
      const folder = `${root}${sep}${checkout.configuration.rfcs.directory}`;
      for (const file of all.documents) {
        if (read.has(pathOf(file))) continue;
        const other = await this.readFile(file);
        if (typeof other !== "string") recall(other);
      }
      const input = {
        judged: assets.filter((file) => isWithin(folder, file)).map(pathOf),
        assets: all.assets.map(pathOf),
        documents: all.documents.map(pathOf),
        shown,
      };
      const problems = new Map<string, Problem[]>();
      for (const { path, problem } of checkAssets(input, (path) => settingsOf(path).rules))
        problems.set(path, [...(problems.get(path) ?? []), problem]);
      return [...problems].map(([path, found]) => ({ path, stage: "free", problems: found }));
    },
  };
}
