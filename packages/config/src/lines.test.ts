import { expect, test } from "vitest";
import { Lines } from "./lines.ts";

const lines = new Lines("ab\n\ncde");

test.each([
  ["the beginning", 0, 0, { line: 1, column: 1, endLine: 1, endColumn: 1 }],
  ["a line's end", 2, 3, { line: 1, column: 3, endLine: 2, endColumn: 1 }],
  ["an empty line", 3, 4, { line: 2, column: 1, endLine: 3, endColumn: 1 }],
  ["the last line", 5, 6, { line: 3, column: 2, endLine: 3, endColumn: 3 }],
  ["beyond the end", 9, 12, { line: 3, column: 4, endLine: 3, endColumn: 4 }],
  ["an end before its start", 5, 1, { line: 3, column: 2, endLine: 3, endColumn: 2 }],
])("%s", (_, start, end, place) => expect(lines.between(start, end)).toEqual(place));

test("an empty text", () =>
  expect(new Lines("").between(0, 1)).toEqual({ line: 1, column: 1, endLine: 1, endColumn: 1 }));
