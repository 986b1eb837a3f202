/**
 * The block parser's flat tokens as an mdast tree.
 *
 * It is a tree of blocks: a heading holds its text without markup, a paragraph its source, a table nothing. Blocks at
 * the root stand exactly where they begin and end; those in lists and quotations begin and end with their lines.
 */
import type { Nodes, Parents, Root } from "mdast";
import type { FrontMatter } from "./front-matter.ts";
import { showsSomething } from "./html.ts";
import type { MarkdownItToken } from "./parse-blocks.ts";
import { readDefinitions } from "./source-definitions.ts";

export interface BlockSource {
  readonly lines: readonly string[];
  readonly front: FrontMatter | null;
  readonly tokens: readonly MarkdownItToken[];
  /** The text of a heading's source. */
  readonly readHeading: (source: string) => string;
}

export function buildTree({ lines, front, tokens, readHeading }: BlockSource): Root {
  const root: Root = { type: "root", children: [] };
  if (front !== null) {
    root.children.push({ type: "yaml", value: front.value, position: placeLines(lines, 0, front.endLine) });
  }
  const open: Parents[] = [root];
  /** The first line, from 0, that no block at the root has taken yet. */
  let next = front?.endLine ?? 0;
  const addDefinitions = (end: number) => {
    // Lines between two blocks are blank, or definitions that the parser took in.
    for (const definition of readDefinitions(lines.slice(next, end), next + 1))
      root.children.push(definition);
  };
  tokens.forEach((token, index) => {
    if (CLOSES.has(token.type)) open.pop();
    const node = nodeOf(token, tokens[index + 1]?.content ?? "", readHeading);
    if (node === null || token.map === null) return;
    const [from, to] = token.map;
    const parent = open.at(-1) ?? root;
    if (parent === root) {
      addDefinitions(from);
      next = to;
    }
    node.position = placeLines(lines, from, to);
    // The parser nests blocks as mdast does, which the types can't show.
    (parent.children as Nodes[]).push(node);
    if (OPENS.has(token.type) && "children" in node) open.push(node);
  });
  addDefinitions(lines.length);
  return root;
}

const CONTAINERS = ["blockquote", "bullet_list", "ordered_list", "list_item"];
const OPENS = new Set(CONTAINERS.map((name) => `${name}_open`));
const CLOSES = new Set(CONTAINERS.map((name) => `${name}_close`));

/** The node that a token begins; `content` is the next token's, where inline markup stands. */
function nodeOf(
  token: MarkdownItToken,
  content: string,
  readHeading: BlockSource["readHeading"],
): Nodes | null {
  switch (token.type) {
    case "heading_open":
      return {
        type: "heading",
        depth: depthOf(token.tag),
        children: [{ type: "text", value: readHeading(content) }],
      };
    case "paragraph_open":
      return paragraphOf(content);
    case "blockquote_open":
      return { type: "blockquote", children: [] };
    case "bullet_list_open":
    case "ordered_list_open":
      return { type: "list", ordered: token.type === "ordered_list_open", children: [] };
    case "list_item_open":
      return { type: "listItem", children: [] };
    case "table_open":
      return { type: "table", children: [] };
    case "fence":
    case "code_block":
      return { type: "code", value: token.content.replace(/\n$/u, "") };
    case "html_block":
      return { type: "html", value: token.content.replace(/\n$/u, "") };
    case "hr":
      return { type: "thematicBreak" };
    default:
      return null;
  }
}

/** A paragraph of nothing but tags and comments shows nothing; the parser does not know footnotes. */
function paragraphOf(source: string): Nodes {
  const footnote = /^\[\^([^\]\s]{1,999})\]:/u.exec(source)?.[1];
  if (footnote !== undefined)
    return { type: "footnoteDefinition", identifier: footnote.toLowerCase(), children: [] };
  const type = showsSomething(source) ? "text" : "html";
  return { type: "paragraph", children: [{ type, value: source }] };
}

function depthOf(tag: string): 1 | 2 | 3 | 4 | 5 | 6 {
  const depths = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 } as const;
  return tag in depths ? depths[tag as keyof typeof depths] : 6;
}

/** From the first character of line `from` (counted from 0) that is no blank to the last one before line `to`. */
function placeLines(lines: readonly string[], from: number, to: number): NonNullable<Nodes["position"]> {
  let last = Math.min(to, lines.length) - 1;
  while (last > from && (lines[last] ?? "").trim() === "") last -= 1;
  const first = lines[from] ?? "";
  return {
    start: { line: from + 1, column: first.length - first.trimStart().length + 1 },
    end: { line: last + 1, column: (lines[last] ?? "").trimEnd().length + 1 },
  };
}
