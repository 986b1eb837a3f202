import fc from "fast-check";
import { expect, test } from "vitest";
import type { Place } from "../../src/problem.ts";
import { makeReport } from "../../src/reporters/report.ts";
import { writeGithub } from "../../src/reporters/write-github.ts";
import { anyReport, EMPTY, flatten, problem, SMALL } from "./examples.ts";
import { readLog } from "./read-commands.ts";

const read = (text: string) => readLog(new TextEncoder().encode(text));

test("a small report", () => {
  expect(writeGithub(SMALL)).toMatchInlineSnapshot(`
    "::error file=accepted/toll road.md,line=1,endLine=1,col=1,endColumn=1,title=section-missing::There is no section "Motivation".
    ::warning file=accepted/toll road.md,line=4,endLine=4,col=1,endColumn=23,title=definition-dangling::There is no heading for "[rationale]: #rationale", nor for "{0}" & <b>.
    ::notice file=accepted/toll road.md,line=9,endLine=10,title=open-question-task::The question "Who pays?" is still open.%0ASettle it.
    "
  `);
});

test("where there are no problems, nothing is said", () => {
  expect(writeGithub(EMPTY)).toBe("");
  expect(writeGithub(makeReport([{ path: "clean.md", stage: "full", problems: [] }]))).toBe("");
});

test("each problem is one command and no more, and says what it said", () => {
  const names = { error: "error", warning: "warning", info: "notice" };
  fc.assert(
    fc.property(anyReport, (report) => {
      const commands = read(writeGithub(report));
      const problems = flatten(report);
      expect(commands).toHaveLength(problems.length);
      for (const [index, { path, problem }] of problems.entries()) {
        expect(commands[index]).toMatchObject({
          name: names[problem.severity],
          properties: { file: path.toWellFormed(), line: String(problem.line), title: problem.rule },
          data: problem.message.toWellFormed(),
        });
      }
    }),
    { numRuns: 500, seed: 7 },
  );
});

test("a command has the properties that GitHub knows, and columns only within one line", () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      for (const command of read(writeGithub(report))) {
        if (typeof command === "string") throw new Error(`no command: ${command}`);
        const { line, endLine, col, endColumn, ...rest } = command.properties;
        expect(Object.keys(rest)).toEqual(["file", "title"]);
        expect(Number(endLine)).toBeGreaterThanOrEqual(Number(line));
        expect(col === undefined).toBe(endColumn === undefined);
        if (col === undefined) continue;
        expect(endLine).toBe(line);
        expect(Number(endColumn)).toBeGreaterThanOrEqual(Number(col));
      }
    }),
    { seed: 7 },
  );
});

test.each<[string, Place, Record<string, string>]>([
  ["within a line", at(3, 5, 3, 9), { line: "3", endLine: "3", col: "5", endColumn: "8" }],
  ["nothing wide", at(3, 5, 3, 5), { line: "3", endLine: "3", col: "5", endColumn: "5" }],
  ["at the beginning of a line", at(3, 1, 3, 1), { line: "3", endLine: "3", col: "1", endColumn: "1" }],
  ["a line with its end", at(3, 1, 4, 1), { line: "3", endLine: "3" }],
  ["two lines with their ends", at(3, 2, 5, 1), { line: "3", endLine: "4" }],
  ["into the second line", at(3, 2, 4, 2), { line: "3", endLine: "4" }],
])("the end is counted in, as GitHub does: %s", (_, place, expected) => {
  const report = makeReport([{ path: "a.md", stage: "full", problems: [problem(place)] }]);
  const properties = read(writeGithub(report)).map((one) => (typeof one === "string" ? one : one.properties));
  expect(properties).toEqual([{ file: "a.md", ...expected, title: "section-missing" }]);
});

function at(line: number, column: number, endLine: number, endColumn: number): Place {
  return { line, column, endLine, endColumn };
}
