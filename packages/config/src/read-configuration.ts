/**
 * The text of `.github/rfcbot.yml` to a configuration, or to everything that is wrong with it.
 */
import type * as z from "zod";
import { buildConfiguration } from "./build-configuration.ts";
import { checkLabels } from "./check-labels.ts";
import type { Configuration } from "./configuration.ts";
import { judge } from "./judge.ts";
import type { Place } from "./place.ts";
import { type Problem, sortProblems, wordProblem } from "./problem.ts";
import { type ConfigurationFile, configurationSchema } from "./schema.ts";
import { readTree, type Tree } from "./tree.ts";

export type ConfigurationResult =
  | { readonly ok: true; readonly value: Configuration }
  | { readonly ok: false; readonly problems: Problem[] };

/**
 * Reads a configuration. Whatever the text is, this returns, in well under a second.
 *
 * Refused: more than 64 KiB; what isn't YAML 1.2, with its syntax problems only; otherwise with all problems
 * at once, in the order of their places: unknown or doubled keys, values of another kind than expected, and
 * what could never work: no project, a project that can't decide (D2), two labels of one name, a period of
 * less than a day (D17). What only GitHub knows is judged by `resolveConfiguration`.
 */
export function readConfiguration(text: string): ConfigurationResult {
  const read = readFile(text, configurationSchema);
  return read.ok ? { ok: true, value: buildConfiguration(read.file, read.tree) } : read;
}

/** Reads a text by one of the schemas. */
export function readFile(
  text: string,
  schema: z.ZodType<ConfigurationFile>,
):
  | { readonly ok: true; readonly file: ConfigurationFile; readonly tree: Tree }
  | { readonly ok: false; readonly problems: Problem[] } {
  const read = readTree(text);
  if (!read.ok) return { ok: false, problems: sortProblems(read.problems) };
  const { tree } = read;
  const findings = [...judge(schema, tree), ...checkLabels(tree)];
  const problems = findings.map((finding) => wordProblem(finding, tree.placeOf(finding.path, finding.part)));
  // What could not be read at all has been reported; that nothing was found in its place would be said twice.
  const reported = new Set(tree.problems.map(beginningOf));
  const elsewhere = problems.filter((problem) => !reported.has(beginningOf(problem)));
  const all = sortProblems([...tree.problems, ...elsewhere]);
  if (all.length > 0) return { ok: false, problems: all };
  return { ok: true, file: schema.parse(tree.value), tree };
}

function beginningOf(place: Place): string {
  return `${place.line}:${place.column}`;
}
