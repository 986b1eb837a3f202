/**
 * Held against a general Markdown parser: a command line lies in no quote, code, HTML comment or `<pre>` of the
 * reference's, and every other line that begins with the mention is one.
 */
import fc from "fast-check";
import type { Nodes, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, test } from "vitest";
import { scan } from "../src/index.ts";
import { plainText } from "../src/plain-text.ts";

const processor = unified().use(remarkParse).use(remarkGfm);
const SEED = 20_260_105;

const LINES = [
  "@rfcbot status",
  "@rfcbot status",
  "  @rfcbot status",
  "   @rfcbot status",
  "    @rfcbot status",
  "",
  "",
  "text",
  "  text",
  "    text",
  "\ttext",
  "> quote",
  ">",
  "> > deep",
  "> ```",
  "> - item",
  "> @rfcbot status",
  ">> `open",
  "- item",
  "- ",
  "  - inner",
  "    more",
  "1. one",
  "2. two",
  "* * *",
  "- > quote",
  "- ```",
  "-     code",
  "+ `open",
  "```",
  "````",
  "~~~",
  "  ```",
  "   ~~~",
  "``` js",
  "``` a`b",
  "`open",
  "open `",
  "``two",
  "`a` `b",
  "\\`escaped",
  "<!-- a -->",
  "<!--",
  "-->",
  "text <!-- a",
  "b --> text",
  "<details>",
  "</details>",
  "<pre>",
  "</pre>",
  "<div>",
  "# heading",
  "===",
  "---",
  "***",
  "| a | b |",
  "[a]: b",
  "&lt;!--",
] as const;

/** Whether what stands at an offset is no text of the comment's author, going by the reference's tree. */
function isCovered(node: Nodes, offset: number): boolean {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  if (node.type !== "root" && (offset < start || offset >= end)) return false;
  if (node.type === "code" || node.type === "inlineCode" || node.type === "blockquote") return true;
  if (node.type === "html")
    return /^ {0,3}<(?:!--|pre)/i.test(node.value) || isInComment(node.value, offset - start);
  return "children" in node && node.children.some((child) => isCovered(child, offset));
}

/** In other blocks of HTML a comment may have been opened before. */
function isInComment(html: string, offset: number): boolean {
  const opened = html.lastIndexOf("<!--", offset - 1);
  return opened >= 0 && !html.slice(opened, offset).includes("-->");
}

/** `<pre>` as raw HTML inside other blocks reaches where the reference's tree doesn't tell. */
function isPlainTree(tree: Root, body: string): boolean {
  const pres = (body.match(/<\/?pre>/g) ?? []).length;
  return (
    pres === 0 ||
    tree.children.filter((node) => node.type === "html" && /^ {0,3}<pre>/.test(node.value)).length * 2 >= pres
  );
}

const anyLine = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...LINES) },
  { weight: 1, arbitrary: fc.constantFrom("@rfcbot status", "  @rfcbot status") },
);

/** Four times as many where tests that take minutes run. */
const MORE = (process.env["RFCKIT_THOROUGH"] ?? "") === "" ? 1 : 4;

test("lines are read as the reference reads them", () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.array(anyLine, { minLength: 2, maxLength: 9 }), (lines) => {
      const body = lines.join("\n");
      const tree = processor.parse(body);
      fc.pre(isPlainTree(tree, body));
      const found = new Set(scan(body).commands.map(({ line }) => line));
      let offset = 0;
      for (const [index, line] of lines.entries()) {
        const indent = /^ {0,3}(?=@rfcbot)/.exec(line)?.[0].length;
        if (indent !== undefined) {
          compared += 1;
          const covered = isCovered(tree, offset + indent);
          expect({ body, line: index + 1, command: found.has(index + 1) }).toEqual({
            body,
            line: index + 1,
            command: !covered,
          });
        }
        offset += line.length + 1;
      }
    }),
    { seed: SEED, numRuns: 1500 * MORE },
  );
  expect(compared).toBeGreaterThan(1500 * MORE);
}, 60_000);

test("names are read as the reference reads inline text", () => {
  const piece = fc.constantFrom(
    "a",
    "b c",
    "*",
    "**",
    "_",
    "`",
    "``",
    "\\*",
    "\\",
    "[",
    "](u)",
    '](u "t")',
    "![",
    "&amp;",
    "&#65;",
    "&x;",
    "<i>",
    "</i>",
    "<",
    ">",
    "(",
    ")",
    "!",
    "é",
    "€",
    " ",
    ".",
    "CONCERN_NAME",
    "x_y_",
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 9 }), (pieces) => {
      // (No emoji: the reference takes half of one for a letter. No `~~`: beside other marks it is its own law there.) A word in front, so that nothing begins another block.
      const line = `n ${pieces.join("")} m`;
      // What a tag leaves of a picture's alternative text nobody will put into a name.
      fc.pre(!(line.includes("![") && line.includes("<")));
      const [paragraph] = processor.parse(line).children;
      fc.pre(paragraph?.type === "paragraph");
      const normal = (text: string) => text.replace(/\s+/g, " ").trim();
      const reference = normal(textOf(paragraph, { includeHtml: false }));
      expect({ line, text: normal(plainText(line)) }).toEqual({ line, text: reference });
    }),
    { seed: SEED, numRuns: 1000 * MORE },
  );
}, 60_000);
