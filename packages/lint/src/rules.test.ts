/**
 * The rules' head comments are their documentation, and their examples are run: each bad one gives exactly the lines
 * that stand below it, each good one nothing at all.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DEFAULT_TEMPLATES, lint, RULES } from "./index.ts";

const folder = join(import.meta.dirname, "rules");

interface Example {
  readonly kind: string;
  readonly stage: "draft" | "full";
  readonly text: string;
  readonly says: string;
}

function readPage(id: string): string {
  const [, comment = ""] =
    /^\/\*\*\n(.*?)\n \*\//su.exec(readFileSync(join(folder, `${id}.ts`), "utf8")) ?? [];
  return comment.replaceAll(/^ \* ?/gmu, "");
}

function readExamples(page: string): Example[] {
  const pattern = /^(Bad|Good), as a (draft|full RFC):\n\n```md\n(.*?)^```\n?(?:\n```text\n(.*?)^```)?/gmsu;
  return [...page.matchAll(pattern)].map(([, kind = "", stage, text = "", says = ""]) => ({
    kind,
    stage: stage === "draft" ? "draft" : "full",
    text,
    says,
  }));
}

test("every file of rules/ is in the table, under its own name", () => {
  const files = readdirSync(folder).filter((name) => !name.endsWith(".test.ts"));
  expect(RULES.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});

describe.each(RULES.map(({ id, severity }) => ({ id, severity })))("$id", ({ id }) => {
  const page = readPage(id);
  const examples = readExamples(page);

  test("its page begins with its name and has a bad and a good example", () => {
    expect(page.split("\n")[0]).toBe(`# \`${id}\``);
    expect(new Set(examples.map(({ kind }) => kind))).toEqual(new Set(["Bad", "Good"]));
    expect(examples.length).toBe(page.match(/^```md$/gmu)?.length);
  });

  test.each(examples)("$kind, as a $stage", ({ kind, stage, text, says }) => {
    const { problems } = lint(text, { path: "accepted/pass.md", stage, templates: DEFAULT_TEMPLATES });
    const lines = problems.map(
      ({ line, column, severity, message }) => `${line}:${column} ${severity} ${message}\n`,
    );
    expect(lines.join("")).toBe(says);
    if (kind === "Bad") expect(new Set(problems.map(({ rule }) => rule))).toEqual(new Set([id]));
    else expect(problems).toEqual([]);
  });
});

test("a rule's page is named after it", () => {
  const { problems } = lint("", { path: "accepted/empty.md", templates: DEFAULT_TEMPLATES });
  expect(problems[0]?.url).toBe("https://unpkg.com/rfckit/docs/rules/section-missing.md");
});
