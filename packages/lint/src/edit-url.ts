/** Puts another address in a link's place, and leaves its text and title as they are. */
import { type Document, linesOf } from "./document.ts";
import type { Edit } from "./edit.ts";
import type { LinkUse } from "./link-uses.ts";
import type { Finding } from "./problem.ts";

/** A fix that does it; none where the address does not stand in the source as it is, once and in its line. */
export function replaceUrl(document: Document, link: LinkUse, url: string): Pick<Finding, "fix"> {
  const edit = findUrl(linesOf(document), link, url);
  return edit === null ? {} : { fix: () => [edit] };
}

function findUrl(lines: readonly string[], { place, url: old }: LinkUse, url: string): Edit | null {
  // The address stands behind the link's text, so the last one counts.
  for (let line = place.endLine; line >= place.line; line -= 1) {
    const source = lines[line - 1] ?? "";
    const from = line === place.line ? place.column - 1 : 0;
    const to = line === place.endLine ? place.endColumn - 1 : source.length;
    const at = source.lastIndexOf(old, to - old.length);
    if (at < from) continue;
    return { line, column: at + 1, endLine: line, endColumn: at + 1 + old.length, text: url };
  }
  return null;
}
