/** Whole documents, and what is said of them: `<name>.md`, and beside it `<name>.problems.txt`. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DEFAULT_TEMPLATES, lint, type RuleSettings } from "../../src/index.ts";
import { readYaml } from "../../src/parsers/read-yaml.ts";
import { parsers } from "../parsers.ts";
import { filesFrom } from "../repository.ts";
import { readExpectation } from "./read-expectation.ts";

const read = (name: string) => readFileSync(join(import.meta.dirname, name), "utf8");
const files = readdirSync(import.meta.dirname);
const names = files.filter((name) => name.endsWith(".md")).map((name) => name.slice(0, -3));
const OWN_TEMPLATES = { draft: read("templates/draft.md"), full: read("templates/full.md") };

test("each document says what is expected of it, and nothing is expected of others", () => {
  const expected = files
    .filter((name) => name.endsWith(".problems.txt"))
    .map((name) => name.slice(0, -".problems.txt".length));
  expect(expected.sort()).toEqual([...names].sort());
  expect(names.length).toBeGreaterThan(12);
});

test.each([
  "",
  "\n",
  "none",
  "stage: full\n",
  "stage: full\n\n\n",
  "stage: full\n\nnon",
  "stage: full\n\nnone\nnone",
  "none\n\nnone",
  "stages: full\n\nnone",
  "stage: full\n\nnone\n\n1:1 error x",
])("an expectation that isn't said is refused: %j", (text) => {
  expect(() => readExpectation(text)).toThrow(/Say|expected/u);
});

const cases = names.flatMap((name) => parsers.map((parser) => ({ file: name, ...parser })));

test.each(cases)("$file, with the $name parser", ({ file, parse }) => {
  const { asked, stage, ownTemplates, beside, on, says } = readExpectation(read(`${file}.problems.txt`));
  const path = `accepted/${file}.md`;
  const text = read(`${file}.md`);
  const around = Object.fromEntries([[path, text], ...beside.map((name) => [`accepted/${name}`, ""])]);
  const result = lint(text, {
    path,
    ...(asked === undefined ? {} : { stage: asked }),
    templates: ownTemplates ? OWN_TEMPLATES : DEFAULT_TEMPLATES,
    parse,
    readYaml,
    rules: Object.fromEntries(on.map((id) => [id, "warning"])) as RuleSettings,
    wanted: { directory: "accepted" },
    files: filesFrom(around, parse),
  });
  const found = result.problems.map(({ line, column, severity, rule, fixable, suggestion }) => {
    const meant = suggestion === undefined ? "" : ` → ${suggestion}`;
    return `${line}:${column} ${severity} ${rule}${fixable ? " fixable" : ""}${meant}`;
  });
  expect(found).toEqual(says);
  expect(result.stage).toBe(stage);
});
