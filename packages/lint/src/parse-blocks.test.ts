/** The block parser reads headings, and whether there is text below them, as the reference parser does. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasCorpus, readCorpus } from "../test/corpus.ts";
import { parseWithRemark } from "../test/parse-with-remark.ts";
import { hasText } from "./block-text.ts";
import { readDocument } from "./document.ts";
import { type Parse, parseBlocks } from "./parse-blocks.ts";

/** All that the rules see of a document: a line for each heading. */
function outline(text: string, parse: Parse): string[] {
  const { headings, tree } = readDocument(text, parse);
  return headings.map(({ text: name, level, place, index }, at) => {
    const below = tree.children.slice(index + 1, headings[at + 1]?.index).some(hasText);
    return `${place.line}:${place.column}-${place.endLine} h${level} ${name}${below ? "" : " (no text)"}`;
  });
}

test.each([
  [
    "inline markup",
    "# **Open** [q](u) `co de` <b>x</b> ~~y~~ &amp; \\*z\\*",
    ["1:1-1 h1 Open q co de x y & *z* (no text)"],
  ],
  [
    "a link by reference",
    "[s]: #x\n\n# [Summary][s]\n\n# [s]\n",
    ["3:1-3 h1 Summary (no text)", "5:1-5 h1 s (no text)"],
  ],
  ["a closing sequence", "  ## Summary ##  \ntext", ["1:3-1 h2 Summary"]],
  ["two underlined lines", "Open\n*questions*\n===\nNone.", ["1:1-3 h1 Open questions"]],
  ["a comment in a heading", "# Summary <!-- short -->\n", ["1:1-1 h1 Summary (no text)"]],
  ["quotations, lists and code", "> # a\n\n- # b\n\n```\n# c\n```\n\n    # d\n\n<div>\n# e\n</div>\n", []],
  ["front matter", "---\ntitle: x\n# no heading\n---\n# Summary\n", ["5:1-5 h1 Summary (no text)"]],
  ["front matter that is never closed", "---\ntitle: x\n\n# Summary\n", ["4:1-4 h1 Summary (no text)"]],
  ["windows' line ends and a byte order mark", "\ufeff# Summary\r\n\r\nText.\r\n", ["1:1-1 h1 Summary"]],
  [
    "the line ends of old",
    "# Summary\r\rText.\r# Motivation\r",
    ["1:1-1 h1 Summary", "4:1-4 h1 Motivation (no text)"],
  ],
  ["a table that a line ends", "# Summary\n\n| a |\n|---|\n| b |\n---\n", ["1:1-1 h1 Summary"]],
])("%s", (_, text, expected) => {
  expect(outline(text, parseBlocks)).toEqual(expected);
  expect(outline(text, parseWithRemark)).toEqual(expected);
});

describe("what is text", () => {
  test.each([
    ["None.", true],
    ["![a machine](machine.png)", true],
    ["<img src=machine.png>", true],
    ["<https://example.org>", true],
    ["a < b", true],
    ["`<b>`", true],
    ["```\ncode\n```", true],
    ["| a |\n|---|\n", true],
    ["> - quoted", true],
    ["[a]: #b\nText right below it.", true],
    ["<!-- hint --> and more", true],
    ["", false],
    ["<!-- None. -->", false],
    ["<!-- never closed\n\nNone.", false],
    ["[open-questions]: #open-questions", false],
    ["[^1]: A note that stands at the end of the page.", false],
    ["-\n-\n", false],
    [">", false],
    ["***", false],
    ["```\n```", false],
    ['<a name="summary"></a>', false],
    ["<div>\n\n</div>", false],
    ["&nbsp;", false],
  ])("%j: %s", (text, expected) => {
    for (const parse of [parseBlocks, parseWithRemark]) {
      expect(readDocument(text, parse).tree.children.some(hasText)).toBe(expected);
    }
  });
});

describe("nesting beyond any limit takes nothing else of the document with it", () => {
  test.each(["- ", "1. ", "> ", "> - ", "- > "])("%j", (mark) => {
    for (const depth of [19, 20, 21, 39, 40, 41, 49, 50, 51, 99, 100, 101, 300]) {
      for (const after of ["\n", "lazy\n\n", "lazy\n===\n\n"]) {
        const text = `# Summary\n\n${mark.repeat(depth)}x\n${after}# Motivation\n\n- None.\n`;
        expect(outline(text, parseBlocks), `${depth}, ${after}`).toEqual([
          "1:1-1 h1 Summary",
          `${after.split("\n").length + 3}:1-${after.split("\n").length + 3} h1 Motivation`,
        ]);
      }
    }
  });

  test("as the reference parser reads it", () => {
    const text = `${"- ".repeat(60)}x\nlazy\n===\n\n  # in the list\n\n# Motivation\n\nNone.\n`;
    expect(outline(text, parseBlocks)).toEqual(outline(text, parseWithRemark));
  });
});

test("markup is read in headings of 64 KiB in all, and left as it stands in what comes after", () => {
  const { headings } = readDocument(`${"# *a*\n".repeat(65_536 / 3)}\n# **Summary**\n`);
  expect([headings[0]?.text, headings.at(-1)?.text]).toEqual(["a", "**Summary**"]);
});

test.skipIf(!hasCorpus)("real RFCs are read as the reference parser reads them", () => {
  const corpus = readCorpus();
  expect(corpus.length).toBeGreaterThan(10);
  for (const { name, text } of corpus)
    expect(outline(text, parseBlocks), name).toEqual(outline(text, parseWithRemark));
});

test("so are documents put together from awkward lines", () => {
  // Left out are places where the reference parser departs from CommonMark itself: after indented code, and after a
  // first line of `---` that begins no front matter.
  const line = fc.constantFrom(
    ...[
      "# Summary",
      "## Motivation",
      "#",
      "#no",
      "####### seven",
      "  # indented #",
      "# a\\*b &amp; c",
      "# [a]",
    ],
    ...["# **Open** [q](u) `code` <b>x</b>", "# ![alt](u)", "===", "---", "Set *a*", "text # not", "![x](y)"],
    ...[
      "- item",
      "- ",
      "-",
      "  - nested",
      "- # in an item",
      "1. one",
      "10) ten",
      "+ plus",
      "> quote",
      "> # quoted",
    ],
    ...["```", "~~~", "<!-- c -->", "<!--", "-->", "<details>", "</details>", "<?", "?>", '<a name="x"></a>'],
    ...[
      "| a | b |",
      "|---|---|",
      "\n[a]: #b\n",
      "\n[a]: <#b> 't'\n",
      "&nbsp;",
      "",
      "",
      "   ",
      "***",
      "* * *",
    ],
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 9 }), (lines) => {
      const text = `Intro\n\n${lines.join("\n")}`;
      expect(outline(text, parseBlocks)).toEqual(outline(text, parseWithRemark));
    }),
    { seed: 20260105, numRuns: 800 },
  );
});
