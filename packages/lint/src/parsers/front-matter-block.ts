/**
 * Where front matter stands in a text, told before it is parsed.
 *
 * The parsers would disagree: the fast one takes `...` for its end and no blank behind `---`, and remark sees neither lists nor
 * quotations in a whole document that begins with a line across the page and has no second one.
 */
import type { Yaml } from "mdast";

export interface FrontMatterBlock {
  /** TOML, too: its type is not mdast's. */
  readonly node: Yaml;
  /** The offset behind its closing line, before that line's end. */
  readonly end: number;
}

const FENCES = [
  ["---", "yaml"],
  ["+++", "toml"],
] as const;

/** The lines from the first to the next of `---`, or of `+++`; `null` where a text does not begin with them. */
export function findFrontMatter(text: string): FrontMatterBlock | null {
  const fence = FENCES.find(([mark]) => text.startsWith(mark));
  if (fence === undefined) return null;
  const [mark, type] = fence;
  const first = lineEnd(text, 0);
  if (!isFence(text, 0, first, mark)) return null;
  let line = 2;
  for (let start = first + 1; start <= text.length; line += 1) {
    const end = lineEnd(text, start);
    if (isFence(text, start, end, mark)) {
      const position = {
        start: { line: 1, column: 1, offset: 0 },
        end: { line, column: end - start + 1, offset: end },
      };
      const value = text.slice(first + 1, Math.max(start - 1, first + 1));
      return { node: { type: type as "yaml", value, position }, end };
    }
    start = end + 1;
  }
  return null;
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end === -1 ? text.length : end;
}

/** Blanks may follow the mark, and nothing else. */
function isFence(text: string, start: number, end: number, mark: string): boolean {
  return text.startsWith(mark, start) && /^[ \t]*$/u.test(text.slice(start + mark.length, end));
}
