import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countEdits, nearest } from "./nearest.ts";

const ENOUGH = 99;

/** The same count by its definition, with no table and no limit. */
function countByDefinition(one: string, other: string): number {
  if (one === "" || other === "") return one.length + other.length;
  const same = one.at(-1) === other.at(-1);
  const shorter = (word: string, by: number) => word.slice(0, word.length - by);
  const ways = [
    countByDefinition(shorter(one, 1), other) + 1,
    countByDefinition(one, shorter(other, 1)) + 1,
    countByDefinition(shorter(one, 1), shorter(other, 1)) + (same ? 0 : 1),
  ];
  const swapped =
    one.length > 1 && other.length > 1 && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1);
  if (swapped) ways.push(countByDefinition(shorter(one, 2), shorter(other, 2)) + 1);
  return Math.min(...ways);
}

describe("edits", () => {
  test.each([
    ["cost", "cost", 0],
    ["cost", "cots", 1],
    ["cost", "ocst", 1],
    ["cost", "coast", 1],
    ["coast", "cost", 1],
    ["cost", "cast", 1],
    ["cost", "octs", 2],
    ["cost", "scot", 2],
    ["", "abc", 3],
    ["abc", "", 3],
    ["", "", 0],
  ])("from %j to %j it takes %i", (one, other, edits) => {
    expect(countEdits(one, other, ENOUGH)).toBe(edits);
  });
  test("the count is the one that the definition gives", () => {
    const word = fc
      .array(fc.constantFrom("a", "b", "c"), { maxLength: 5 })
      .map((letters) => letters.join(""));
    fc.assert(
      fc.property(word, word, (one, other) => {
        const edits = countByDefinition(one, other);
        expect(countEdits(one, other, ENOUGH)).toBe(edits);
        for (const limit of [1, 2, 3]) expect(countEdits(one, other, limit)).toBe(Math.min(edits, limit));
      }),
      { seed: 1, numRuns: 300 },
    );
  });
  test("a count stops at its limit", () => {
    expect([countEdits("abc", "xyz", 2), countEdits("a", "abcd", 2), countEdits("abc", "abd", 2)]).toEqual([
      2, 2, 1,
    ]);
  });
});

describe("(D24) the nearest name", () => {
  test.each<[string, readonly string[], string | null]>([
    ["cots", ["size", "cost"], "cost"],
    ["xyzzy", ["cost"], null],
    ["cost", [], null],
    // Two edits are allowed in a short name, a third of its letters in a long one.
    ["cats", ["cost"], "cost"],
    ["abcd", ["wxyd"], null],
    ["compatibility", ["incompatibilty"], "incompatibilty"],
    ["abcdefghijkl", ["abcdefghwxyz"], "abcdefghwxyz"],
    ["abcdefghijk", ["abcdefgwxyz"], null],
    // Of two that are as near the first is meant.
    ["cost", ["cast", "lost"], "cast"],
    ["cost", ["cast", "cost"], "cost"],
  ])("of %j among %j is %j", (name, candidates, expected) => {
    expect(nearest(name, candidates)).toBe(expected);
  });
  test("candidates are compared as they are made normal, and named as they are", () => {
    expect(nearest("cost", ["COST", "Cast"], (name) => name.toLowerCase())).toBe("COST");
  });
});
