/** What rules find in running text whatever stands beside it, at the same places with both parsers. */
import { describe, expect, test } from "vitest";
import { parsers } from "../test/parsers.ts";
import { DEFAULT_TEMPLATES, lint, type Parse, RULES, type RuleSettings } from "./index.ts";

const ALL_ON: RuleSettings = Object.fromEntries(RULES.map(({ id }) => [id, "warning"]));

/** `line:column-endLine:endColumn rule`, and what is suggested. */
function problemsOf(text: string, parse: Parse): string[] {
  const options = {
    path: "accepted/a.md",
    stage: "free",
    templates: DEFAULT_TEMPLATES,
    rules: ALL_ON,
  } as const;
  return lint(text, { ...options, parse }).problems.map(
    ({ line, column, endLine, endColumn, rule, suggestion = "" }) =>
      `${line}:${column}-${endLine}:${endColumn} ${rule} ${suggestion}`.trim(),
  );
}

describe.each(parsers)("with the $name parser", ({ parse }) => {
  test.each([
    ["beside an address behind a bracket", "[see the the a@b.co]\n", ["1:10-1:13 repeated-word"]],
    ["in a link's text, and not in its title", '[the the](#top "so so")\n', ["1:6-1:9 repeated-word"]],
    ["over two lines of a quotation", "> The tunnel and\n> and the road.\n", ["2:3-2:6 repeated-word"]],
    ["not in an address", "https://example.org/the the\n", []],
    ["not over code", "the `the` the\n", []],
  ])("a word that stands twice: %s", (_, text, expected) => {
    expect(problemsOf(text, parse)).toEqual(expected);
  });

  test.each([
    ["behind an address", "[see https://example.org][pass]\n", ["1:1-1:32 reference-undefined"]],
    ["beside a picture", "![a](#top) [b][pass]\n", ["1:12-1:21 reference-undefined"]],
    ["over two lines of a quotation", "> [a][the\n> pass]\n", ["1:3-2:8 reference-undefined"]],
    ["not in a formula", "As $[a][b]$ and $$\n[c][d]\n$$ have it\n", []],
    [
      "behind a price",
      "For $5 [a][b] or $6, or $x and [c][d] $y\n",
      ["1:8-1:14 reference-undefined", "1:32-1:38 reference-undefined"],
    ],
    ["not in a regular expression", "As [a-z][0-9]? or [_A-Z][_a-zA-Z0-9]* does\n", []],
    ["with a range in its text only", "As [a-z][letters] does\n", ["1:4-1:18 reference-undefined"]],
    [
      "nearly the label that is broken over two lines",
      "> [a][the pas] [b][the pass]\n>\n> [the\n> pass]: #top\n",
      ["1:3-1:15 reference-undefined the pass"],
    ],
    ["not in an address", "https://example.org/[a][b]\n", []],
  ])("a label that isn't defined: %s", (_, text, expected) => {
    expect(problemsOf(text, parse)).toEqual(expected);
  });

  test.each([
    [
      "a footnote's mark, not all of its text",
      "[^no\\]te]: Long.\n\n    Longer.\n",
      ["1:1-1:10 definition-unused"],
    ],
    ["a picture in a quotation", "> <p>\n>  <img src=x>\n> </p>\n", ["2:4-2:15 image-alt"]],
    ["a picture in a list's item, over two lines", "- a\n\n  <img\n   src=x> b\n", ["3:3-4:10 image-alt"]],
    ["a picture in running text, over two lines", "> a <img\n>   src=x> b\n", ["1:5-2:11 image-alt"]],
  ])("the place of %s", (_, text, expected) => {
    expect(problemsOf(text, parse)).toEqual(expected);
  });

  test("half an emoji is read as a character that is none", () => {
    expect(problemsOf("[a](#\ud83d)\n", parse)).toEqual(["1:1-1:8 link-anchor"]);
    expect(problemsOf("# a\ud83d\n\n[a](#a)\n", parse)).toEqual([]);
  });
});
