/** What the configuration says to the linter. */
import { expect, test } from "vitest";
import { formatProblem, readConfiguration } from "./index.ts";
import { DEFAULT_LINT_CONFIGURATION } from "./lint-configuration.ts";
import { readLintConfiguration } from "./read-lint-configuration.ts";

const SMALLEST = "projects: { p: { groups: { A: [a], B: [b] } } }\n";

async function told(text: string): Promise<readonly string[]> {
  const read = await readLintConfiguration(text);
  return read.ok ? [] : read.problems.map((problem) => formatProblem(problem, "rfcbot.yml"));
}

test.each([
  ["nothing", ""],
  ["only what is the bot's", SMALLEST],
  ["what is broken elsewhere", "projects: 3\nunknown: x\n"],
  ["empty sections", "lint: {}\nrfcs: {}\n"],
])("%s leaves the defaults, which are the schema's", async (_, text) => {
  expect(await readLintConfiguration(text)).toEqual({ ok: true, value: DEFAULT_LINT_CONFIGURATION });
});

test.each([
  SMALLEST,
  `${SMALLEST}rfcs: { directory: ./rfcs/, templates: { full: t.md } }\nlint: { time-limit: 5s }\n`,
  `${SMALLEST}lint:\n  rules: { image-alt: off }\n  front-matter: required\n  overrides: [{ files: accepted/x.md, stage: free }]\n`,
])("it is what the whole configuration says: %j", async (text) => {
  const whole = readConfiguration(text);
  if (!whole.ok) throw new Error("It is valid.");
  const { rfcs, lint } = whole.value;
  expect(await readLintConfiguration(text)).toEqual({ ok: true, value: { rfcs, lint } });
});

test.each([
  ["a: [\n", /^rfcbot\.yml:\d+:\d+/u],
  ["lint: { rules: { image-alt: of } }\n", /rfcbot\.yml:1:29: Found the text `of`.*`off`/su],
  ["lint: { rule: {} }\n", /rule.*Did you mean .*rules/su],
  ["rfcs: { directory: ../x }\n", /\.\.\/x/u],
])("what is wrong in it is told: %j", async (text, expected) => {
  expect((await told(text)).join("\n")).toMatch(expected);
});
