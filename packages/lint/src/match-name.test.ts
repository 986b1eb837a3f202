/** Which headings stand for which sections (D8). */
import { expect, test } from "vitest";
import { isSameName, nameMatcher } from "./match-name.ts";

const match = nameMatcher([
  "Summary",
  "Motivation",
  "Proposal",
  "Rationale and alternatives",
  "Open questions",
  "Proposal sketch",
]);

test.each([
  ["Summary", "Summary", "same"],
  ["summary", "Summary", "spelling"],
  ["SUMMARY:", "Summary", "spelling"],
  ["1. Summary", "Summary", "spelling"],
  ["2.1 Motivation", "Motivation", "spelling"],
  ["IV. Proposal", "Proposal", "spelling"],
  ["Open  Questions", "Open questions", "spelling"],
  ["open-questions", "Open questions", "spelling"],
  ["Open questions?", "Open questions", "spelling"],
  ["Rationale & Alternatives", "Rationale and alternatives", "spelling"],
  ["Ｓｕｍｍａｒｙ", "Summary", "spelling"],
  ["📝 Summary", "Summary", "spelling"],
  ["Sumary", "Summary", "typo"],
  ["Motivatoin", "Motivation", "typo"],
  ["Open question", "Open questions", "typo"],
  ["Proposals", "Proposal", "typo"],
  ["A proposal", "Proposal", "typo"],
  ["Rational and altenatives", "Rationale and alternatives", "typo"],
  ["Proposal: Winch, a compiler", "Proposal", "subtitle"],
  ["Proposal : Winch", "Proposal", "subtitle"],
  ["Proposal — Winch", "Proposal", "subtitle"],
  ["Motivation (and goals)", "Motivation", "subtitle"],
  ["propsal: Winch", "Proposal", "subtitle"],
  ["Proposal sketch", "Proposal sketch", "same"],
  ["Proposal Sketch: Winch", "Proposal sketch", "subtitle"],
])("%s is %s (%s)", (heading, name, likeness) => {
  expect(match(heading)).toMatchObject({ name, likeness });
});

test.each([
  "",
  ":",
  "Alternatives",
  "Rationale",
  "Questions",
  "Proposal for Winch",
  "Summary of changes",
  "Winch: Proposal",
  "Prior art",
  "Summary ".repeat(9).trim(),
])("%s is none of them", (heading) => {
  expect(match(heading)).toBeNull();
});

test("an exact name is preferred, and among equals the first", () => {
  const twins = nameMatcher(["Costs", "Cost", "Cast"]);
  expect(twins("Cost")?.name).toBe("Cost");
  expect(twins("cast")?.name).toBe("Cast");
  expect(nameMatcher(["abcdeX", "abcdeY"])("abcdeZ")?.name).toBe("abcdeX");
});

test("very short names allow no slip", () => {
  expect(nameMatcher(["Go"])("No")).toBeNull();
  expect(nameMatcher(["Go"])("GO")?.name).toBe("Go");
});

test("two templates mean the same section whatever its case", () => {
  expect(isSameName("Open Questions", "Open questions")).toBe(true);
  expect(isSameName("Proposal", "Proposal sketch")).toBe(false);
});
