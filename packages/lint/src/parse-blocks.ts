/**
 * Markdown to mdast, blocks only: what the rules about sections need, in time that grows with the text's length.
 *
 * The reference parser, remark's, is not safe to run on what strangers write: 64 KiB of `*a_` take it 48 s, of `>`
 * 34 s, of `1. ` minutes, and its block structure is no cheaper than its inline markup. Here markdown-it finds the
 * blocks, a text of 256 KiB in well under a second, and inline markup is read in headings alone.
 */
import MarkdownIt from "markdown-it";
import type { Root } from "mdast";
import { buildTree } from "./block-tree.ts";
import { readFrontMatter } from "./front-matter.ts";

/** Any parser that gives an mdast tree with positions can take the place of `parseBlocks`. */
export type Parse = (text: string) => Root;

const markdown = new MarkdownIt({ html: true });

/**
 * Lists and quotations within each other, a list counting twice; what is deeper is read as paragraphs. The parser's
 * own limit, 100, must never be met: it gives up there, and in a list takes the rest of the document with it. And a
 * line that lazily goes on in a quotation costs as much as the quotation is deep.
 */
const MOST_NESTING = 40;

const paragraph = markdown.block.ruler.getRules("").at(-1);
markdown.block.ruler.before("table", "too-deep", (state, from, to, silent) =>
  state.level < MOST_NESTING || paragraph === undefined ? false : paragraph(state, from, to, silent),
);

/** Names of sections are short; of a longer heading the beginning is read. */
const MOST_HEADING = 500;
/** All headings with markup together, in UTF-16 units; the markup of what comes after them is left as it stands. */
const MOST_MARKUP = 65_536;

/** Parses a text whose lines end in `\n`. Front matter becomes a `yaml` node. Never throws. */
export function parseBlocks(text: string): Root {
  const lines = text.split("\n");
  const front = readFrontMatter(lines);
  const first = front?.endLine ?? 0;
  const references = {};
  const tokens: MarkdownItToken[] = [];
  // Front matter is blanked and not cut off, so that lines keep their numbers.
  const body = "\n".repeat(first) + lines.slice(first).join("\n");
  markdown.block.parse(body, markdown, references, tokens);
  let markupLeft = MOST_MARKUP;
  const readHeading = (source: string) => {
    const start = source.slice(0, MOST_HEADING);
    if (!MARKUP.test(start) || markupLeft < start.length) return start;
    markupLeft -= start.length;
    return textOf(markdown.parseInline(start, references).flatMap((token) => token.children ?? []));
  };
  return buildTree({ lines, front, tokens, readHeading });
}

/** Every character that can begin inline markup. */
const MARKUP = /[\\`*_[\]<&!~]/u;

/** One of markdown-it's tokens. */
export type MarkdownItToken = ReturnType<MarkdownIt["parse"]>[number];

/** What a reader sees of inline markup. */
function textOf(tokens: readonly MarkdownItToken[]): string {
  return tokens
    .map((token) => {
      if (token.type === "html_inline") return "";
      if (token.type === "softbreak" || token.type === "hardbreak") return " ";
      return token.content;
    })
    .join("");
}
