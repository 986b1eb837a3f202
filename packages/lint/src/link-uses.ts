/** Every address in a document: in links, pictures, link definitions and HTML, in document order. */
import type { Document } from "./document.ts";
import { placeOf } from "./document.ts";
import { elementsOf } from "./html-elements.ts";
import type { Place } from "./problem.ts";
import { type ReadUrl, readUrl } from "./read-url.ts";

export interface LinkUse {
  readonly kind: "link" | "picture" | "definition" | "html";
  readonly url: string;
  readonly target: ReadUrl;
  /** Of the whole link; of HTML, of its opening tag. */
  readonly place: Place;
  /** The rules that are turned off where it stands. */
  readonly off?: readonly string[];
}

/** A cheap look, before anything is taken apart. */
const LINKED = /\b(?:src|href)\s*=/iu;

export function readLinkUses({ parts, text }: Document, path: string): LinkUse[] {
  const uses: LinkUse[] = [];
  for (const node of parts.links) {
    const kind = node.type === "image" ? "picture" : "link";
    uses.push({ kind, url: node.url, target: readUrl(node.url, path), place: placeOf(node) });
  }
  for (const node of parts.definitions)
    uses.push({ kind: "definition", url: node.url, target: readUrl(node.url, path), place: placeOf(node) });
  for (const node of parts.html) {
    if (!LINKED.test(node.value)) continue;
    for (const { attributes, place } of elementsOf(node, text)) {
      for (const url of [attributes.get("src"), attributes.get("href")])
        if (url !== undefined) uses.push({ kind: "html", url, target: readUrl(url, path), place });
    }
  }
  return uses.sort((one, next) => one.place.line - next.place.line || one.place.column - next.place.column);
}
