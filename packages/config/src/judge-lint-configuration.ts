/** The sections for the linter, held to the schema. */
import * as z from "zod";
import { buildLint, buildRfcs } from "./build-configuration.ts";
import { judge } from "./judge.ts";
import type { LintConfigurationResult } from "./lint-configuration.ts";
import { lintSchema } from "./lint-schema.ts";
import { sortProblems, wordProblem } from "./problem.ts";
import { rfcsSchema } from "./rfcs-schema.ts";
import type { Tree } from "./tree.ts";

const schema = z.looseObject({ rfcs: rfcsSchema.prefault({}), lint: lintSchema.prefault({}) });

export function judgeLintConfiguration(tree: Tree): LintConfigurationResult {
  const found = judge(schema, tree).map((finding) =>
    wordProblem(finding, tree.placeOf(finding.path, finding.part)),
  );
  const doubled = tree.problems.filter(({ path }) => /^(?:rfcs|lint)(?:$|[.[])/u.test(path));
  const problems = sortProblems([...doubled, ...found]);
  if (problems.length > 0) return { ok: false, problems };
  const { rfcs, lint } = schema.parse(tree.value);
  return { ok: true, value: { rfcs: buildRfcs(rfcs), lint: buildLint(lint) } };
}
