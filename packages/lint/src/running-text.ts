/**
 * The source of a block of running text with everything else in it as rows of marks: as long as the source, and with the
 * same lines.
 *
 * The text nodes' own places won't do: remark gives none to what stands beside an address that it makes a link of itself.
 */
import type { Nodes, PhrasingContent } from "mdast";

export const MASK = "\u0001";
/** What is in it is running text. */
export function isMarkup({ type }: Nodes): boolean {
  return type === "emphasis" || type === "strong" || type === "delete";
}

type Phrasing = Nodes & { readonly children: readonly PhrasingContent[] };

export interface RunningText {
  readonly source: string;
  readonly masked: string;
  /** Lines and columns of what stands at an offset. */
  readonly pointAt: (offset: number) => { readonly line: number; readonly column: number };
}

/** `null` where the block's own place isn't known. Links' texts are running text where `withLinks` says so. */
export function readRunningText(block: Phrasing, text: string, withLinks = false): RunningText | null {
  const { start, end } = block.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return null;
  const source = text.slice(start.offset, end.offset);
  // Whoever asks goes on from place to place, and so does the count of lines.
  let [counted, line] = [0, start.line];
  const pointAt = (offset: number) => {
    const lastEnd = offset === 0 ? -1 : source.lastIndexOf("\n", offset - 1);
    if (lastEnd === -1) return { line: start.line, column: start.column + offset };
    if (lastEnd < counted - 1) [counted, line] = [0, start.line];
    for (
      let at = source.indexOf("\n", counted);
      at !== -1 && at <= lastEnd;
      at = source.indexOf("\n", counted)
    ) {
      line += 1;
      counted = at + 1;
    }
    return { line, column: offset - lastEnd };
  };
  return { source, masked: mask(block, source, start.offset, withLinks), pointAt };
}

/**
 * Addresses that stand in the text as they are. They are told from the source, for remark makes links of some of them only
 * when brackets have been paired, and gives those no place. A closing bracket ends one, or `[see https://…][label]`
 * would have no label.
 */
const BARE_ADDRESS = /(?:https?:\/\/|www\.)[^\s<\]]*/giu;

/** Formulas, as GitHub shows them: between single dollar signs without blanks inside them, or between double ones. */
const FORMULA = /\$\$[^$]+\$\$|(?<![\w$\\])\$(?![\s$])[^$\n]*(?<![\s\\])\$(?![\w$])/gu;

function mask(block: Phrasing, source: string, offset: number, withLinks: boolean): string {
  const parts: string[] = [];
  let at = 0;
  const keepTo = (to: number): void => {
    if (to <= at) return;
    parts.push(source.slice(at, to).replaceAll(BARE_ADDRESS, (address) => MASK.repeat(address.length)));
    at = to;
  };
  const maskTo = (to: number): void => {
    parts.push(MASK.repeat(to - at));
    at = to;
  };
  const walk = (children: readonly PhrasingContent[]): void => {
    for (const child of children) {
      if (child.type === "text" || child.type === "break") continue;
      if (isMarkup(child) && "children" in child) {
        walk(child.children);
        continue;
      }
      const from = (child.position?.start.offset ?? 0) - offset;
      const to = (child.position?.end.offset ?? 0) - offset;
      if (from < at || to <= from || isBareAddress(child, source, from)) continue;
      keepTo(from);
      const inner = withLinks && "children" in child ? child.children : [];
      const first = inner[0]?.position?.start.offset;
      if (first !== undefined) {
        maskTo(first - offset);
        walk(inner);
        keepTo((inner.at(-1)?.position?.end.offset ?? 0) - offset);
      }
      maskTo(to);
    }
  };
  walk(block.children);
  keepTo(source.length);
  const masked = parts.join("");
  return masked.includes("$") ? masked.replaceAll(FORMULA, (formula) => MASK.repeat(formula.length)) : masked;
}

function isBareAddress(node: PhrasingContent, source: string, from: number): boolean {
  return node.type === "link" && source[from] !== "[" && source[from] !== "<";
}
