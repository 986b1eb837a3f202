/** Documents that are begun from a template. */
import { describe, expect, test } from "vitest";
import { parse } from "../../test/parsers.ts";
import { DEFAULT_TEMPLATES, lint } from "../index.ts";
import { fillYaml } from "../parsers/fill-yaml.ts";
import { readYaml } from "../parsers/read-yaml.ts";
import { type Beginning, beginDocument } from "./index.ts";

const beginning: Beginning = {
  stage: "draft",
  title: "A tunnel",
  authors: ["Ana Lima", "ben"],
  start: "2026-01-05",
};

const begin = (template: string, changes: Partial<Beginning> = {}) =>
  beginDocument(template, { ...beginning, ...changes }, parse, fillYaml);

test.each(["draft", "full"] as const)(
  "of the shipped %s template only the hints are left to lint",
  (stage) => {
    const { text, filled } = begin(DEFAULT_TEMPLATES[stage], { stage });
    expect(filled).toEqual([]);
    expect(text).not.toContain("<!--");
    const found = lint(text, { path: "accepted/a-tunnel.md", templates: DEFAULT_TEMPLATES, parse });
    expect(found.stage).toBe(stage);
    expect(new Set(found.problems.map(({ rule }) => rule))).toEqual(new Set(["template-hint"]));
  },
);

test("a mark goes without a trace, and other comments stay", () => {
  const template =
    "# A\n\n[a]: #a\n\n<!-- rfc: optional -->\n\nText.\n\n<!-- say it -->\n\n# B\n<!-- rfc:keep --><!-- x -->\nKept.\n";
  expect(begin(template).text).toBe("# A\n\n[a]: #a\n\nText.\n\n<!-- say it -->\n\n# B\n<!-- x -->\nKept.\n");
  expect(begin("# A\n<!--\nrfc: optional\n-->\n\nText.").text).toBe("# A\n\nText.\n");
  expect(begin("<!-- rfc: keep -->\n> Note.\n\n# A\n").text).toBe("> Note.\n\n# A\n");
});

describe("the title", () => {
  test.each([
    ["# Title\n<!-- rfc: free -->\n\n## A\n", "# A tunnel\n\n## A\n"],
    ["# RFC: {title}\n<!-- rfc: free -->\n", "# RFC: A tunnel\n"],
    ["# RFC: <your title> (draft)\n<!-- rfc: free -->\n", "# RFC: A tunnel (draft)\n"],
    ["Title\n=====\n\n<!-- rfc: free -->\n", "A tunnel\n=====\n"],
    ["#\n<!-- rfc: free -->\n", "# A tunnel\n"],
    ["## **Your** title ##\n<!-- rfc: free -->\n", "## A tunnel ##\n"],
    // No place for it: the first heading is a section, or the free one comes later.
    ["# Title\n\n# A\n", "# Title\n\n# A\n"],
    ["# A\n\n# Else\n<!-- rfc: free -->\n", "# A\n\n# Else\n"],
  ])("%j", (template, text) => expect(begin(template).text).toBe(text));

  test.each([
    ["Vec<T> and `Vec<T>`", "# Vec\\<T> and `Vec<T>`\n"],
    ["In C #", "# In C \\#\n"],
    ["In C#", "# In C#\n"],
  ])("%j is written so that all of it shows", (title, text) =>
    expect(begin("# T\n<!-- rfc: free -->\n", { title }).text).toBe(text),
  );
});

describe("front matter", () => {
  test("is filled in where the template has the keys, with whatever else stands there", () => {
    const template = `---
# Who and what.
title: # one line
authors:
  - you
start: YYYY-MM-DD # today
stage: draft
projects: []
tracking-issue:
---

# A
`;
    const { text, filled } = begin(template, { title: "Fuel: how much?", stage: "full" });
    expect(filled).toEqual(["title", "authors", "start", "stage"]);
    expect(text).toBe(`---
# Who and what.
title: "Fuel: how much?" # one line
authors:
  - Ana Lima
  - ben
start: 2026-01-05 # today
stage: full
projects: []
tracking-issue:
---

# A
`);
    const found = lint(text, { path: "accepted/a.md", templates: DEFAULT_TEMPLATES, parse, readYaml });
    expect(found.problems.filter(({ rule }) => rule === "front-matter")).toEqual([]);
  });
  test.each([
    ["---\nauthors: []\n---\n", ["ana"], "---\nauthors: [ana]\n---\n"],
    ["---\nauthors: you\n---\n", ["a, b", "c: d"], '---\nauthors: ["a, b", "c: d"]\n---\n'],
    [
      "---\nauthors:   \ntitle: |\n  Long\n  one\n---\n",
      ["ana"],
      "---\nauthors: [ana]\ntitle: A tunnel\n---\n",
    ],
    ["---\nauthors: [you]\n---\n", [], "---\nauthors: [you]\n---\n"],
    // Not to be understood: left alone, and the linter says what is wrong.
    ["---\nauthors: [you\n---\n", ["ana"], "---\nauthors: [you\n---\n"],
    ["---\n{title: x}\n---\n", ["ana"], "---\n{title: x}\n---\n"],
  ])("%j by %j", (template, authors, text) => expect(begin(template, { authors }).text).toBe(text));
});

test("line ends are the template's, and the last line ends", () => {
  expect(begin("\ufeff# T\r\n<!-- rfc: free -->\r\n\r\nText.").text).toBe("# A tunnel\r\n\r\nText.\r\n");
});
