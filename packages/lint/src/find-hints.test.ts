/** A template's guiding text, found as a whole and not otherwise. */
import { describe, expect, test } from "vitest";
import { createHintFinder } from "./find-hints.ts";

const HINT =
  "Describe the problem before any solution. Who runs into it, how often, and what do they do about it today?";
const OTHER = "List what is still undecided, and who might decide it before the end of the discussion.";
const finder = createHintFinder([
  HINT,
  OTHER,
  "None.",
  "Be brief and clear",
  "Write 'None.' if you don't know.",
]);
const placesIn = (text: string) =>
  finder.find(text).map(({ place }) => [place.line, place.column, place.endLine, place.endColumn]);

describe("it is found", () => {
  test.each([
    ["as it is", HINT, [[1, 1, 1, HINT.length]]],
    ["wrapped", HINT.replaceAll(" ", "\n"), [[1, 1, 20, 6]]],
    ["quoted", `> ${HINT.replaceAll(", ", ",\n> ")}`, [[1, 3, 3, 37]]],
    ["in capitals", HINT.toUpperCase(), [[1, 1, 1, HINT.length]]],
    ["with other marks between the words", HINT.replaceAll(/[.,?] ?/gu, " \u2014 "), [[1, 1, 1, 109]]],
    [
      "with two words misspelt",
      HINT.replace("problem", "porblem").replace("solution", "solutoin"),
      [[1, 1, 1, HINT.length]],
    ],
    [
      "with a word left out and another put in",
      HINT.replace("often, ", "").replace("before", "well before"),
      [[1, 1, 1, HINT.length - 2]],
    ],
    ["in the middle of other text", `Before. ${HINT} Behind.`, [[1, 9, 1, HINT.length + 8]]],
    [
      "twice",
      `${HINT}\n\n${HINT}`,
      [
        [1, 1, 1, HINT.length],
        [3, 1, 3, HINT.length],
      ],
    ],
    [
      "and another right behind it",
      `${HINT} ${OTHER}`,
      [
        [1, 1, 1, HINT.length],
        [1, HINT.length + 2, 1, HINT.length + OTHER.length + 1],
      ],
    ],
    ["however short, if it has four words", "Be brief and clear.", [[1, 1, 1, 19]]],
  ])("%s", (_, text, expected) => {
    expect(placesIn(text)).toEqual(expected);
  });
});

describe("it is not found", () => {
  test.each([
    ["by one of its sentences", "Describe the problem before any solution."],
    ["by its other sentence", HINT.slice(HINT.indexOf("Who"))],
    ["by its words in another order", HINT.split(" ").reverse().join(" ")],
    ["by its words far apart", HINT.split(" ").join(` ${"and so on ".repeat(10)}`)],
    [
      "where many words differ",
      HINT.replace("problem", "weather")
        .replace("solution", "picnic")
        .replace("today", "in May")
        .replace("often", "wet")
        .replace("runs", "walks"),
    ],
    ["by fewer than four words", "None."],
    ["in nothing", ""],
  ])("%s", (_, text) => {
    expect(placesIn(text)).toEqual([]);
  });
});

test("of two versions of a hint the longer one is found where both are", () => {
  const both = createHintFinder([HINT, "Describe the problem before any solution."]);
  expect(both.find(HINT).map(({ hint }) => hint)).toEqual([HINT]);
  expect(both.find("Describe the problem before any solution.")).toHaveLength(1);
});
