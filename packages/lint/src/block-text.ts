/**
 * What a block says to a reader.
 *
 * Walked with a stack of its own, not by recursion: nobody's thousand nested lists should end a process.
 */
import type { Nodes } from "mdast";
import { toString as toText } from "mdast-util-to-string";
import { isVisible, showsSomething } from "./html.ts";

/** The texts of the paragraphs and code blocks in a block, in order. */
export function readTexts(block: Nodes): string[] {
  return leavesOf(block).flatMap((leaf) => {
    if (leaf.type === "paragraph") return [toText(leaf)];
    return leaf.type === "code" ? [leaf.value] : [];
  });
}

/**
 * Whether a block has text of its own: "None." has, and so have code, a table, and a picture. Comments, headings, link
 * and footnote definitions, lines across the page and empty lists have none.
 */
export function hasText(block: Nodes): boolean {
  return leavesOf(block).some((leaf) => {
    switch (leaf.type) {
      case "paragraph":
        return leaf.children.some(isShown);
      case "code":
        return isVisible(leaf.value);
      case "html":
        return showsSomething(leaf.value);
      default:
        return leaf.type === "table";
    }
  });
}

/** Whether something inline shows. Markup within markup is taken to hold something. */
function isShown(inline: Nodes): boolean {
  if (inline.type === "html") return showsSomething(inline.value);
  if (inline.type === "break") return false;
  return inline.type === "text" ? isVisible(inline.value) : true;
}

/** The blocks in a block that hold no others, in order. */
function leavesOf(block: Nodes): Nodes[] {
  const leaves: Nodes[] = [];
  const rest: Nodes[] = [block];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.type === "blockquote" || node.type === "list" || node.type === "listItem") {
      rest.push(...node.children.toReversed());
    } else {
      leaves.push(node);
    }
  }
  return leaves;
}
