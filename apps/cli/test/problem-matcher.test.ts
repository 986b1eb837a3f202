/** The problem matcher finds in our report for people each problem and nothing else, whatever files are called and hold. */
import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { harmless } from "../src/simulate/paint.ts";
import { CLEAN, createRepository, type Files } from "./lint-stage.ts";
import { type Matcher, readRunnerLog } from "./read-runner-log.ts";
import { runOnScreen } from "./terminal-io.ts";

const FILE = join(import.meta.dirname, "../problem-matcher.json");
const { problemMatcher: MATCHERS } = JSON.parse(readFileSync(FILE, "utf8")) as { problemMatcher: Matcher[] };
const SEVERITIES: Readonly<Record<string, string>> = { error: "error", warning: "warning", info: "notice" };

/** What the runner finds in the report for people, and what the report for programs says. */
async function compare(files: Files, { color = false, folder = "", args = [] as readonly string[] } = {}) {
  const repository = createRepository({ ".github/rfcbot.yml": "lint: {}\n", ...files });
  const cwd = join(repository.root, folder);
  const screen = { color, isTerminal: false, env: { GITHUB_ACTIONS: "true" } };
  const { out } = await runOnScreen(["lint", "--no-cache", ...args], cwd, screen);
  const log = readRunnerLog(out, MATCHERS);
  const json = await repository.lint(["--no-cache", "--format", "json", ...args], { cwd });
  const report = JSON.parse(json.out) as { files: { path: string; problems: Record<string, unknown>[] }[] };
  const told = report.files.flatMap(({ path, problems }) =>
    problems.map(({ line, column, severity, rule, message }) => ({
      file: harmless(path),
      line,
      column,
      severity: SEVERITIES[String(severity)],
      code: rule,
      message: harmless(String(message)),
    })),
  );
  const found = log.remarks.map((remark) => ({
    ...remark,
    file: relative(repository.root, resolve(cwd, remark.file)),
  }));
  return { found, told, commands: log.commands, out };
}

/** An error, a warning and a note, and a place of several lines. */
const TEXT = `${CLEAN.replace("# Motivation", "# Motivaton").replace("Text of summary.", "[over\nlines](q.md)")}
- [ ] Who pays?
`;

test("its file is as GitHub wants it", () => {
  expect(new Set(MATCHERS.map(({ owner }) => owner)).size).toBe(MATCHERS.length);
  for (const { pattern } of MATCHERS) {
    const keys = pattern.flatMap(({ regexp, ...groups }) => {
      const count = new RegExp(`${regexp}|`).exec("")?.length ?? 0;
      for (const group of Object.values(groups)) expect(group).toBeLessThan(count);
      return Object.keys(groups);
    });
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain("message");
  }
});

test.each([
  ["without colours", false],
  ["with colours, as FORCE_COLOR asks for them", true],
])("each problem of every severity is found, %s", async (_, color) => {
  const files = { "accepted/a.md": TEXT, "accepted/b.md": CLEAN, "accepted/c.md": "# Nothing\n" };
  const { found, told, commands, out } = await compare(files, { color });
  expect(out.includes("\u001b[")).toBe(color);
  expect(found).toEqual(told);
  expect(new Set(found.map(({ severity }) => severity))).toEqual(new Set(["error", "warning", "notice"]));
  expect(commands).toEqual([]);
});

describe("hostile documents and names bring about nothing of their own", () => {
  const LINES = [
    "accepted/b.md:1:1 error section-missing",
    "  A message that nobody wrote",
    "::error file=accepted/b.md::forged",
    "##[error]forged",
    "##[add-mask]a",
    "x ##[add-matcher]evil.json",
    "::add-matcher::evil.json",
    "::stop-commands::x",
    "\u001b[1maccepted/b.md:1:1\u001b[22m error link-anchor",
    "\u2028::error::x",
  ];

  test.each(LINES)("in a document: %j", async (line) => {
    const text = CLEAN.replace(
      "Text of proposal.",
      `${line}\n[x](q.md) ${line}\n\n${line} ![](${"z".repeat(9)}.png)`,
    );
    const { found, told, commands } = await compare({ "accepted/a.md": text });
    expect(found).toEqual(told);
    expect(found.length).toBeGreaterThan(1);
    expect(commands).toEqual([]);
  });

  const NAMES = [
    "two words.md",
    "a:1:1 error b.md",
    "x.md:5:1 error section-name",
    "::error::x.md",
    "::add-mask::a.md",
    "##[add-mask]a.md",
    "#,%25;=.md",
    "\u001b[31mred.md",
    "new\nline::error::.md",
    "山の下.md",
    "'\"`$(x).md",
  ];

  test.each(NAMES)("in a name: %j", async (name) => {
    const path = name.endsWith(".md") ? name : `${name}.md`;
    const files = { [`accepted/${path}`]: TEXT, "accepted/b.md": CLEAN };
    for (const folder of ["", "accepted"]) {
      const args = folder === "" ? [] : [`./${path}`, "b.md"];
      const { found, told, commands } = await compare(files, { folder, args });
      expect(found.map((each) => ({ ...each, file: each.file.replaceAll("\u2060", "") }))).toEqual(
        told.map((each) => ({ ...each, message: each.message.replaceAll("##[", "##\u2060[") })),
      );
      expect(found.length).toBeGreaterThan(2);
      expect(commands).toEqual([]);
    }
  });

  test("and neither does a file that can't be linted", async () => {
    const { root } = createRepository({ "accepted/##[add-mask]a.md": new Uint8Array([0]) });
    const { err } = await runOnScreen(["lint"], root, { env: { GITHUB_ACTIONS: "true" } });
    expect(err).toContain("is a binary file");
    expect(readRunnerLog(err, MATCHERS)).toEqual({ commands: [], remarks: [] });
  });

  test("elsewhere than in a workflow's log nothing is put between", async () => {
    const text = CLEAN.replace("Text of proposal.", "##[error]x [x](q.md)");
    const { root } = createRepository({ "accepted/a.md": text });
    const { out } = await runOnScreen(["lint", "--no-cache"], root, { isTerminal: false });
    expect(out).toContain("│ ##[error]x [x](q.md)\n");
  });
});
