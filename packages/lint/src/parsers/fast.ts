/**
 * The fast parser: native code that yields the same trees as remark, forty times as fast.
 *
 * It is held to the reference by tests, down to the problems that the rules find. Importing this file throws where there
 * is no binary for the machine: `load-parser.ts` then takes the reference.
 */
import type { Nodes, Root } from "mdast";
import { walkTree } from "../walk-tree.ts";
import { findFrontMatter } from "./front-matter-block.ts";
import type { Parse } from "./parse.ts";
import { parseNatively } from "./parse-natively.ts";

const features = { gfm: true, frontmatter: false };

export const parseFast: Parse = (text) => {
  const front = findFrontMatter(text);
  if (front === null) return parseBody(text);
  // Blank lines at the beginning are nothing, and keep all other places what they are.
  const blanked = text.slice(0, front.end).replaceAll(/[^\n]/g, " ") + text.slice(front.end);
  const tree = parseBody(blanked);
  return { ...tree, children: [front.node, ...tree.children] };
};

function parseBody(text: string): Root {
  const all = addressesBeforePipes(text);
  if (all.length === 0) return parseNatively(text, features);
  const tree = parseNatively(breakUp(text, all), features);
  // Outside of tables a pipe is a character like any other, and the address goes on.
  const inTables = keepWithin(all, tree);
  const parsed = inTables.length === all.length ? tree : parseNatively(breakUp(text, inTables), features);
  for (const node of walkTree(parsed, () => true)) restore(node);
  return parsed;
}

/** They stand for the last character of `https://` and of `www.`: of no use to anybody else, and so in no text. */
const SLASH = "\ue0fa";
const DOT = "\ue0fb";

/**
 * The offsets of those characters in addresses that a pipe follows. To the parser the pipe and what comes behind are a part
 * of the address, also where it ends a table's cell.
 */
function addressesBeforePipes(text: string): number[] {
  const found: number[] = [];
  let from = 0;
  for (let pipe = text.indexOf("|"); pipe !== -1; pipe = text.indexOf("|", pipe + 1)) {
    let at = pipe;
    while (at > from && !endsAddress(text.charCodeAt(at - 1))) at -= 1;
    if (pipe - at >= 4)
      for (const { index, 0: begin } of text.slice(at, pipe).matchAll(BEGIN))
        found.push(at + index + begin.length - 1);
    from = pipe + 1;
  }
  return found.length > 0 && (text.includes(SLASH) || text.includes(DOT)) ? [] : found;
}

const BEGIN = /https?:\/\/|www\./giu;

/** Blanks, and `<`. */
function endsAddress(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 60;
}

/** Those of some offsets, in their order, that are in a table. */
function keepWithin(offsets: readonly number[], tree: Root): number[] {
  const kept: number[] = [];
  let next = 0;
  for (const node of walkTree(tree, ({ type }) => type !== "table")) {
    if (node.type !== "table") continue;
    const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    for (let at = offsets[next]; at !== undefined && at < to; at = offsets[++next])
      if (at >= from) kept.push(at);
  }
  return kept;
}

function breakUp(text: string, addresses: readonly number[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const address of addresses) {
    parts.push(text.slice(at, address), text[address] === "/" ? SLASH : DOT);
    at = address + 1;
  }
  parts.push(text.slice(at));
  return parts.join("");
}

/** In every text that a node has: the address is in none of the rules' way, but its letters count. */
function restore(node: Nodes): void {
  const texts = node as unknown as Record<string, unknown>;
  for (const [key, text] of Object.entries(texts))
    if (typeof text === "string" && (text.includes(SLASH) || text.includes(DOT)))
      texts[key] = text.replaceAll(SLASH, "/").replaceAll(DOT, ".");
}
