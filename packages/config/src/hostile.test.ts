/** Whatever the text is, reading it returns, soon, and says something that stands in the file. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EVERY_SETTING } from "./example.ts";
import { readConfiguration } from "./index.ts";

const LIMIT = 64 * 1024;
const fill = (piece: string) => piece.repeat(Math.floor(LIMIT / piece.length));
const numbered = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join("");

const BILLION = `${["a", "b", "c", "d", "e", "f", "g", "h", "i"]
  .map((name, index, all) => {
    const item = index === 0 ? "lol" : `*${all[index - 1]}`;
    return `${name}: &${name} [${Array(10).fill(item).join(",")}]`;
  })
  .join("\n")}\n`;

describe("64 KiB of anything", () => {
  test.each([
    ["open brackets", fill("[")],
    ["open braces", fill("{a: ")],
    ["nested lists", fill("- ")],
    ["explicit keys", fill("? ")],
    ["doubled keys", fill("a:\n")],
    ["unknown keys", numbered(7000, (index) => `k${index}: 1\n`)],
    ["stars", fill("*a_")],
    ["quotes", fill('"')],
    ["tags", fill("!a ")],
    ["anchors", fill("&a ")],
    ["directives", fill("%A\n")],
    ["comments", fill("#\n")],
    ["NULs", fill("\0")],
    ["lone surrogates", fill("\ud800")],
    ["one login many times", `admins: [${"a,".repeat(32_000)}]`],
    [
      "many projects",
      numbered(1900, (index) => (index === 0 ? "projects:\n" : ` p${index}: {groups: {A: [a]}}\n`)),
    ],
    ["one long login", `projects: {p: {groups: {A: [${"-a".repeat(30_000)}], B: [b]}}}`],
    ["one long path", `rfcs: {directory: ${"../".repeat(20_000)}}`],
    ["one long label", `labels: {disposition: '${"{disposition}".repeat(4500)}'}`],
    ["one long duration", `fcp: {minimum: '${"1 d ".repeat(15_000)}'}`],
    ["aliases that multiply", BILLION],
    [
      "aliases of one list",
      `a: &a [1, 2, 3, 4, 5]\n${numbered(8000, (index) => `${index}: *a\n`).slice(0, LIMIT - 30)}`,
    ],
  ])("%s", (_, text) => {
    expect(text.length).toBeLessThanOrEqual(LIMIT);
    const started = performance.now();
    expect(readConfiguration(text).ok).toBe(false);
    // An unloaded machine needs a second at the very worst; quadratic time would need minutes.
    expect(performance.now() - started).toBeLessThan(8000);
  });

  test("aliases that multiply are named", () => {
    const result = readConfiguration(BILLION);
    expect(!result.ok && result.problems.map((problem) => problem.message)).toEqual([
      "Found aliases that multiply the file, expected at most 40000 values in all.",
    ]);
  });
});

/** Every problem stands in the text, and they come in order. */
function holdToPlaces(text: string): void {
  const result = readConfiguration(text);
  if (result.ok) return;
  const lines = text.split("\n");
  expect(result.problems.length).toBeGreaterThan(0);
  let last = { line: 0, column: 0 };
  for (const problem of result.problems) {
    expect(problem.line).toBeGreaterThanOrEqual(1);
    expect(problem.line).toBeLessThanOrEqual(lines.length);
    expect(problem.column).toBeGreaterThanOrEqual(1);
    expect(problem.column).toBeLessThanOrEqual((lines[problem.line - 1] ?? "").length + 1);
    expect(
      [problem.endLine, problem.endColumn] > [problem.line, problem.column] ||
        problem.endLine >= problem.line,
    ).toBe(true);
    expect(problem.line > last.line || (problem.line === last.line && problem.column >= last.column)).toBe(
      true,
    );
    expect(problem.message).not.toMatch(/\n|undefined|another value|\[object/u);
    last = problem;
  }
}

/** Four times as many where tests that take minutes run. */
const MORE = (process.env["RFCKIT_THOROUGH"] ?? "") === "" ? 1 : 4;

test("any text has its problems in place and in order", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), holdToPlaces), {
    seed: 11,
    numRuns: 75 * MORE,
  });
}, 30_000);

test("so has any damage to a valid file", () => {
  const piece = fc.constantFrom(
    "",
    " ",
    "\n",
    ":",
    "[",
    "]",
    "{",
    "}",
    "'",
    '"',
    "#",
    "&a ",
    "*a",
    "- ",
    "null",
    "0",
    "@x",
    "!!set ",
    "<<: ",
    "__proto__",
    "\t",
    "\u2028",
  );
  const damage = fc.array(fc.tuple(fc.nat(EVERY_SETTING.length), fc.nat(12), piece), {
    minLength: 1,
    maxLength: 4,
  });
  const apply = (text: string, [at, length, put]: [number, number, string]) =>
    text.slice(0, at) + put + text.slice(at + length);
  fc.assert(
    fc.property(damage, (all) => holdToPlaces(all.reduce(apply, EVERY_SETTING))),
    { seed: 13, numRuns: 150 * MORE },
  );
});

test("so has any data in the place of any setting", () => {
  const keys = [
    "version",
    "mentions",
    "projects",
    "admins",
    "rfcs",
    "fcp",
    "signOff",
    "objection",
    "merge",
    "labels",
    "checks",
    "lint",
    "paused",
    "public",
  ];
  const data = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 4 }));
  fc.assert(
    fc.property(data, (value) => holdToPlaces(JSON.stringify(value))),
    { seed: 17, numRuns: 75 * MORE },
  );
});
