/**
 * What is wrong with a scenario file, always said in the same pattern: what was found, where, what was expected,
 * and what may have been meant.
 */
import type { Path } from "./read-yaml.ts";

export interface ScenarioProblem {
  /** Both count from 1; columns count UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** Such as `steps[2].comment.by`; empty for the file as a whole. */
  readonly key: string;
  readonly expected: string;
  /** All of it in plain sentences, without the place's numbers. */
  readonly message: string;
}

export interface Finding {
  readonly path: Path;
  readonly found: string;
  readonly expected: string;
  readonly suggestion?: string | null;
}

/** Puts a finding into words. */
export function wordProblem(
  finding: Finding,
  place: { readonly line: number; readonly column: number },
): ScenarioProblem {
  const key = formatPath(finding.path);
  const where = key === "" ? "" : ` at ${quote(key, 200)}`;
  const hint = finding.suggestion ? ` Did you mean ${quote(finding.suggestion)}?` : "";
  return {
    line: place.line,
    column: place.column,
    key,
    expected: finding.expected,
    message: `Found ${finding.found}${where}, expected ${finding.expected}.${hint}`,
  };
}

/** One line: `path:line:column: message`. */
export function formatScenarioProblem(problem: ScenarioProblem, file: string): string {
  return `${file}:${problem.line}:${problem.column}: ${problem.message}`;
}

/** `steps[2].comment.by`; a key that isn't one plain word stands in brackets and quotes. */
export function formatPath(path: Path): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else if (/^[\w-]+$/u.test(step)) text += text === "" ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}

/** Text from the file in backticks: one line, cut short, without characters that a terminal would act on. */
export function quote(text: string, limit = 60): string {
  const visible = text.slice(0, limit).replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, "�");
  return `\`${visible.replaceAll("`", "'").toWellFormed()}${text.length > limit ? "…" : ""}\``;
}

/** `` `a`, `b` or `c` ``. */
export function oneOf(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.at(-1) ?? "";
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(", ")} or ${last}`;
}
