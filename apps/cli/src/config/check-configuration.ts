/**
 * Everything that is wrong with a configuration, as far as that can be told without GitHub: what the schema finds, names of
 * rules that the linter doesn't have, and files that the repository doesn't.
 */
import { type Stats, statSync } from "node:fs";
import { join } from "node:path";
import {
  namesToLookUp,
  type Path,
  type Places,
  type Problem,
  quote,
  readConfiguration,
  readPlaces,
  sortProblems,
  wordProblem,
} from "@rfckit/config";
import type { LintConfiguration } from "@rfckit/config/lint";
import { readLintConfiguration } from "@rfckit/config/read-lint";
import { nearest } from "@rfckit/core";
import { RULES } from "@rfckit/lint";

export interface ConfigurationCheck {
  /** In the order of their places. */
  readonly problems: readonly Problem[];
  /** What only GitHub knows: whether these exist, and who is in the teams. Empty where the file can't be read. */
  readonly unchecked: { readonly logins: readonly string[]; readonly teams: readonly string[] };
}

/** `root` is the repository's folder; without one nothing is said of the files that the configuration names. */
export async function checkConfiguration(text: string, root: string | null): Promise<ConfigurationCheck> {
  const whole = readConfiguration(text);
  const forLint = await readLintConfiguration(text);
  const further = forLint.ok ? checkNames(forLint.value, readPlaces(text), root) : [];
  const problems = sortProblems([...(whole.ok ? [] : whole.problems), ...further]);
  return { problems, unchecked: whole.ok ? namesToLookUp(whole.value) : { logins: [], teams: [] } };
}

function checkNames({ rfcs, lint }: LintConfiguration, places: Places, root: string | null): Problem[] {
  const rules = [
    { path: ["lint", "rules"] as Path, rules: lint.rules },
    ...lint.overrides.map((each, index) => ({
      path: ["lint", "overrides", index, "rules"] as Path,
      rules: each.rules,
    })),
  ].flatMap((each) => checkRules(each.path, each.rules, places));
  if (root === null) return rules;
  const templates = (["draft", "full"] as const).flatMap((stage) =>
    checkFile(
      { path: ["rfcs", "templates", stage], file: rfcs.templates[stage], kind: "file" },
      places,
      root,
    ),
  );
  const directory = { path: ["rfcs", "directory"], file: rfcs.directory, kind: "folder" } as const;
  return [...rules, ...templates, ...checkFile(directory, places, root)];
}

const IDS: readonly string[] = RULES.map(({ id }) => id);

function checkRules(path: Path, rules: Readonly<Record<string, unknown>>, places: Places): Problem[] {
  return Object.keys(rules)
    .filter((id) => !IDS.includes(id))
    .flatMap((id) => {
      const at = places.find([...path, id], "key");
      if (at === null) return [];
      const finding = {
        path: [...path, id],
        found: `the rule ${quote(id)}`,
        expected: "one of the linter's rules, which `rfc lint --rules` lists",
        suggestion: nearest(id, IDS),
      };
      return [wordProblem(finding, at)];
    });
}

interface NamedFile {
  readonly path: Path;
  readonly file: string;
  readonly kind: "file" | "folder";
}

/** Below a file there is nothing. */
function lookAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** A folder may be still to come; a template that is named is read. */
function checkFile({ path, file, kind }: NamedFile, places: Places, root: string): Problem[] {
  const at = places.find(path);
  if (at === null) return [];
  const stats = lookAt(join(root, file));
  if (stats === undefined ? kind === "folder" : kind === (stats.isDirectory() ? "folder" : "file")) return [];
  const leads = stats === undefined ? "that leads to nothing" : `of a ${kind === "file" ? "folder" : "file"}`;
  const found = `a path ${leads} (${quote(file, 200)})`;
  return [wordProblem({ path, found, expected: `that of a ${kind} in the repository` }, at)];
}
