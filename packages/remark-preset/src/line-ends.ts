/**
 * A tree as it would be if the document's lines ended in `\n`.
 *
 * remark reads a document as it is: what spans lines keeps their ends, and they count in offsets. The linter's rules know
 * `\n` only. Lines and columns are the same either way.
 */
import { lineOffsets } from "@rfckit/lint";
import type { Nodes, Root } from "mdast";

type Fields = Record<string, unknown>;

/** A copy; the tree itself, which others go on with, stays as it is. */
export function withPlainLineEnds(tree: Root, source: string): Root {
  const starts = lineOffsets(plain(source.startsWith("\ufeff") ? source.slice(1) : source));
  const copyNode = (node: Nodes): Fields => {
    const copy: Fields = {};
    for (const [key, value] of Object.entries(node))
      copy[key] = typeof value === "string" ? plain(value) : value;
    const { position } = node;
    if (position === undefined) return copy;
    const [start, end] = [position.start, position.end].map(({ line, column }) => ({
      line,
      column,
      offset: (starts[line - 1] ?? 0) + column - 1,
    }));
    copy["position"] = { start, end };
    return copy;
  };
  const root = copyNode(tree);
  // With a stack of its own: what a stranger writes may nest as deep as it likes.
  const rest: Fields[] = [root];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (!Array.isArray(node["children"])) continue;
    const children = (node["children"] as Nodes[]).map(copyNode);
    node["children"] = children;
    rest.push(...children.filter((child) => "children" in child));
  }
  return root as unknown as Root;
}

function plain(text: string): string {
  return text.includes("\r") ? text.replaceAll(/\r\n?/gu, "\n") : text;
}
