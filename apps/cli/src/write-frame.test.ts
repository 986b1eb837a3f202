import type { Problem } from "@rfckit/lint";
import { expect, test } from "vitest";
import { createPaint } from "./simulate/paint.ts";
import { writeFrame } from "./write-frame.ts";

const LINES = ["# One", "", "two", "three", ""];

function frame(line: number, column: number, endLine: number, endColumn: number): string {
  const place = { line, column, endLine, endColumn };
  const problem: Problem = {
    rule: "file-name",
    severity: "error",
    message: "",
    fixable: false,
    url: "",
    ...place,
  };
  return writeFrame(problem, LINES, { paint: createPaint(false), columns: 80 }).join("\n");
}

test.each([
  ["a point is one column wide", frame(3, 2, 3, 2), "  3 │ two\n    │  ~"],
  ["the line before is shown", frame(4, 1, 4, 3), "  3 │ two\n  4 │ three\n    │ ~~"],
  [
    "a place that ends where a line begins has nothing of that line",
    frame(3, 1, 4, 1),
    "  3 │ two\n    │ ~~~",
  ],
  [
    "blank lines within a place aren't underlined",
    frame(1, 1, 3, 3),
    "  1 │ # One\n    │ ~~~~~\n  2 │ \n  3 │ two\n    │ ~~",
  ],
  ["beyond the text's end there is nothing", frame(9, 1, 9, 5), ""],
  ["and on a blank line neither", frame(2, 1, 2, 1), ""],
])("%s", (_, actual, expected) => expect(actual).toBe(expected));
