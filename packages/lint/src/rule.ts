/**
 * What a rule is: a pure function of the document and the shape that it is held to, with what reports and
 * configuration need to know of it. Its file's head comment is its documentation, and a test runs the examples there.
 */
import type { Document } from "./document.ts";
import type { Finding, Severity } from "./problem.ts";
import type { FoundSections } from "./sections.ts";
import type { Shape } from "./shape.ts";
import type { Shapes } from "./templates.ts";

/** What a rule may look at. */
export interface RuleInput {
  readonly document: Document;
  /** Of the stage that the document is held to. */
  readonly shape: Shape;
  readonly shapes: Shapes;
  /** The headings that stand for sections of either template. */
  readonly found: FoundSections;
}

export interface Rule {
  readonly id: string;
  /** Where no configuration says otherwise. */
  readonly severity: Severity;
  /** One line for the table of rules. */
  readonly says: string;
  readonly fixable: boolean;
  /** Whether it is about the templates' sections, and so not for a document that follows no template. */
  readonly aboutSections: boolean;
  readonly check: (input: RuleInput) => Finding[];
}
