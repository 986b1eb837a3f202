/**
 * Brackets in running text that the parser made no link of: `[text][label]`, `[label][]` and `[label]`.
 *
 * One pass over a block's source, with what is code, HTML or a link already taken for a single mark.
 */
import type { Nodes, PhrasingContent } from "mdast";
import type { Place } from "./problem.ts";

export interface Bracketed {
  readonly label: string;
  /** `[text][label]` and `[label][]` are full, `[label]` is a shortcut. */
  readonly form: "full" | "shortcut";
  readonly place: Place;
}

/** Longer labels are none; the parser doesn't look at them either. */
const MOST_LABEL = 999;

export function findBrackets(block: Nodes & { children: PhrasingContent[] }, text: string): Bracketed[] {
  const { start, end } = block.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return [];
  const source = text.slice(start.offset, end.offset);
  if (!source.includes("]") || !hasBracket(block)) return [];
  const masked = maskChildren(block, source, start.offset);
  const found: Bracketed[] = [];
  const pairs = pairBrackets(masked);
  const ends = new Map(pairs.map((pair) => [pair.from, pair.to]));
  /** Labels and their texts, which are no shortcuts. */
  const taken = new Set<number>();
  for (const { from, to } of pairs) {
    if (taken.has(from) || isIndex(masked, from)) continue;
    const inner = source.slice(from + 1, to).trim();
    const next = masked[to + 1];
    if (inner === "" || next === "(" || to - from > MOST_LABEL) continue;
    // What looks like a definition and is none.
    if (next === ":" && /(?:^|\n)[ >]*$/u.test(source.slice(0, from))) continue;
    const labelEnd = next === "[" ? ends.get(to + 1) : undefined;
    if (next === "[" && labelEnd === undefined) continue;
    if (labelEnd === undefined) {
      if (!isBox(inner) && !inner.includes(MASK)) found.push(at(from, to, inner, "shortcut"));
      continue;
    }
    taken.add(to + 1);
    const label = source.slice(to + 2, labelEnd).trim();
    const numbers = /^\d+$/u.test(inner) && /^\d*$/u.test(label);
    if (inner.startsWith("^") || label.startsWith("^") || numbers || labelEnd - to > MOST_LABEL) continue;
    found.push(at(from, labelEnd, label === "" ? inner : label, "full"));
  }
  return found;

  function at(from: number, to: number, label: string, form: Bracketed["form"]): Bracketed {
    const [line, column] = pointAt(from);
    const [endLine, endColumn] = pointAt(to + 1);
    return { label: label.replaceAll(/\s+/gu, " "), form, place: { line, column, endLine, endColumn } };
  }

  function pointAt(offset: number): [number, number] {
    const before = source.slice(0, offset);
    const lastEnd = before.lastIndexOf("\n");
    if (lastEnd === -1) return [start?.line ?? 1, (start?.column ?? 1) + offset];
    return [(start?.line ?? 1) + before.split("\n").length - 1, offset - lastEnd];
  }
}

const MASK = "\u0001";
/** Only what is in these is running text. */
const MARKUP = new Set(["emphasis", "strong", "delete"]);

function hasBracket(node: { readonly children: readonly PhrasingContent[] }): boolean {
  return node.children.some((child) =>
    child.type === "text"
      ? child.value.includes("]")
      : MARKUP.has(child.type) && "children" in child && hasBracket(child),
  );
}

/** The source with every child that is no running text as a row of marks. */
function maskChildren(block: { children: PhrasingContent[] }, source: string, offset: number): string {
  const masked: string[] = [];
  let at = 0;
  const mask = (children: readonly PhrasingContent[]): void => {
    for (const child of children) {
      if (child.type === "text" || child.type === "break") continue;
      if (MARKUP.has(child.type) && "children" in child) {
        mask(child.children);
        continue;
      }
      const from = (child.position?.start.offset ?? 0) - offset;
      const to = (child.position?.end.offset ?? 0) - offset;
      if (from < at || to <= from) continue;
      masked.push(source.slice(at, from), MASK.repeat(to - from));
      at = to;
    }
  };
  mask(block.children);
  masked.push(source.slice(at));
  return masked.join("");
}

/** The brackets that belong together, in the order in which they open. */
function pairBrackets(masked: string): { readonly from: number; readonly to: number }[] {
  const pairs: { from: number; to: number }[] = [];
  const open: number[] = [];
  for (let index = 0; index < masked.length; index += 1) {
    const char = masked[index];
    if (char === "\\") index += 1;
    else if (char === "[") open.push(index);
    else if (char === "]") {
      const from = open.pop();
      if (from !== undefined) pairs.push({ from, to: index });
    }
  }
  return pairs.sort((one, next) => one.from - next.from);
}

/** Whether an opening bracket follows what it may be an index of: `lengths[0]`. */
function isIndex(masked: string, from: number): boolean {
  const before = masked[from - 1] ?? "";
  return before === MASK || /[\p{L}\p{N}_)\]]/u.test(before);
}

/** A box to tick, in the middle of a line. */
function isBox(inner: string): boolean {
  return inner === "x" || inner === "X";
}
