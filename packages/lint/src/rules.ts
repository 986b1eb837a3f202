/**
 * The table of rules. Their order is the order of problems at one place.
 */
import type { Rule } from "./rule.ts";
import { assetName } from "./rules/asset-name.ts";
import { assetUnused } from "./rules/asset-unused.ts";
import { definitionDangling } from "./rules/definition-dangling.ts";
import { definitionUnused } from "./rules/definition-unused.ts";
import { fileLocation } from "./rules/file-location.ts";
import { fileName } from "./rules/file-name.ts";
import { frontMatter } from "./rules/front-matter.ts";
import { headingIncrement } from "./rules/heading-increment.ts";
import { imageAlt } from "./rules/image-alt.ts";
import { linkAnchor } from "./rules/link-anchor.ts";
import { linkRelative } from "./rules/link-relative.ts";
import { linkShorthand } from "./rules/link-shorthand.ts";
import { openQuestionTask } from "./rules/open-question-task.ts";
import { referenceUndefined } from "./rules/reference-undefined.ts";
import { repeatedWord } from "./rules/repeated-word.ts";
import { sectionDuplicate } from "./rules/section-duplicate.ts";
import { sectionEmpty } from "./rules/section-empty.ts";
import { sectionLevel } from "./rules/section-level.ts";
import { sectionMissing } from "./rules/section-missing.ts";
import { sectionName } from "./rules/section-name.ts";
import { sectionOrder } from "./rules/section-order.ts";
import { stageMismatch } from "./rules/stage-mismatch.ts";
import { templateHint } from "./rules/template-hint.ts";
import { timeLimit } from "./rules/time-limit.ts";

export const RULES = [
  sectionMissing,
  sectionEmpty,
  sectionOrder,
  sectionName,
  sectionLevel,
  sectionDuplicate,
  stageMismatch,
  templateHint,
  headingIncrement,
  definitionDangling,
  definitionUnused,
  linkRelative,
  linkAnchor,
  linkShorthand,
  referenceUndefined,
  imageAlt,
  assetName,
  assetUnused,
  fileName,
  fileLocation,
  frontMatter,
  openQuestionTask,
  repeatedWord,
  timeLimit,
] as const satisfies readonly Rule[];

export type RuleId = (typeof RULES)[number]["id"];

/** The page of a rule, with a bad and a good example. */
export function rulePage(id: RuleId): string {
  return `https://unpkg.com/rfckit/docs/rules/${id}.md`;
}
