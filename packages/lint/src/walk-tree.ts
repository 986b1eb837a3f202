/**
 * Goes through a tree with a stack of its own. Recursion, or a call with as many arguments as a node has children,
 * would end the process at what a stranger may write: a list of a hundred thousand items.
 */
import type { Nodes } from "mdast";

/** The nodes of a tree in document order: `root` itself, and what is in it as far as `opens` says to look. */
export function* walkTree(root: Nodes, opens: (node: Nodes) => boolean): Generator<Nodes> {
  const rest: Nodes[] = [root];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    yield node;
    if (!("children" in node) || !opens(node)) continue;
    for (const child of node.children.toReversed()) rest.push(child);
  }
}
