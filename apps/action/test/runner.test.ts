/** What a step says to the runner: its log, its outputs, its summary. None of it is anybody else's to say. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Problem } from "@rfckit/lint";
import { readOutputs } from "@rfckit/rehearsal";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reportLint } from "../src/lint/report-lint.ts";
import { plain } from "../src/runner/markdown.ts";
import { writeOutputs, writeSummary } from "../src/runner/step-files.ts";
import { createWorkflowLog } from "../src/runner/workflow-log.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rfckit-runner-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string) => {
  writeFileSync(join(folder, name), "");
  return join(folder, name);
};
const read = (path: string) => readFileSync(path, "utf8");

describe("the log", () => {
  const said = (text: string) => {
    const parts: string[] = [];
    createWorkflowLog((part) => parts.push(part)).say(text);
    return parts.join("");
  };

  test.each([
    "::error::x",
    "  ::set-output name=a::b",
    "\t::add-mask::a",
    "##[add-mask]a",
    "a ##[set-env name=PATH]/x",
    "a\n::error::b",
    "a\r::error::b",
    "a\u2028::error::b",
    "a\u0085::stop-commands::b",
  ])("%j is no command when it is said", (text) => {
    const line = said(text);
    expect(line).toMatch(/^[^\n]*\n$/u);
    expect(line).not.toContain("##[");
    for (const each of line.split(/[\r\n\u0085\u2028\u2029]/u)) expect(each.trim()).not.toMatch(/^::/u);
  });

  test("what is told can't end its line", () => {
    const parts: string[] = [];
    createWorkflowLog((part) => parts.push(part)).tell("error", "a%0A\r\n::error::b");
    expect(parts.join("")).toBe("::error::a%250A%0D%0A::error::b\n");
  });

  test("a secret is hidden line by line", () => {
    const parts: string[] = [];
    createWorkflowLog((part) => parts.push(part)).hide("one\ntwo\n");
    expect(parts).toEqual(["::add-mask::one\n", "::add-mask::two\n"]);
  });
});

describe("Markdown", () => {
  test.each([
    ["<img src=x onerror=alert(1)>", "\\<img src=x onerror=alert\\(1\\)\\>"],
    ["[x](https://evil.example) `code` | cell", expect.not.stringMatching(/(?<!\\)[[\]`|]/u)],
    ["@acme/all", expect.not.stringContaining("@acme")],
    ["see https://evil.example", expect.not.stringContaining("https:")],
    ["a\nb\u2028c", "a b c"],
    ["a\u202eb", "a\ufffdb"],
  ])("%j is plain words", (text, expected) => expect(plain(text)).toEqual(expected));

  test("long ones are cut", () => expect([...plain("x".repeat(600))]).toHaveLength(501));
});

describe("files", () => {
  test("an output's value can't be another output", () => {
    const outputs = file("outputs");
    const values = { one: "a\nEOF\ntwo<<x\nb", two: "" };
    writeOutputs(outputs, values);
    expect(readOutputs(read(outputs))).toEqual(values);
    expect(read(outputs).split("\n")[0]).toMatch(/^one<<rfckit-[0-9a-f-]{36}$/u);
    writeOutputs(null, values);
  });

  test("a summary that fits is written whole", () => {
    const summary = file("fits");
    writeSummary(summary, ["a", "b"], (left) => `${left} left`);
    expect(read(summary)).toBe("a\nb\n");
  });

  test("a summary that GitHub wouldn't take is cut, and says so", () => {
    const summary = file("summary");
    const problem = (line: number): Problem => ({
      rule: "link-relative",
      severity: "error",
      message: `There is no "${"long-".repeat(20)}${line}.md" in the repository.`,
      line,
      column: 1,
      endLine: line,
      endColumn: 2,
      fixable: false,
      url: "https://example.org/link-relative",
    });
    const problems = Array.from({ length: 9000 }, (_, number) => problem(number + 1));
    const log: string[] = [];
    const status = reportLint(
      {
        files: [{ path: "accepted/a.md", stage: "full", problems }],
        nothing: null,
        maxWarnings: 0,
        troubles: [],
      },
      { outputFile: null, summaryFile: summary },
      createWorkflowLog((part) => log.push(part)),
    );
    expect(status).toBe(1);
    expect(Buffer.byteLength(read(summary))).toBeLessThan(1024 * 1024);
    const [, left] =
      /_(\d+) more problems have no room here\. They are in the step's log\._\n$/u.exec(read(summary)) ?? [];
    expect(read(summary).match(/^\| accepted/gmu)).toHaveLength(9000 - Number(left));
    expect(log.join("").match(/^(?:::error file=)?accepted\/a\.md/gmu)).toHaveLength(9000);
  });
});
