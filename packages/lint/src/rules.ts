/**
 * The table of rules. Their order is the order of problems at one place.
 */
import type { Rule } from "./rule.ts";
import { headingIncrement } from "./rules/heading-increment.ts";
import { sectionDuplicate } from "./rules/section-duplicate.ts";
import { sectionEmpty } from "./rules/section-empty.ts";
import { sectionLevel } from "./rules/section-level.ts";
import { sectionMissing } from "./rules/section-missing.ts";
import { sectionName } from "./rules/section-name.ts";
import { sectionOrder } from "./rules/section-order.ts";
import { stageMismatch } from "./rules/stage-mismatch.ts";

export const RULES = [
  sectionMissing,
  sectionEmpty,
  sectionOrder,
  sectionName,
  sectionLevel,
  sectionDuplicate,
  stageMismatch,
  headingIncrement,
] as const satisfies readonly Rule[];

export type RuleId = (typeof RULES)[number]["id"];

/** The page of a rule, with a bad and a good example. */
export function rulePage(id: RuleId): string {
  return `https://unpkg.com/rfckit/docs/rules/${id}.md`;
}
