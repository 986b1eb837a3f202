/**
 * What the linter found in the RFC's file, as a reply.
 */
import { inlineQuote, plainTitle } from "./quote.ts";

/** What is told of the linter's result; its notes are left out. */
export interface LintResult {
  readonly path: string;
  readonly problems: readonly LintLine[];
}

export interface LintLine {
  /** From 1; 0 where the problem has no place. */
  readonly line: number;
  readonly severity: "error" | "warning" | "info";
  readonly rule: string;
  readonly message: string;
}

/** Problems listed one by one; the rest is counted. */
const MOST_PROBLEMS = 50;

export function renderLint(result: LintResult | null): string {
  if (result === null) return "There is no RFC in this pull request for the linter to look at.";
  const { path } = result;
  const problems = result.problems.filter(({ severity }) => severity !== "info");
  const file = inlineQuote(path);
  if (problems.length === 0) return `The linter found nothing wrong in ${file}.`;
  const lines = problems.slice(0, MOST_PROBLEMS).map(({ line, severity, rule, message }) => {
    const place = line > 0 ? `line ${line}, ` : "";
    return `- ${place}${severity}: ${plainTitle(message, 300)} (${inlineQuote(rule)})`;
  });
  const more = problems.length - lines.length;
  if (more > 0) lines.push(`- and ${more} more`);
  const count = problems.length === 1 ? "one problem" : `${problems.length} problems`;
  return `The linter found ${count} in ${file}:\n\n${lines.join("\n")}`;
}
