import fc from "fast-check";
import { expect, test } from "vitest";
import { makeReport, type Report } from "../../src/reporters/report.ts";
import { writeJunit } from "../../src/reporters/write-junit.ts";
import { anyReport, EMPTY, problem, SMALL } from "./examples.ts";
import { asXml, createReader } from "./read-xml.ts";

const readJunit = createReader("jenkins-junit.xsd");
const reportOf = (...problems: Report["files"][number]["problems"]) =>
  makeReport([{ path: "a.md", stage: "full", problems }]);

test("a small report", () => {
  expect(writeJunit(SMALL)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="rfc lint" tests="4" failures="1" errors="0">
      <testsuite name="accepted/snow.md" tests="1" failures="0" errors="0" skipped="0" time="0">
        <testcase name="no problems" classname="accepted/snow.md" time="0"/>
      </testsuite>
      <testsuite name="accepted/toll road.md" tests="3" failures="1" errors="0" skipped="0" time="0">
        <testcase name="section-missing (1:1)" classname="accepted/toll road.md" time="0">
          <failure type="section-missing" message="There is no section &quot;Motivation&quot;.">accepted/toll road.md:1:1: error: There is no section &quot;Motivation&quot;.
    See https://unpkg.com/rfckit/docs/rules/section-missing.md</failure>
        </testcase>
        <testcase name="definition-dangling (4:1)" classname="accepted/toll road.md" time="0">
          <system-out>accepted/toll road.md:4:1: warning: There is no heading for &quot;[rationale]: #rationale&quot;, nor for &quot;{0}&quot; &amp; &lt;b&gt;.
    See https://unpkg.com/rfckit/docs/rules/definition-dangling.md</system-out>
        </testcase>
        <testcase name="open-question-task (9:3)" classname="accepted/toll road.md" time="0">
          <system-out>accepted/toll road.md:9:3: info: The question &quot;Who pays?&quot; is still open.
    Settle it.
    See https://unpkg.com/rfckit/docs/rules/open-question-task.md</system-out>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

test("an empty report has no suites, and is valid", () => {
  expect(readJunit(writeJunit(EMPTY))).toMatchObject({
    name: "testsuites",
    attributes: { tests: "0", failures: "0", errors: "0" },
    children: [],
  });
});

test("a clean file passes one test", () => {
  const [suite] = readJunit(writeJunit(reportOf())).children;
  expect(suite).toMatchObject({ attributes: { name: "a.md", tests: "1", failures: "0" } });
  expect(suite?.children).toMatchObject([
    { name: "testcase", attributes: { classname: "a.md" }, children: [], text: "" },
  ]);
});

test("only errors fail", () => {
  const report = reportOf(problem(), problem({ severity: "warning" }), problem({ severity: "info" }));
  const [suite] = readJunit(writeJunit(report)).children;
  expect(suite?.attributes).toMatchObject({ tests: "3", failures: "1", errors: "0" });
  expect(suite?.children.map(({ children }) => children.map(({ name }) => name))).toEqual([
    ["failure"],
    ["system-out"],
    ["system-out"],
  ]);
});

test("tests of one suite have names of their own, though all is the same", () => {
  const [suite] = readJunit(writeJunit(reportOf(problem(), problem(), problem({ line: 2 })))).children;
  expect(suite?.children.map(({ attributes }) => attributes["name"])).toEqual([
    "section-missing (1:1)",
    "section-missing (1:1) #2",
    "section-missing (2:1)",
  ]);
});

test("whatever people write is read back as it was, as far as XML can say it", () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      const root = readJunit(writeJunit(report));
      expect(root.attributes["failures"]).toBe(String(report.errors));
      expect(root.attributes["tests"]).toBe(String(root.children.flatMap(({ children }) => children).length));
      expect(root.children.map(({ attributes }) => attributes["name"])).toEqual(
        report.files.map(({ path }) => asXml(path)),
      );
      for (const [index, { path, problems }] of report.files.entries()) {
        const tests = root.children[index]?.children ?? [];
        expect(tests).toHaveLength(Math.max(1, problems.length));
        expect(tests.every(({ attributes }) => attributes["classname"] === asXml(path))).toBe(true);
        for (const [at, { severity, message, rule, line, column, url }] of problems.entries()) {
          const said = tests[at]?.children ?? [];
          const text = asXml(`${path}:${line}:${column}: ${severity}: ${message}\nSee ${url}`);
          const attributes = severity === "error" ? { type: rule, message: asXml(message) } : {};
          const name = severity === "error" ? "failure" : "system-out";
          expect(said).toEqual([{ name, attributes, children: [], text }]);
        }
      }
    }),
    { numRuns: 300, seed: 7 },
  );
});
