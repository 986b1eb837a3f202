/**
 * What a rule is: a pure function of what it is about, with what reports and configuration need to know of it. Its file's
 * head comment is its documentation, and a test runs the examples there.
 */
import type { AssetsInput } from "./assets.ts";
import type { Document } from "./document.ts";
import type { FrontMatter } from "./front-matter.ts";
import type { LinkUse } from "./link-uses.ts";
import type { Finding, Severity } from "./problem.ts";
import type { RepositoryFiles } from "./repository-files.ts";
import type { FoundSections } from "./sections.ts";
import type { Shape } from "./shape.ts";
import type { Anchors } from "./slugs.ts";
import type { Stage } from "./stage.ts";
import type { Shapes } from "./templates.ts";

/** What a rule about a document may look at. */
export interface RuleInput {
  /** The document's path from the repository's root. */
  readonly path: string;
  readonly document: Document;
  readonly stage: Stage;
  /** Of the stage that the document is held to. */
  readonly shape: Shape;
  readonly shapes: Shapes;
  /** The headings that stand for sections of either template. */
  readonly found: FoundSections;
  readonly links: readonly LinkUse[];
  readonly anchors: Anchors;
  readonly front: FrontMatter | null;
  readonly wanted: Wanted;
}

/** What configuration says beside severities. */
export interface Wanted {
  /** Where RFCs belong, from the repository's root; `null` where that isn't known, or doesn't matter. */
  readonly directory: string | null;
  readonly frontMatter: "optional" | "required" | "forbidden";
  /** The templates' texts as they were, for hints that stand in them no more. */
  readonly earlierHints: readonly string[];
}

/** What a rule about links to other files may look at: no more, for it is asked again when the document is known. */
export interface LinksInput {
  readonly links: readonly LinkUse[];
  readonly files: RepositoryFiles;
}

interface RuleFacts {
  readonly id: string;
  /** Where no configuration says otherwise. */
  readonly severity: Severity | "off";
  /** One line for the table of rules. */
  readonly says: string;
  readonly fixable: boolean;
  /** Whether it is about the templates' sections, and so not for a document that follows no template. */
  readonly aboutSections: boolean;
}

export interface DocumentRule extends RuleFacts {
  readonly check: (input: RuleInput) => Finding[];
}

/** It needs to know what else is in the repository. */
export interface LinksRule extends RuleFacts {
  readonly checkLinks: (input: LinksInput) => Finding[];
}

/** It is about a file that is no document. */
export interface AssetsRule extends RuleFacts {
  readonly checkAssets: (input: AssetsInput) => { readonly path: string; readonly finding: Finding }[];
}

/** It is found while a document is read, not by looking at it. */
export interface ReadingRule extends RuleFacts {
  readonly reading: true;
}

export type Rule = DocumentRule | LinksRule | AssetsRule | ReadingRule | (DocumentRule & LinksRule);
