/**
 * For tests of the reports: a small one that a person can read, and any that somebody hostile could bring about.
 */
import fc from "fast-check";
import type { Problem } from "../../src/problem.ts";
import { type FileReport, makeReport, type Report } from "../../src/reporters/report.ts";
import { RULES, rulePage } from "../../src/rules.ts";

export function problem(more: Partial<Problem> = {}): Problem {
  const rule = more.rule ?? "section-missing";
  return {
    rule,
    severity: "error",
    message: 'There is no section "Motivation".',
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    fixable: false,
    url: rulePage(rule),
    ...more,
  };
}

export const EMPTY = makeReport([]);

/** A problem of each severity, and a clean file. */
export const SMALL = makeReport([
  {
    path: "accepted/toll road.md",
    stage: "full",
    problems: [
      problem({ suggestion: "Motives" }),
      problem({
        rule: "definition-dangling",
        severity: "warning",
        message: 'There is no heading for "[rationale]: #rationale", nor for "{0}" & <b>.',
        line: 4,
        column: 1,
        endLine: 4,
        endColumn: 24,
        fixable: true,
        fix: () => [],
      }),
      problem({
        rule: "open-question-task",
        severity: "info",
        message: 'The question "Who pays?" is still open.\nSettle it.',
        line: 9,
        column: 3,
        endLine: 11,
        endColumn: 1,
      }),
    ],
  },
  { path: "accepted/snow.md", stage: "draft", problems: [] },
]);

const FRAGMENTS = [
  ..."\n\r\t\0\u001b\u0085\u2028\u202e\ufeff\ufffe\uffff,:;%=<>&'\"[](){}/\\#",
  "\ud800",
  "\udfff",
  "\r\n",
  "::",
  "\n::error::",
  "\n::stop-commands::x\n",
  "##[error]",
  "::set-output name=a::b",
  "%0A",
  "%0D%0A",
  "%250A",
  "%3A%3A",
  ",line=7",
  ",title=x::",
  "]]>",
  "<![CDATA[",
  "<!--",
  "-->",
  "&amp;",
  "&#10;",
  "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
  "[here](https://evil.example)",
  "{0}",
  "}}",
  "../",
  "👩‍🔬",
  "e\u0301",
  "word ",
];

export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: "binary", maxLength: 6 })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(""));

const place = fc
  .record({ line: fc.nat(40), column: fc.nat(40), lines: fc.nat(2), columns: fc.nat(20) })
  .map(({ line, column, lines, columns }) => ({
    line: line + 1,
    column: column + 1,
    endLine: line + 1 + lines,
    endColumn: lines === 0 ? column + 1 + columns : columns + 1,
  }));

const anyProblem: fc.Arbitrary<Problem> = fc
  .record({
    rule: fc.constantFrom(...RULES.map(({ id }) => id)),
    severity: fc.constantFrom("error", "warning", "info"),
    message: hostileText,
    fixable: fc.boolean(),
    place,
  })
  .map(({ place: { line, column, endLine, endColumn }, ...rest }) =>
    problem({ ...rest, line, column, endLine, endColumn }),
  );

/** Every path once, as it is in a repository. None is absolute. */
const anyFiles: fc.Arbitrary<FileReport[]> = fc.uniqueArray(
  fc.record({
    path: hostileText.map((path) => `r${path}`),
    stage: fc.constantFrom("draft", "full", "free"),
    problems: fc.array(anyProblem, { maxLength: 4 }),
  }),
  { selector: ({ path }) => path, maxLength: 4 },
);

export const anyReport: fc.Arbitrary<Report> = anyFiles.map(makeReport);

/** Each problem with its file, in the order of the report. */
export function flatten({ files }: Report): { readonly path: string; readonly problem: Problem }[] {
  return files.flatMap(({ path, problems }) => problems.map((one) => ({ path, problem: one })));
}
