/**
 * The stage that a document is held to.
 */
import type { Document } from "./document.ts";
import { type FrontMatter, frontMatterText } from "./front-matter.ts";
import { findSections } from "./sections.ts";
import type { TemplateStage } from "./shape.ts";
import { ownSections, type Shapes } from "./templates.ts";

/** `free`: a document that follows no template, such as a roadmap. Only configuration can say so. */
export type Stage = TemplateStage | "free";

/**
 * What a document is, as far as it says itself: by its front matter (`stage:`), else draft where it has a section that
 * only the draft template requires (*Proposal sketch*), else full.
 */
export function detectStage(document: Document, front: FrontMatter | null, shapes: Shapes): TemplateStage {
  const said = frontMatterText(front, "stage");
  if (said === "draft" || said === "full") return said;
  const found = findSections(document, shapes.full, shapes.draft);
  return ownSections(shapes.draft, shapes.full).some(({ name }) => found.has(name)) ? "draft" : "full";
}
