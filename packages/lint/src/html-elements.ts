/** The elements in a document's HTML, with their attributes. */
import type { Html } from "mdast";
import type { Place } from "./problem.ts";

export interface HtmlElement {
  /** In lower case. */
  readonly tag: string;
  /** By their names in lower case; one without a value is empty. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Of its opening tag. */
  readonly place: Place;
}

/** What stands between `<` and `>`; where another `<` comes first, it was no tag. */
const TAG = /<([A-Za-z][A-Za-z\d-]*)((?:\s[^<>]*)?)>/uy;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/gu;

/** In order; what stands in comments is left out. `text` is the document's, without which places don't count. */
export function elementsOf(node: Html, text = ""): HtmlElement[] {
  const { value } = node;
  const found: HtmlElement[] = [];
  const pointAt = pointReader(node, text);
  for (let mark = value.indexOf("<"); mark !== -1; ) {
    if (value.startsWith("<!--", mark)) {
      const close = value.indexOf("-->", mark + 4);
      mark = close === -1 ? -1 : value.indexOf("<", close + 3);
      continue;
    }
    TAG.lastIndex = mark;
    const [whole, tag, source = ""] = TAG.exec(value) ?? [];
    if (whole !== undefined && tag !== undefined) {
      const attributes = new Map<string, string>();
      for (const [, name = "", double, single, bare] of source.matchAll(ATTRIBUTE))
        attributes.set(name.toLowerCase(), (double ?? single ?? bare ?? "").trim());
      const from = pointAt(mark);
      const to = pointAt(mark + whole.length);
      found.push({
        tag: tag.toLowerCase(),
        attributes,
        place: { ...from, endLine: to.line, endColumn: to.column },
      });
    }
    mark = value.indexOf("<", mark + (whole?.length ?? 1));
  }
  return found;
}

/**
 * Gives lines and columns in the document; to be asked in the order of the offsets. HTML in a quotation or a list is without
 * what its lines begin with there, so columns are counted in the document's own lines.
 */
function pointReader({ value, position }: Html, text: string) {
  const { start, end } = position ?? { start: { line: 1, column: 1, offset: 0 }, end: { column: 1 } };
  let line = 0;
  let lineStart = 0;
  let sourceStart = start.offset ?? 0;
  let before = start.column;
  return (offset: number) => {
    for (let next = value.indexOf("\n", lineStart); next !== -1 && next < offset; ) {
      line += 1;
      lineStart = next + 1;
      sourceStart = text.indexOf("\n", sourceStart) + 1;
      next = value.indexOf("\n", lineStart);
      // What follows the HTML in its last line isn't a part of it.
      const length = (next === -1 ? value.length : next) - lineStart;
      const lineEnd = text.indexOf("\n", sourceStart);
      before =
        next === -1
          ? end.column - length
          : (lineEnd === -1 ? text.length : lineEnd) - sourceStart - length + 1;
    }
    return { line: start.line + line, column: offset - lineStart + before };
  };
}
