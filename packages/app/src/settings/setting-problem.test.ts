import { expect, test } from "vitest";
import { describeProblems, quote } from "./setting-problem.ts";

test("all problems are told at once, each with what was found, expected and is to be done", () => {
  const problem = { setting: "PORT", found: '"x"', expected: "a port", remedy: "Set one." };
  expect(
    describeProblems([problem, { ...problem, setting: "APP_ID" }]),
  ).toBe(`rfckit bot: 2 settings are wrong, so it doesn't start.

PORT
  found:     "x"
  expected:  a port
  to do:     Set one.

APP_ID
  found:     "x"
  expected:  a port
  to do:     Set one.
`);
});

test("what is quoted stays on one line, and short", () => {
  expect(quote("a\nb")).toBe('"a\\nb"');
  expect(quote("x".repeat(100))).toHaveLength(62);
});
