/** HTML as the rules see it. What shows is tested in `parse-blocks.test.ts`, against the reference parser. */
import { expect, test } from "vitest";
import { readComments, showsSomething } from "./html.ts";

test("comments come with their lines, and one that is never closed goes on to the end", () => {
  expect(readComments("<p><!-- a --> b\n<!--\nc\n--></p>\n\n<!---->\n<!-- d\ne")).toEqual([
    { text: " a ", line: 0, endLine: 0 },
    { text: "\nc\n", line: 1, endLine: 3 },
    { text: "", line: 5, endLine: 5 },
    { text: " d\ne", line: 6, endLine: 7 },
  ]);
});

test.each([
  ["<p></p>", false],
  ["<p>a</p>", true],
  ["<br/><hr>", false],
  ["<p", true],
  ["<IMG src=a>", true],
  ["<image-map>", false],
  ["<!-- a --><!-- b -->", false],
  ["<!-- a -->b", true],
  ["&nbsp; &#160;", false],
  ["\u200b\ufeff", false],
])("%j shows something: %s", (html, expected) => {
  expect(showsSomething(html)).toBe(expected);
});
