/**
 * The required sections that a document lacks, and whether it lacks them because it is in draft form.
 */
import type { RuleInput } from "./rule.ts";
import type { FoundSection, FoundSections } from "./sections.ts";
import type { Shape, ShapeSection } from "./shape.ts";
import { addedSections, ownSections, requiredSections } from "./templates.ts";

/** In the template's order. */
export function missingSections(shape: Shape, found: FoundSections): ShapeSection[] {
  return requiredSections(shape).filter(({ name }) => !found.has(name));
}

export interface DraftForm {
  /** The draft's sections in the document, in the template's order; at least one. */
  readonly draftSections: readonly [FoundSection, ...FoundSection[]];
  /** The sections that it lacks for being a draft, in the full template's order. */
  readonly implied: readonly ShapeSection[];
}

/** How a document that is held to the full template shows itself to be a draft, or `null`. */
export function findDraftForm({ shape, shapes, found }: RuleInput): DraftForm | null {
  if (shape.stage !== "full") return null;
  const [first, ...rest] = ownSections(shapes.draft, shapes.full).flatMap(
    ({ name }) => found.get(name) ?? [],
  );
  if (first === undefined) return null;
  const added = new Set(addedSections(shapes.full, shapes.draft));
  const implied = missingSections(shape, found).filter((section) => added.has(section));
  return { draftSections: [first, ...rest], implied };
}
