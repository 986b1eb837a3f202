/** Trees as plain data that can be compared: keys in order, and nothing that is not there. */
import type { Nodes, Root } from "mdast";

export interface PlainNode {
  type: string;
  value?: string;
  position?: { start: PlainPoint; end: PlainPoint };
  children?: PlainNode[];
  [key: string]: unknown;
}

export interface PlainPoint {
  line: number;
  column: number;
  offset: number;
}

export function plainTree(tree: Root): PlainNode {
  return plain(tree) as PlainNode;
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value as Nodes)
    .filter(([key, each]) => each !== undefined && key !== "data")
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, plain(each)]));
}

/** Every node, those within before what they are in. */
export function* eachNode(node: PlainNode): Generator<PlainNode> {
  for (const child of node.children ?? []) yield* eachNode(child);
  yield node;
}
