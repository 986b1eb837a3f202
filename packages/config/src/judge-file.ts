/** A whole file held to a schema: what it says with every default filled in, or everything that is wrong with it. */
import type * as z from "zod";
import { checkLabels } from "./check-labels.ts";
import { judge } from "./judge.ts";
import type { Place } from "./place.ts";
import { type Problem, sortProblems, wordProblem } from "./problem.ts";
import { type ConfigurationFile, configurationSchema } from "./schema.ts";
import { readTree, type Tree } from "./tree.ts";

export type JudgedFile =
  | { readonly ok: true; readonly file: ConfigurationFile; readonly tree: Tree }
  | { readonly ok: false; readonly problems: Problem[] };

export function judgeFile(
  text: string,
  schema: z.ZodType<ConfigurationFile> = configurationSchema,
): JudgedFile {
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
