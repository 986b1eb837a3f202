/** No input stalls the gate or the linter, and none makes them throw. */
import { expect, test } from "vitest";
import { parse } from "../test/parsers.ts";
import { checkGate, DEFAULT_TEMPLATES, lint, MOST_CHARACTERS } from "./index.ts";
import { readYaml } from "./parsers/read-yaml.ts";

const SIZE = 65_536;
/** A bound on a shared machine, of the processor's time; most take a tenth of it. */
const MOST_MILLISECONDS = 1000;

/** How long this process has worked, in ms: what others do on the machine doesn't count. */
const worked = () => process.cpuUsage().user / 1000;

const fill = (unit: string, size = SIZE) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
const grow = (line: (depth: number) => string) => {
  let text = "";
  for (let depth = 1; text.length < SIZE; depth += 1) text += `${line(depth)}\n`;
  return text;
};

const HOSTILE: Readonly<Record<string, string>> = {
  "*a_": fill("*a_"),
  "180 KB after an unclosed [": `[${fill("a ", 180_000)}`,
  "[": fill("["),
  "![": fill("!["),
  "`": fill("`a``b"),
  ">": fill(">"),
  "> ": fill("> "),
  "> lines": fill("> a\n"),
  "a ladder of >": grow((depth) => `${">".repeat(depth)} x`),
  "deep quotations with lazy lines": fill(`${">".repeat(100)} x\nlazy\n`),
  "- ": fill("- "),
  "1. ": fill("1. "),
  "> - ": fill("> - "),
  "nested lists": grow((depth) => `${"  ".repeat(depth)}- a`),
  "nested empty items": grow((depth) => `${"  ".repeat(depth)}-`),
  "list lines": fill("- a\n"),
  "blank lines in a list": `- a\n${fill(`\n${" ".repeat(300)}`)}`,
  "table rows": `|a|b|\n|-|-|\n${fill("|a|b|\n")}`,
  "a wide table": `${fill("|a", 1000)}|\n${fill("|-", 1000)}|\n${fill("|a|b|\n")}`,
  "half a table": `${fill("|-", SIZE / 2)}\n${fill("|-", SIZE / 2)}`,
  definitions: fill("[a]: b\n"),
  "unclosed definitions": fill("[a\n"),
  "an unclosed title": `[a]: b '${fill("x\n")}`,
  footnotes: fill("[^a]: b c\n"),
  "unclosed comments": fill("<!-- "),
  comments: fill("<!-- -->"),
  switches: fill("<!-- rfc-lint-disable section-empty -->\n"),
  "<a": fill("<a "),
  "<a lines": fill("<a\n"),
  headings: fill("# a\n"),
  "near misses": fill("# Sumarry\n# Motivatoin: x\n"),
  "headings of markup": fill(`# ${fill("*a_", 300)}\n`),
  "headings of brackets": fill(`# ${fill("[![", 300)}\n`),
  "one heading": `# ${fill("*a_[`")}`,
  "one underlined heading": `${fill("a *b_\n")}===\n`,
  "front matter": `---\n${fill("a: b\n")}---\n`,
  "front matter of brackets": `---\n${fill("[", 16_000)}\n---\n`,
  "front matter of dashes": `---\n${fill("- ", 16_000)}\n---\n`,
  "front matter of aliases": `---\na: &a [x]\n${fill("b: [*a, *a, *a]\n", 15_000)}---\n`,
  "formulas that don't end": fill("$a [x] $$b $[y] "),
  NULs: fill("\0"),
  "lone surrogates": fill("\ud800"),
  tabs: fill("\t"),
  blanks: fill(" "),
  "carriage returns": fill("\r"),
};

test.each(Object.entries(HOSTILE))("%s", { timeout: 60_000 }, (_, text) => {
  for (const run of [
    () => checkGate(text, { templates: DEFAULT_TEMPLATES, parse }),
    () => lint(text, { path: "accepted/hostile.md", templates: DEFAULT_TEMPLATES, parse, readYaml }),
    () => checkGate(`# Summary\n\n${text}`, { templates: DEFAULT_TEMPLATES, parse }),
  ]) {
    const started = worked();
    expect(run().problems.length).toBeGreaterThan(0);
    expect(worked() - started).toBeLessThan(MOST_MILLISECONDS);
  }
});

test("what is longer than any RFC is read to the limit, and the result says so", () => {
  const text = `# Summary\n\n${fill("-\n", MOST_CHARACTERS)}\n\n# Motivation\n\nNone.\n`;
  const started = worked();
  const { missing, cutOff } = checkGate(text, { templates: DEFAULT_TEMPLATES, parse });
  expect(worked() - started).toBeLessThan(3 * MOST_MILLISECONDS);
  expect(cutOff).toBe(true);
  expect(missing).toContain("Motivation");
  expect(missing).not.toContain("Summary");
});

test.each([
  ["dangling definitions", (n: number) => `[a${n}]: #x\n\n`, "definition-dangling"],
  ["shorthands", (n: number) => `[a](o/r#${n})\n\n`, "link-shorthand"],
  ["labels in one block", (n: number) => `[x][a${n}]\n`, "reference-undefined"],
])("many problems take time by their number: %s", { timeout: 60_000 }, (_, line, rule) => {
  const count = 10_000;
  const text = Array.from({ length: count }, (_, index) => line(index)).join("");
  const started = worked();
  const { problems } = lint(text, { path: "accepted/hostile.md", templates: DEFAULT_TEMPLATES, parse });
  expect(problems.filter((problem) => problem.rule === rule).length).toBeGreaterThan(count / 2);
  expect(worked() - started).toBeLessThan(1.5 * MOST_MILLISECONDS);
});
