/**
 * The rules' head comments are their documentation, and their examples are run: each bad one gives exactly the lines
 * that stand below it, each good one nothing at all.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parsers } from "../test/parsers.ts";
import { type Example, readRulePage } from "../test/read-rule-page.ts";
import { checkAssets, DEFAULT_TEMPLATES, lint, type Problem, RULES, type RuleId } from "./index.ts";
import { readYaml } from "./parsers/read-yaml.ts";
import { readShown } from "./shown.ts";

const folder = join(import.meta.dirname, "rules");
const readPage = (id: string) => readRulePage(readFileSync(join(folder, `${id}.ts`), "utf8"));

test("every file of rules/ is in the table, under its own name", () => {
  const files = readdirSync(folder).filter((name) => !name.endsWith(".test.ts"));
  expect(RULES.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});

/** What there is beside the example; a Markdown document there has one heading. */
function filesOf({ path, beside }: Example) {
  const all = [path, ...beside];
  return {
    kindOf: (asked: string) => {
      if (all.includes(asked)) return "file" as const;
      return all.some((each) => each.startsWith(`${asked}/`)) ? ("folder" as const) : null;
    },
    namesIn: (asked: string) =>
      all.filter((each) => each.startsWith(`${asked}/`)).map((each) => each.slice(asked.length + 1)),
    anchorsOf: (asked: string) =>
      all.includes(asked) && asked.endsWith(".md") ? new Set(["the-tunnel"]) : null,
  };
}

describe.each(RULES.map(({ id }) => ({ id })))("$id", ({ id }) => {
  const { page, examples } = readPage(id);

  test("its page begins with its name and has a bad and a good example", () => {
    expect(page.split("\n")[0]).toBe(`# \`${id}\``);
    expect(new Set(examples.map(({ kind }) => kind))).toEqual(new Set(["Bad", "Good"]));
    expect(examples.length).toBe(page.match(/^```md$/gmu)?.length);
  });

  const cases = examples.flatMap((example) => parsers.map((parser) => ({ ...example, ...parser })));
  test.each(cases)("$kind, as a $stage, with the $name parser", ({ parse, ...example }) => {
    const { text, path, beside, stage, isOn, isLong } = example;
    const rules = isOn ? ({ [id]: "warning" } as Partial<Record<RuleId, "warning">>) : {};
    const whole = isLong ? `${text.trimEnd()}${" and who pays".repeat(24_000)}` : text;
    const wanted = { directory: "accepted" };
    const options = { path, stage, rules, wanted, readYaml, parse, templates: DEFAULT_TEMPLATES };
    if (isLong && parse === parsers[1]?.parse) return;
    const { problems } = lint(whole, { ...options, files: filesOf(example) });
    const assets = beside.filter((each) => !each.endsWith(".md"));
    const shown = readShown([{ path, text }], parse);
    const found = checkAssets({ judged: assets, assets, documents: [path], shown }, () => rules);
    const all = [...found, ...problems.map((problem) => ({ path: "", problem }))];
    expect(all.map(writeLine).join("")).toBe(example.says);
    if (example.kind === "Bad")
      expect(new Set(all.map(({ problem }) => problem.rule))).toEqual(new Set([id]));
    else expect(all).toEqual([]);
  });
});

function writeLine({ path, problem }: { readonly path: string; readonly problem: Problem }): string {
  const { line, column, severity, message } = problem;
  return `${path === "" ? "" : `${path}:`}${line}:${column} ${severity} ${message}\n`;
}

test("a rule's page is named after it", () => {
  const options = { path: "accepted/empty.md", templates: DEFAULT_TEMPLATES, parse: parsers[0].parse };
  expect(lint("", options).problems[0]?.url).toBe("https://unpkg.com/rfckit/docs/rules/section-missing.md");
});
