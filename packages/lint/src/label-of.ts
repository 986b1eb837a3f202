/** Labels as they are written, on one line: one that is broken over two has blanks in between, and in a quotation `>`. */
import type { Definition, FootnoteDefinition } from "mdast";

export function labelOf({ label, identifier }: Definition | FootnoteDefinition): string {
  return onOneLine(label ?? identifier);
}

export function onOneLine(label: string): string {
  return label
    .replaceAll(/\n[\s>]*/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
}
