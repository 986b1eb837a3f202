/** Tables of what is wrong with a file: the text, and every problem by its exact place and message. */
import { expect, test } from "vitest";
import { formatProblem, readConfiguration } from "../src/index.ts";

/** A whole configuration in five lines; what is added begins on line 6. */
export const WITH = (rest: string) => `projects:\n  p:\n    groups:\n      A: [a]\n      B: [b]\n${rest}`;

/** Project `p` with these groups, on line 1. */
export const GROUPS = (groups: string) => `projects: { p: { groups: { ${groups} } } }`;

export function problemsOf(text: string): string[] {
  const result = readConfiguration(text);
  return result.ok ? [] : result.problems.map((problem) => formatProblem(problem, "c.yml"));
}

type Case = readonly [what: string, text: string, ...problems: string[]];

export function cases(rows: readonly Case[]): void {
  test.each(rows.map(([what, text, ...problems]) => ({ what, text, problems })))(
    "$what",
    ({ text, problems }) => {
      expect(problemsOf(text)).toEqual(problems.map((problem) => `c.yml:${problem}`));
    },
  );
}
