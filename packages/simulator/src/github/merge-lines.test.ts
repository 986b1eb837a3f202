import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeLines } from "./merge-lines.ts";

/** Writes each character as a line of its own. */
const lines = (text: string) => [...text].map((line) => `${line}\n`).join("");

test.each<readonly [string, string, string, string, string | null]>([
  ["nothing", "abc", "abc", "abc", "abc"],
  ["a change of ours", "abc", "aBc", "abc", "aBc"],
  ["a change of theirs", "abc", "abc", "aBc", "aBc"],
  ["the same change", "abc", "aBc", "aBc", "aBc"],
  ["changes with a line between", "abcde", "Abcde", "abCde", "AbCde"],
  ["changes side by side", "abcd", "Abcd", "aBcd", null],
  ["different changes of one line", "abc", "aBc", "axc", null],
  ["a line put in, another taken out", "abcdef", "abxcdef", "abcdf", "abxcdf"],
  ["different lines put in at one place", "ab", "axb", "ayb", null],
  ["a change of what the other took out", "abcd", "aBcd", "ad", null],
  ["all taken out, and nothing done", "abc", "", "abc", ""],
  ["lines that occur twice", "aabaa", "aabaax", "yaabaa", "yaabaax"],
])("merging %s", (_, base, ours, theirs, expected) => {
  const merged = expected === null ? null : lines(expected);
  expect(mergeLines(lines(base), lines(ours), lines(theirs))).toBe(merged);
});

test("a last line without its end is another line", () => {
  expect(mergeLines("a\nb\nc", "a\nb\nc\n", "A\nb\nc")).toBe("A\nb\nc\n");
  expect(mergeLines("a", "a\n", "b")).toBeNull();
});

const texts = fc
  .array(fc.constantFrom("a\n", "b\n", "c\n", "d\n"), { maxLength: 12 })
  .map((each) => each.join(""));

test("what only one side did is taken over as it is, and sides don't matter", () => {
  fc.assert(
    fc.property(texts, texts, texts, (base, ours, theirs) => {
      expect(mergeLines(base, ours, base)).toBe(ours);
      expect(mergeLines(base, base, ours)).toBe(ours);
      expect(mergeLines(base, ours, ours)).toBe(ours);
      expect(mergeLines(base, ours, theirs)).toBe(mergeLines(base, theirs, ours));
    }),
    { seed: 8, numRuns: 500 },
  );
});

test("what is put before and after an untouched text stands together", () => {
  fc.assert(
    fc.property(texts, texts, texts, (base, head, tail) => {
      expect(mergeLines(`X\n${base}Y\n`, `${head}X\n${base}Y\n`, `X\n${base}Y\n${tail}`)).toBe(
        `${head}X\n${base}Y\n${tail}`,
      );
    }),
    { seed: 9 },
  );
});
