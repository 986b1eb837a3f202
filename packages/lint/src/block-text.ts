/**
 * What a block says to a reader.
 */
import type { Nodes } from "mdast";
import { toString as toText } from "mdast-util-to-string";
import { isVisible, showsSomething } from "./html.ts";
import { walkTree } from "./walk-tree.ts";

/** The texts of the paragraphs and code blocks in a block, in order. */
export function readTexts(block: Nodes): string[] {
  const texts: string[] = [];
  for (const node of walkTree(block, isContainer)) {
    if (node.type === "paragraph") texts.push(toText(node));
    if (node.type === "code") texts.push(node.value);
  }
  return texts;
}

/**
 * Whether a block has text of its own: "None." has, and so have code, a table, and a picture. Comments, headings, link
 * and footnote definitions, lines across the page and empty lists have none.
 */
export function hasText(block: Nodes): boolean {
  for (const node of walkTree(block, isContainer)) if (isText(node)) return true;
  return false;
}

function isText(node: Nodes): boolean {
  switch (node.type) {
    case "paragraph":
      return node.children.some(isShown);
    case "code":
      return isVisible(node.value);
    case "html":
      return showsSomething(node.value);
    default:
      return node.type === "table";
  }
}

/** Whether something inline shows. Markup within markup is taken to hold something. */
function isShown(inline: Nodes): boolean {
  if (inline.type === "html") return showsSomething(inline.value);
  if (inline.type === "break") return false;
  return inline.type === "text" ? isVisible(inline.value) : true;
}

/** Whether a block holds other blocks. */
function isContainer({ type }: Nodes): boolean {
  return type === "blockquote" || type === "list" || type === "listItem";
}
