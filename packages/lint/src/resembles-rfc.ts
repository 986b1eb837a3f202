/**
 * Whether a document looks like an RFC, wherever it lies: an editor opens all kinds of documents, and most are none.
 */
import type { Root } from "mdast";
import { type Document, readDocument } from "./document.ts";
import { findSections } from "./sections.ts";
import type { Shape } from "./shape.ts";
import { requiredSections, type Shapes } from "./templates.ts";

/** It has more than half of the sections that one of the templates requires. */
export function resemblesRfc(source: string, tree: Root, { draft, full }: Shapes): boolean {
  const document = readDocument(source, () => tree);
  return hasMostOf(document, draft, full) || hasMostOf(document, full, draft);
}

function hasMostOf(document: Document, shape: Shape, other: Shape): boolean {
  const found = findSections(document, shape, other);
  const required = requiredSections(shape);
  return 2 * required.filter(({ name }) => found.has(name)).length > required.length;
}
