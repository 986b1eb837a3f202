/** Suggestions are looked for only as long as that takes no time to speak of, and the problems are found all the same. */
import { expect, test } from "vitest";
import { parse } from "../test/parsers.ts";
import { DEFAULT_TEMPLATES, lint, type RepositoryFiles } from "./index.ts";

/** Of the same length, so that none can be told apart by it. */
const numbers = Array.from({ length: 3000 }, (_, index) => String(index).padStart(4, "0"));
const write = (line: (number: string) => string) => numbers.map(line).join("\n\n");

const TEXTS: readonly (readonly [string, string])[] = [
  ["link-anchor", `${write((n) => `## heading ${n}`)}\n\n${write((n) => `[x](#haeding-${n})`)}`],
  [
    "definition-dangling",
    `${write((n) => `## heading ${n}`)}\n\n${write((n) => `[${n}]\n\n[${n}]: #haeding-${n}`)}`,
  ],
  ["reference-undefined", `${write((n) => `[label ${n}]: http://x`)}\n\n${write((n) => `[x][lable ${n}]`)}`],
  ["link-relative", write((n) => `[x](flie-${n}.md)`)],
];

const files: RepositoryFiles = {
  kindOf: () => null,
  namesIn: () => numbers.map((n) => `file-${n}.md`),
  anchorsOf: () => null,
};

test.each(TEXTS)("%s, three thousand times among three thousand names", (rule, text) => {
  const began = performance.now();
  const { problems } = lint(text, { path: "accepted/a.md", templates: DEFAULT_TEMPLATES, parse, files });
  const found = problems.filter((problem) => problem.rule === rule);
  expect(found).toHaveLength(numbers.length);
  expect(found[0]?.suggestion).toMatch(/0000/u);
  expect(found.at(-1)?.suggestion).toBeUndefined();
  // Without a budget they take ten to twenty seconds.
  expect(performance.now() - began).toBeLessThan(5000);
});
