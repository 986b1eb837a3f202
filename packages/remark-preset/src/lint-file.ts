/** What the linter says of one file that remark has parsed, as its repository wants it. */
import { resolve } from "node:path";
import { lintOptionsFor, locateRoot, type OpenedLinter } from "@rfckit/checkout";
import {
  type LintOptions,
  lintLinks,
  lintText,
  MOST_CHARACTERS,
  mayHaveFrontMatter,
  type Problem,
  RULES,
  type RuleId,
  type RuleSettings,
  readShapes,
  resemblesRfc,
} from "@rfckit/lint";
import type { Root } from "mdast";
import { checkAssetNames } from "./check-asset-names.ts";
import { withPlainLineEnds } from "./line-ends.ts";
import { openRepository, type Repository } from "./open-repository.ts";
import { createPlacing, type Said } from "./place-problem.ts";
import type { UsedLevel } from "./read-level.ts";
import type { Asked } from "./share-lint.ts";
import { judgePath, pathFrom } from "./which-documents.ts";

/** The rules that are used, with the severities that were named for them. */
export type Levels = ReadonlyMap<RuleId, UsedLevel>;

/** What is kept of it: no tree, and nothing that leads to one. */
export interface Linted {
  /** What is wrong with the repository's configuration and templates. */
  readonly troubles: readonly string[];
  readonly problems: ReadonlyMap<RuleId, readonly Said[]>;
}

const NOTHING: Linted = { troubles: [], problems: new Map() };

export async function lintFile({ tree, file, levels }: Asked): Promise<Linted> {
  const source = String(file);
  const location = file.path === undefined ? null : resolve(file.cwd, file.path);
  const root = locateRoot(file.cwd, location ?? undefined);
  const repository = await openRepository(root);
  const { linter } = repository;
  const path = pathFrom(root, location, linter.checkout);
  const read = source.includes("\r") ? withPlainLineEnds(tree, source) : tree;
  if (!isOurs(path, source, read, linter)) return NOTHING;
  const problems = await lintTree(source, read, { path, levels, repository });
  return { troubles: linter.troubles, problems: groupByRule(problems.map(createPlacing(source))) };
}

interface Circumstances {
  readonly path: string;
  readonly levels: Levels;
  readonly repository: Repository;
}

async function lintTree(
  source: string,
  tree: Root,
  { path, levels, repository }: Circumstances,
): Promise<readonly Problem[]> {
  const { linter, files } = repository;
  const usual = lintOptionsFor(linter, path);
  const rules = onlyUsed(levels, usual.rules);
  // Of a document that is too long only the beginning is read, and its tree is another one.
  const isWhole = source.length <= MOST_CHARACTERS;
  const options: LintOptions = { ...usual, rules, canBeStopped: true, ...(isWhole ? { tree } : {}) };
  const { links, ...result } = lintText(source, {
    ...options,
    ...(mayHaveFrontMatter(source) ? { readYaml: (await import("@rfckit/lint/read-yaml")).readYaml } : {}),
  });
  const { problems } = lintLinks(result, links, files, rules);
  if (!levels.has("asset-name")) return problems;
  return [
    ...problems,
    ...checkAssetNames(links, { path, repository, level: levels.get("asset-name") ?? null }),
  ];
}

function groupByRule(said: readonly Said[]): Map<RuleId, Said[]> {
  const groups = new Map<RuleId, Said[]>();
  for (const each of said) {
    const group = groups.get(each.rule);
    if (group === undefined) groups.set(each.rule, [each]);
    else group.push(each);
  }
  return groups;
}

/** Rules that nobody uses cost nothing. */
function onlyUsed(levels: Levels, settings: RuleSettings = {}): RuleSettings {
  const rules: Partial<Record<RuleId, RuleSettings[RuleId]>> = { ...settings };
  for (const { id } of RULES) {
    const level = levels.get(id);
    if (level === undefined) rules[id] = "off";
    else if (level !== null) rules[id] = level;
  }
  return rules as RuleSettings;
}

function isOurs(path: string, source: string, tree: Root, { checkout, parser }: OpenedLinter): boolean {
  const standing = judgePath(path, checkout);
  if (standing !== "perhaps") return standing === "rfc";
  return resemblesRfc(source, tree, readShapes(checkout.templates, parser.parse));
}
