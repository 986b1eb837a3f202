/** What the documents of a repository show or link to. */
import { linksElsewhere } from "./check-document.ts";
import { readDocument } from "./document.ts";
import { type LinkUse, readLinkUses } from "./link-uses.ts";
import type { Parse } from "./parsers/parse.ts";

/** By the path of what is shown, the first document that shows it. */
export function readShown(
  documents: readonly { readonly path: string; readonly text: string }[],
  parse: Parse,
): Map<string, string> {
  return collectShown(
    documents.map(({ path, text }) => ({
      path,
      links: linksElsewhere(readLinkUses(readDocument(text, parse), path)),
    })),
  );
}

/** Likewise, of documents whose links are known, beside what others before them show. */
export function collectShown(
  documents: readonly { readonly path: string; readonly links: readonly LinkUse[] }[],
  shown = new Map<string, string>(),
): Map<string, string> {
  for (const { path, links } of documents)
    for (const { target } of links)
      if (target.kind === "file" && target.path !== null && !shown.has(target.path))
        shown.set(target.path, path);
  return shown;
}
