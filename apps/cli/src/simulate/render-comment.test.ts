import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { createPaint, harmless } from "./paint.ts";
import { renderComment } from "./render-comment.ts";
import { textWidth } from "./text-width.ts";

const plain = createPaint(false);

describe("a comment in a terminal", () => {
  test.each([
    ["a heading keeps its marks", "## Title ##", ["## Title"]],
    ["boxes", "- [ ] @ana\n- [x] @ben: signed", ["☐ @ana", "☑ @ben: signed"]],
    ["lists, also nested and numbered", "- a\n  - b\n1. c", ["• a", "  • b", "1. c"]],
    ["a quote", "> a\n> - b", ["▏ a", "▏ • b"]],
    ["code stays as it is", "```\n- [ ] **x**\n```\na", ["  - [ ] **x**", "a"]],
    [
      "inline marks",
      "**bold** and `code` and *so* and snake_case_name and 2 * 3 * 4",
      ["bold and `code` and so and snake_case_name and 2 *", "3 * 4"],
    ],
    ["a link is its text", "see [the motion](https://github.com/example/rfcs/pull/1#c)", ["see the motion"]],
    ["a reference that is none", "[a] (b)", ["[a] (b)"]],
    [
      "known tags are dropped, others stay",
      "<details><summary>More</summary>\n\n<T> x\n</details>",
      ["More", "", "<T> x"],
    ],
    ["what a terminal would act on", "a\u001b[31mb\u202ec", ["a�[31mb�c"]],
  ])("%s", (_, body, lines) => {
    expect(renderComment(body, 50, plain)).toEqual(lines);
  });

  test("is wrapped to its width, with lists hanging", () => {
    expect(renderComment("- one two three four\n\nfive six seven", 10, plain)).toEqual([
      "• one two",
      "  three",
      "  four",
      "",
      "five six",
      "seven",
    ]);
  });

  test("a word that is too long stays whole", () => {
    expect(renderComment("a https://github.com/example b", 10, plain)).toEqual([
      "a",
      "https://github.com/example",
      "b",
    ]);
  });

  test("colours add nothing but colours", () => {
    const body = "## A **b**\n\n- [x] @ana: `c` [d](e)\n> *f*";
    const bare = renderComment(body, 30, createPaint(true)).map(stripVTControlCharacters);
    expect(bare).toEqual(renderComment(body, 30, plain));
  });

  test("64 KiB of anything take little time", () => {
    for (const unit of ["*a_", "`", "[", "> ", "- ", "<details ", "**", "@a", "a ", "`a``b"]) {
      const start = performance.now();
      renderComment(unit.repeat(65_536 / unit.length), 80, plain);
      expect(performance.now() - start, JSON.stringify(unit)).toBeLessThan(1500);
    }
  });
});

test.each([
  ["abc", 3],
  ["👍", 2],
  ["é", 1],
  ["e\u0301", 1],
  ["漢字", 4],
  ["☑ a", 3],
])("the width of %j is %d", (text, width) => {
  expect(textWidth(text)).toBe(width);
});

test("nothing that people write moves the cursor", () => {
  expect(harmless("a\tb\u0007\r\n\u2028\u200f")).toBe("a  b�����");
});
