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
  namesIn: () => numbers.slice(0, 2000).map((n) => `file-${n}.md`),
  anchorsOf: () => null,
};

test.each(TEXTS)("%s, three thousand times among very many names", (rule, text) => {
  const began = performance.now();
  const { problems } = lint(text, { path: "accepted/a.md", templates: DEFAULT_TEMPLATES, parse, files });
  const found = problems.filter((problem) => problem.rule === rule);
  expect(found).toHaveLength(numbers.length);
  expect(found[0]?.suggestion).toMatch(/0000/u);
  expect(found.at(-1)?.suggestion).toBeUndefined();
  // Without a budget they take ten to twenty seconds.
  expect(performance.now() - began).toBeLessThan(5000);
});

test("names as long as a file system lets them be take no longer in all than usual ones", () => {
  const rest = "ab".repeat(120);
  const long: RepositoryFiles = { ...files, namesIn: () => numbers.slice(0, 1000).map((n) => `${rest}${n}`) };
  const text = Array.from({ length: 500 }, (_, index) => `[x](${rest.replaceAll("abab", "aabb")}${index})`);
  const began = performance.now();
  const options = { path: "accepted/a.md", templates: DEFAULT_TEMPLATES, parse, files: long };
  const { problems } = lint(text.join("\n\n"), options);
  expect(problems.filter(({ rule }) => rule === "link-relative")).toHaveLength(text.length);
  // It takes many times as long where each comparison is taken for one of usual names.
  expect(performance.now() - began).toBeLessThan(3000);
});

test("nothing is looked for in place of an anchor that goes on for pages", () => {
  const pages = "ab".repeat(40_000);
  const text = `# ${pages}\n\n[x](#${pages.replaceAll("ab", "ba")})\n`;
  const began = performance.now();
  const { problems } = lint(text, { path: "accepted/a.md", templates: DEFAULT_TEMPLATES, parse });
  expect(problems.filter(({ rule }) => rule === "link-anchor")).toHaveLength(1);
  // It takes many seconds to compare these two.
  expect(performance.now() - began).toBeLessThan(3000);
});

test("a folder of very many names is not looked through, in however many documents", () => {
  const crowd = Array.from({ length: 20_000 }, (_, index) => `file-${index}.md`);
  const crowded: RepositoryFiles = { ...files, namesIn: () => crowd };
  const began = performance.now();
  for (let document = 0; document < 100; document += 1) {
    const text = `[x](flie-${document}.md)`.repeat(10);
    const { problems } = lint(text, {
      path: "accepted/a.md",
      templates: DEFAULT_TEMPLATES,
      parse,
      files: crowded,
    });
    const found = problems.filter(({ rule }) => rule === "link-relative");
    expect(found.map(({ suggestion }) => suggestion)).toEqual(Array(10).fill(undefined));
  }
  expect(performance.now() - began).toBeLessThan(3000);
});
