/**
 * `--format json`: the linter's own format, with all that is known of each problem.
 *
 * The version grows when a program that reads it would have to change; a further key is no such change.
 */
import type { Problem } from "../problem.ts";
import type { Report } from "./report.ts";
import { stringify } from "./stringify.ts";

export function writeJson({ files, errors, warnings, infos }: Report): string {
  return stringify({
    version: 1,
    files: files.map(({ path, stage, problems }) => ({ path, stage, problems: problems.map(problemKeys) })),
    errors,
    warnings,
    infos,
  });
}

/** Named one by one, so that what else a problem carries stays out, and the order of keys is ours. */
function problemKeys(problem: Problem) {
  const { rule, severity, message, line, column, endLine, endColumn, fixable, suggestion, url } = problem;
  return {
    rule,
    severity,
    message,
    line,
    column,
    endLine,
    endColumn,
    fixable,
    ...(suggestion === undefined ? {} : { suggestion }),
    url,
  };
}
