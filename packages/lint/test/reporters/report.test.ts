import { expect, test } from "vitest";
import { makeReport } from "../../src/reporters/report.ts";
import { EMPTY, problem, SMALL } from "./examples.ts";

test("an empty report has nothing in it", () => {
  expect(EMPTY).toEqual({ files: [], errors: 0, warnings: 0, infos: 0 });
});

test("problems are counted by their severities over all files", () => {
  expect(SMALL).toMatchObject({ errors: 1, warnings: 1, infos: 1 });
  const files = ["a.md", "b.md"].map((path) => ({
    path,
    stage: "full" as const,
    problems: [problem(), problem({ severity: "info" })],
  }));
  expect(makeReport(files)).toMatchObject({ errors: 2, warnings: 0, infos: 2 });
});

test("files are in the order of their paths' units, problems stay in theirs, and nothing that was given changes", () => {
  const problems = [problem({ line: 9 }), problem({ line: 3 })];
  const given = ["b.md", "é.md", "a/z.md", "a.md", "B.md", "a-b.md"].map((path) => ({
    path,
    stage: "full" as const,
    problems,
  }));
  const before = [...given];
  const { files } = makeReport(given);
  expect(files.map(({ path }) => path)).toEqual(["B.md", "a-b.md", "a.md", "a/z.md", "b.md", "é.md"]);
  expect(files.every((file) => file.problems === problems)).toBe(true);
  expect(given).toEqual(before);
});
