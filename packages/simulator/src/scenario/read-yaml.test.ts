import { describe, expect, test } from "vitest";
import { parseScenario } from "./parse-scenario.ts";
import { formatScenarioProblem } from "./problem.ts";

function problemsOf(text: string): string[] {
  const result = parseScenario(text);
  return result.ok ? [] : result.problems.map((problem) => formatScenarioProblem(problem, "a.yml"));
}

const TOP = "`name`, `proves`, `start`, `config`, `pull`, `base` or `steps`";

describe("a scenario that is no YAML", () => {
  test.each([
    ["an empty file", "", `a.yml:1:1: Found nothing, expected a mapping with ${TOP}.`],
    ["a list", "- a", `a.yml:1:1: Found a list, expected a mapping with ${TOP}.`],
    ["a word", "hello", `a.yml:1:1: Found \`hello\`, expected a mapping with ${TOP}.`],
    [
      "an open bracket",
      "name: [",
      "a.yml:1:8: Found YAML that can't be read (Flow sequence in block collection must be sufficiently indented and end with a ]), expected valid YAML 1.2.",
    ],
    [
      "a mention without quotes",
      "name: @rfcbot\nsteps: []",
      "a.yml:1:7: Found a value that begins with `@`, expected quotes around it, for that character has a meaning of its own in YAML.",
    ],
    [
      "a key twice",
      "name: a\nname: b\nsteps: []",
      "a.yml:2:1: Found the key `name` a second time, expected each key once.",
    ],
    [
      "two documents",
      "name: a\nsteps: []\n---\nname: b",
      "a.yml:3:1: Found a second YAML document, expected one scenario a file.",
    ],
    [
      "a tab",
      "name: a\npull:\n\tnumber: 1\nsteps: []",
      "a.yml:3:1: Found a tab, expected blanks, for YAML takes no tabs as indentation.",
    ],
    [
      "aliases that multiply",
      `name: a\nbase:\n${Array.from(
        { length: 9 },
        (_, i) =>
          `  k${i}: &a${i} [${Array(9)
            .fill(i === 0 ? "x" : `*a${i - 1}`)
            .join(", ")}]`,
      ).join("\n")}\nsteps: []`,
      "a.yml:1:1: Found aliases that multiply the file, expected at most 100 values.",
    ],
    [
      "a thousand brackets",
      `name: ${"[".repeat(9000)}`,
      /: Found values nested too deeply, expected a scenario\.$/u,
    ],
    [
      "a file without end",
      `name: ${"a".repeat(1_100_000)}`,
      "a.yml:1:1: Found a file of 1075 KiB, expected at most 1024 KiB.",
    ],
  ])("%s", (_, text, message) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    if (typeof message === "string") expect(problems[0]).toBe(message);
    else expect(problems[0]).toMatch(message);
  });
});
