/** Of what was not read nothing is said: neither in a document that is too long nor in one that others link to. */
import { describe, expect, test } from "vitest";
import { parse } from "../test/parsers.ts";
import { DEFAULT_TEMPLATES, lint, MOST_CHARACTERS, type RepositoryFiles, readAnchors } from "./index.ts";

const LONG = "A word and another.\n\n".repeat(MOST_CHARACTERS / 20);

const problemsIn = (text: string, files?: RepositoryFiles) =>
  lint(text, {
    path: "accepted/a.md",
    stage: "free",
    templates: DEFAULT_TEMPLATES,
    parse,
    ...(files === undefined ? {} : { files }),
  }).problems.map(({ rule }) => rule);

test.each([
  ["an anchor", "[x](#last)", "# Last"],
  ["a definition's anchor", "[x][y]\n\n[y]: #last", "# Last"],
  ["a label", "[x][last]", "[last]: https://example.org"],
  ["a definition's use", "[last]: https://example.org", "[x][last]"],
])("%s may be in what was not read", (_, first, last) => {
  expect(problemsIn(`${first}\n\n${LONG}\n\n${last}\n`)).toEqual(["time-limit"]);
  // It is the length that matters: with neither there is something to say.
  expect(problemsIn(`${first}\n`)).toHaveLength(1);
});

describe("the anchors of another document", () => {
  const link = (text: string) =>
    problemsIn("[x](b.md#last)\n", {
      kindOf: () => "file",
      namesIn: () => ["b.md"],
      anchorsOf: () => readAnchors(text, parse, "fast"),
    });
  test.each([
    ["that is too long", `${LONG}\n\n# Last\n`],
    ["that might stall the parser", `# Last\n\n${"http://_".repeat(12_000)}\n`],
  ])("%s are not known", (_, text) => {
    expect(link(text)).toEqual([]);
    expect(link("# First\n")).toEqual(["link-anchor"]);
  });
  test("are known of what the fast parser takes and the reference doesn't, where the fast one reads them", () => {
    const text = `# Last\n\n${"*a_".repeat(22_000)}\n`;
    expect(readAnchors(text, parse, "fast")).toEqual(new Set(["last"]));
    expect(readAnchors(text, parse, "reference")).toBeNull();
  });
});
