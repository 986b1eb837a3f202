// Every requirement of the process, R1 to R16, and every decision, D1 to D34, is proved by a scenario that
// names it under `proves`, or by a test that names it in its title, such as `a late change (D16)`.
import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { parseScenario } from "../../packages/simulator/src/scenario/parse-scenario.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const NUMBERS = [...count("R", 16), ...count("D", 34)];

function count(letter: string, last: number): string[] {
  return Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);
}

function read(pattern: string): string[] {
  const files = globSync(pattern, { cwd: ROOT, exclude: (path) => path.includes("node_modules") });
  return files.map((file) => readFileSync(resolve(ROOT, file), "utf8"));
}

/** The numbers that scenarios claim. */
function provedByScenarios(): string[] {
  return read("packages/simulator/scenarios/*.yml").flatMap((text) => {
    const scenario = parseScenario(text);
    return scenario.ok ? scenario.value.proves : [];
  });
}

/** The numbers in the titles of tests, in parentheses: `(D12)`, `(R9, D12)`. */
function provedByTitles(): string[] {
  return read("{packages,apps}/*/{src,test}/**/*.test.ts").flatMap((source) =>
    [
      ...source.matchAll(/\b(?:test|it|describe)(?:\.\w+)*(?:\([^"'`\n]*\))?\(\s*["'`](?<title>[^\n]*)/gu),
    ].flatMap(({ groups }) =>
      [...(groups?.["title"] ?? "").matchAll(/\((?<numbers>[RD]\d+(?:, ?[RD]\d+)*)\)/gu)].flatMap((match) =>
        (match.groups?.["numbers"] ?? "").split(/, ?/u),
      ),
    ),
  );
}

test("every number of the process is proved", () => {
  const proved = new Set([...provedByScenarios(), ...provedByTitles()]);
  expect(
    NUMBERS.filter((number) => !proved.has(number)),
    "these numbers have no scenario and no test",
  ).toEqual([]);
});

test("nothing claims to prove a number that there isn't", () => {
  const claimed = new Set([...provedByScenarios(), ...provedByTitles()]);
  expect([...claimed].filter((number) => !NUMBERS.includes(number))).toEqual([]);
});
