/** The labels that links, pictures and footnotes of a document refer to, as the parser normalises them. */
import type { DocumentParts } from "./document-parts.ts";

export function usedLabels({ references }: DocumentParts): ReadonlySet<string> {
  return new Set(references.map(({ identifier }) => identifier));
}
