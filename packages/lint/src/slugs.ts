/** The anchors of a document, as GitHub gives them: its headings' slugs, and what HTML names. */
import GithubSlugger, { slug as slugOf } from "github-slugger";
import type { Heading } from "mdast";
import { toString as toText } from "mdast-util-to-string";
import type { DocumentParts } from "./document-parts.ts";
import { elementsOf } from "./html-elements.ts";

export { slugOf };

/** A cheap look, before anything is taken apart. */
const NAMED = /\b(?:id|name)\s*=/iu;

export interface Anchors {
  has(anchor: string): boolean;
  /** In document order, each heading's with its heading's text. */
  readonly headings: readonly { readonly slug: string; readonly node: Heading }[];
  /** All of them. */
  readonly all: ReadonlySet<string>;
}

export function anchorsOf({ headings, html, footnotes }: DocumentParts): Anchors {
  const slugger = new GithubSlugger();
  const slugs = headings.map((node) => ({ slug: slugger.slug(headingText(node)), node }));
  const all = new Set(slugs.map(({ slug }) => slug));
  for (const node of html) {
    if (!NAMED.test(node.value)) continue;
    for (const { attributes } of elementsOf(node))
      for (const name of [attributes.get("id"), attributes.get("name")])
        if (name !== undefined) all.add(name);
  }
  // GitHub's own anchors of footnotes.
  if (footnotes.length > 0) all.add("footnote-label");
  for (const { identifier } of footnotes) all.add(`${PREFIX}fn-${identifier}`);
  return { has: (anchor) => hasAnchor(all, anchor), headings: slugs, all };
}

/** What GitHub puts before each anchor in the page; a link may lead there with it and without. */
const PREFIX = "user-content-";

export function hasAnchor(anchors: ReadonlySet<string>, anchor: string): boolean {
  return (
    anchors.has(anchor) ||
    (anchor.startsWith(PREFIX) ? anchors.has(anchor.slice(PREFIX.length)) : anchors.has(PREFIX + anchor))
  );
}

/** What GitHub makes the slug of: the text that shows, without pictures and HTML. */
export function headingText(heading: Heading): string {
  return toText(heading, { includeHtml: false, includeImageAlt: false });
}
