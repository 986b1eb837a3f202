/** A document is the same document with other line ends: so is its tree, once they are taken out of it. */
import { DEFAULT_TEMPLATES } from "@rfckit/lint";
import fc from "fast-check";
import { remark } from "remark";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import { expect, test } from "vitest";
import { withPlainLineEnds } from "./line-ends.ts";

/** As remark-cli and editors read documents, front matter included. */
const processor = remark().use(remarkGfm).use(remarkFrontmatter, ["yaml", "toml"]).freeze();
const parse = (text: string) => processor.parse(text);

const PIECES = [
  "a",
  "*b*",
  " ",
  "  ",
  "\t",
  "\n",
  "\n\n",
  "```",
  "```js\nx\n```\n",
  "<!-- c",
  "-->\n",
  "<p\nclass=a>",
  "# ",
  "- ",
  "1. ",
  "> ",
  "[d",
  "](e)",
  "][f]",
  "\n[f]: <g>\n  'h\n i'\n",
  '![j\nk](l "m\nn")',
  "`o\np`",
  "| q | r |\n| - | - |\n| s | t |\n",
  "---\n",
  "🎉",
  "[^1]",
  "\n[^1]: u\n\n    v\n",
  "~w~",
  "- [ ] ",
  "\\\n",
  "&amp;",
  "    code\n",
  "<https://x.y>",
  "www.z.org",
] as const;

/** remark takes one character off what follows a box to tick, and of `\r\n` leaves the other; no rule looks at it. */
const BROKEN_BOX = /\[ \][ \t]*\n/u;

const documents = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 30 })
  .map((pieces) => pieces.join(""))
  .filter((text) => !BROKEN_BOX.test(text));

test.each([
  ["\\r\\n", "\r\n"],
  ["\\r", "\r"],
])("lines that end in %s", (_, end) => {
  fc.assert(
    fc.property(documents, fc.boolean(), (text, hasMark) => {
      const source = (hasMark ? "\ufeff" : "") + text.replaceAll("\n", end);
      const found = withPlainLineEnds(parse(source), source);
      expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(JSON.stringify(parse(text))));
    }),
    { numRuns: 100, seed: 7 },
  );
});

test("both in one document", () => {
  const text = `${DEFAULT_TEMPLATES.full}\n<!--\na\n-->\n\n\`\`\`\nb\nc\n\`\`\`\n`;
  let line = 0;
  const mixed = text.replaceAll("\n", () => ["\r\n", "\r"][line++ % 2] ?? "");
  expect(withPlainLineEnds(parse(mixed), mixed)).toEqual(parse(text));
});
