/**
 * What is wrong with a configuration, said in one pattern: what was found, where, what was expected, and the
 * nearest valid spelling.
 *
 * The text comes from a file that anybody might have written and ends in annotations and issues, so what is
 * quoted is cut short and can't end its own quotation.
 */
import { formatPath, type Path, type Place } from "./place.ts";

export interface Problem extends Place {
  /** Such as `projects.project-wasmtime.groups.Arm`; empty for the file as a whole. */
  readonly path: string;
  readonly found: string;
  readonly expected: string;
  /** The nearest valid spelling, as it should stand in the file. */
  readonly suggestion?: string;
  /** All of the above in plain sentences, without the place's numbers. */
  readonly message: string;
}

/** What a check found wrong, before it is put into words. */
export interface Finding {
  readonly path: Path;
  readonly found: string;
  readonly expected: string;
  readonly suggestion?: string | null | undefined;
}

/** Puts a finding into words, at its place. */
export function wordProblem(finding: Finding, place: Place): Problem {
  const path = formatPath(finding.path);
  const where = path === "" ? "" : ` at ${quote(path, 200)}`;
  const suggestion = finding.suggestion ?? null;
  const hint = suggestion === null ? "" : ` Did you mean ${quote(suggestion)}?`;
  return {
    line: place.line,
    column: place.column,
    endLine: place.endLine,
    endColumn: place.endColumn,
    path,
    found: finding.found,
    expected: finding.expected,
    ...(suggestion === null ? {} : { suggestion }),
    message: `Found ${finding.found}${where}, expected ${finding.expected}.${hint}`,
  };
}

/** One line for a terminal or a log: `path:line:column: message`. */
export function formatProblem(problem: Problem, path: string): string {
  return `${path}:${problem.line}:${problem.column}: ${problem.message}`;
}

/** In the order of their places; the same thing said twice of one place is said once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const different = new Map(problems.map((problem) => [keyOf(problem), problem]));
  return [...different.values()].sort((one, other) => one.line - other.line || one.column - other.column);
}

function keyOf(problem: Problem): string {
  return `${problem.line}:${problem.column}:${problem.message}`;
}

/** Text from the file in backticks: one line, at most `limit` characters, without characters that hide or reorder. */
export function quote(text: string, limit = 60): string {
  // Line ends, other control characters, and those that turn the direction of writing.
  const visible = text
    .slice(0, limit)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, "�");
  return `\`${visible.replaceAll("`", "'").toWellFormed()}${text.length > limit ? "…" : ""}\``;
}

/** `` `a`, `b` or `c` ``, for people. */
export function oneOf(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.at(-1) ?? "";
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(", ")} or ${last}`;
}
