/**
 * `--format junit`: JUnit's XML, which most CI systems show as tests. A file is a suite, and each problem a test in it. Only
 * errors fail; what else there is to say is such a test's output.
 *
 * There is no one format. This is what Jenkins' schemas allow, so no attribute tells the line: the text does.
 */
import type { Problem } from "../problem.ts";
import type { FileReport, Report } from "./report.ts";
import { escapeText, writeAttributes, XML_HEAD } from "./xml.ts";

export function writeJunit({ files, errors }: Report): string {
  const tests = files.reduce((sum, file) => sum + countTests(file), 0);
  const attributes = writeAttributes({ name: "rfc lint", tests, failures: errors, errors: 0 });
  return `${XML_HEAD}<testsuites${attributes}>\n${files.map(writeSuite).join("")}</testsuites>\n`;
}

/** A clean file passes one: a suite without any would look as if nothing had been looked at. */
function countTests({ problems }: FileReport): number {
  return Math.max(1, problems.length);
}

function writeSuite(file: FileReport): string {
  const { path, problems } = file;
  const failures = problems.filter(({ severity }) => severity === "error").length;
  const counts = { tests: countTests(file), failures, errors: 0, skipped: 0 };
  const names = nameTests(problems);
  const tests = problems.map((problem, index) => writeTest(path, names[index] ?? "", tell(path, problem)));
  if (problems.length === 0) tests.push(writeTest(path, "no problems", ""));
  return `  <testsuite${writeAttributes({ name: path, ...counts, time: 0 })}>\n${tests.join("")}  </testsuite>\n`;
}

/** Of two tests of one name GitLab shows the first, so they are told apart. */
function nameTests(problems: readonly Problem[]): string[] {
  const seen = new Map<string, number>();
  return problems.map(({ rule, line, column }) => {
    const name = `${rule} (${line}:${column})`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} #${count}`;
  });
}

function writeTest(path: string, name: string, outcome: string): string {
  const start = `    <testcase${writeAttributes({ name, classname: path, time: 0 })}`;
  return outcome === "" ? `${start}/>\n` : `${start}>\n      ${outcome}\n    </testcase>\n`;
}

function tell(path: string, { rule, severity, message, line, column, url }: Problem): string {
  const text = escapeText(`${path}:${line}:${column}: ${severity}: ${message}\nSee ${url}`);
  if (severity !== "error") return `<system-out>${text}</system-out>`;
  return `<failure${writeAttributes({ type: rule, message })}>${text}</failure>`;
}
