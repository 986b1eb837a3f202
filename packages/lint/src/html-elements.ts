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

/** In order; what stands in comments is left out. */
export function elementsOf({ value, position }: Html): HtmlElement[] {
  const found: HtmlElement[] = [];
  const start = position?.start ?? { line: 1, column: 1 };
  let line = 0;
  let lineStart = 0;
  const pointAt = (offset: number) => {
    for (let end = value.indexOf("\n", lineStart); end !== -1 && end < offset; ) {
      line += 1;
      lineStart = end + 1;
      end = value.indexOf("\n", lineStart);
    }
    return { line: start.line + line, column: offset - lineStart + (line === 0 ? start.column : 1) };
  };
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
