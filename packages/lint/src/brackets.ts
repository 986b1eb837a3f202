/**
 * Brackets in running text that the parser made no link of: `[text][label]`, `[label][]` and `[label]`.
 *
 * One pass over a block's source, with what is code, HTML or a link already taken for a single mark.
 */
import type { Nodes, PhrasingContent } from "mdast";
import { onOneLine } from "./label-of.ts";
import type { Place } from "./problem.ts";
import { isMarkup, MASK, readRunningText } from "./running-text.ts";

export interface Bracketed {
  readonly label: string;
  /** `[text][label]` and `[label][]` are full, `[label]` is a shortcut. */
  readonly form: "full" | "shortcut";
  readonly place: Place;
}

/** Longer labels are none; the parser doesn't look at them either. */
const MOST_LABEL = 999;

/** Letters or digits from one to another, as regular expressions have them: `[a-z][0-9]*` is none that leads anywhere. */
const RANGE = /^\S*(?:a-[fz]|A-[FZ]|[01]-9)\S*$/u;

export function findBrackets(block: Nodes & { children: PhrasingContent[] }, text: string): Bracketed[] {
  if (!hasBracket(block)) return [];
  const running = readRunningText(block, text);
  if (running === null) return [];
  const { source, masked, pointAt } = running;
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
      if (!isBox(inner)) found.push(at(from, to, inner, "shortcut"));
      continue;
    }
    taken.add(to + 1);
    const label = source.slice(to + 2, labelEnd).trim();
    if (RANGE.test(label) && !/\s/u.test(inner)) continue;
    const numbers = /^\d+$/u.test(inner) && /^\d*$/u.test(label);
    if (inner.startsWith("^") || label.startsWith("^") || numbers || labelEnd - to > MOST_LABEL) continue;
    found.push(at(from, labelEnd, label === "" ? inner : label, "full"));
  }
  return found;

  function at(from: number, to: number, label: string, form: Bracketed["form"]): Bracketed {
    const [start, end] = [pointAt(from), pointAt(to + 1)];
    const place = { ...start, endLine: end.line, endColumn: end.column };
    return { label: onOneLine(label), form, place };
  }
}

function hasBracket(node: { readonly children: readonly PhrasingContent[] }): boolean {
  return node.children.some((child) => {
    if (child.type === "text") return child.value.includes("]");
    // An address in the text goes on behind a bracket.
    if (child.type === "link") return child.url.includes("]");
    return isMarkup(child) && "children" in child && hasBracket(child);
  });
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
