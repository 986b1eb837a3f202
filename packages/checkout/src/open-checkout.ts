/**
 * An RFC repository on disk, as the linter and its relatives need it: what its configuration says, and its templates.
 *
 * What is wrong with either is told in one line each and replaced by the defaults, so that the rest can go on.
 */
import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { DEFAULT_LINT_CONFIGURATION, type LintConfiguration } from "@rfckit/config/lint";
import { DEFAULT_TEMPLATES, type Templates } from "@rfckit/lint";
import { CONFIGURATION, findRoot } from "./find-root.ts";
import { readTextFile } from "./read-text-file.ts";

export interface Checkout {
  /** Absolute. */
  readonly root: string;
  readonly configuration: LintConfiguration;
  readonly templates: Templates;
  /** The template files that are there, from the root. */
  readonly templatePaths: Readonly<Partial<Record<"draft" | "full", string>>>;
  /** Whether anything says that this is an RFC repository: a configuration, or the folder for RFCs. */
  readonly isKnown: boolean;
  /** What is wrong, a line each. */
  readonly troubles: readonly string[];
}

export interface OpenCheckoutOptions {
  /** The folder that what is told is relative to. */
  readonly cwd: string;
  readonly root: string;
  /** The configuration's file, where it isn't the usual one. */
  readonly config?: string | undefined;
  /** What a configuration's text was read as before. */
  readonly remember?: ConfigurationMemory | undefined;
}

/** By the configuration's text. */
export interface ConfigurationMemory {
  recall(text: string): LintConfiguration | undefined;
  keep(text: string, configuration: LintConfiguration): void;
}

export async function openCheckout({ cwd, root, config, remember }: OpenCheckoutOptions): Promise<Checkout> {
  const troubles: string[] = [];
  const file = config === undefined ? join(root, CONFIGURATION) : resolve(cwd, config);
  const shown = relative(cwd, file) || file;
  const configuration = await readConfigurationFile({
    file,
    shown,
    isAsked: config !== undefined,
    troubles,
    remember,
  });
  const { templates, templatePaths } = readTemplates(root, configuration, troubles);
  const isKnown = existsSync(file) || existsSync(join(root, configuration.rfcs.directory));
  return { root, configuration, templates, templatePaths, isKnown, troubles };
}

/** The root of the working folder's repository, unless a path that is looked at is elsewhere: then of that path's. */
export function locateRoot(cwd: string, path: string | undefined): string {
  if (path === undefined) return findRoot(cwd) ?? cwd;
  const target = resolve(cwd, path);
  const near = findRoot(existsSync(target) ? target : dirname(target));
  if (near !== null) return near;
  if (isWithin(cwd, target)) return findRoot(cwd) ?? cwd;
  // A folder of RFCs somewhere, without anything around it.
  const parts = target.split(sep);
  const at = parts.lastIndexOf(DEFAULT_LINT_CONFIGURATION.rfcs.directory);
  return at > 0 ? parts.slice(0, at).join(sep) || sep : dirname(target);
}

export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || !(way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way));
}

interface ConfigurationFile {
  readonly file: string;
  readonly shown: string;
  readonly isAsked: boolean;
  readonly troubles: string[];
  readonly remember: ConfigurationMemory | undefined;
}

async function readConfigurationFile(wanted: ConfigurationFile): Promise<LintConfiguration> {
  const { file, shown, isAsked, troubles, remember } = wanted;
  const read = readTextFile(file);
  if (!read.ok) {
    if (read.why !== "absent") troubles.push(`${shown} ${read.says}`);
    else if (isAsked) troubles.push(`${shown} does not exist. Name the configuration's file.`);
    return DEFAULT_LINT_CONFIGURATION;
  }
  const before = remember?.recall(read.text);
  if (before !== undefined) return before;
  const { readLintConfiguration } = await import("@rfckit/config/read-lint");
  const result = await readLintConfiguration(read.text);
  if (!result.ok) {
    for (const { line, column, message } of result.problems)
      troubles.push(`${shown}:${line}:${column}: ${message}`);
    return DEFAULT_LINT_CONFIGURATION;
  }
  remember?.keep(read.text, result.value);
  return result.value;
}

/** The shipped ones, where there are none at the usual places. */
function readTemplates(root: string, { rfcs }: LintConfiguration, troubles: string[]) {
  const texts: Partial<Record<"draft" | "full", string>> = {};
  const templatePaths: Partial<Record<"draft" | "full", string>> = {};
  for (const stage of ["draft", "full"] as const) {
    const path = rfcs.templates[stage];
    const read = readTextFile(join(root, path));
    if (read.ok) {
      texts[stage] = read.text;
      templatePaths[stage] = path;
    } else if (read.why !== "absent") {
      troubles.push(`${path} ${read.says}`);
    } else if (path !== DEFAULT_LINT_CONFIGURATION.rfcs.templates[stage]) {
      troubles.push(`${path} does not exist, and the configuration names it as the ${stage} template.`);
    }
  }
  const { draft, full } = texts;
  const templates =
    draft === undefined && full === undefined
      ? DEFAULT_TEMPLATES
      : { draft: draft ?? DEFAULT_TEMPLATES.draft, full: full ?? DEFAULT_TEMPLATES.full };
  return { templates, templatePaths };
}
