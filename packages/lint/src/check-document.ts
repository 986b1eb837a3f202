/**
 * Runs the rules over a document that is held to a shape. What they find is sorted by place and, at one place, by the
 * order of the table: the same document always gives the same problems in the same order.
 */
import type { Document } from "./document.ts";
import type { Finding, Problem, Severity } from "./problem.ts";
import type { Rule, RuleInput } from "./rule.ts";
import { RULES, type RuleId, rulePage } from "./rules.ts";
import { findSections } from "./sections.ts";
import type { Stage } from "./stage.ts";
import type { Shapes } from "./templates.ts";

/** Severities that differ from the table's. */
export type RuleSettings = Readonly<Partial<Record<RuleId, Severity | "off">>>;

/** A document beside the template of a stage. One that is free of templates is not held to the full one's sections. */
export function holdTo(stage: Stage, document: Document, shapes: Shapes): RuleInput {
  const [shape, other] = stage === "draft" ? [shapes.draft, shapes.full] : [shapes.full, shapes.draft];
  return { document, shape, shapes, found: findSections(document, shape, other) };
}

export function checkDocument(input: RuleInput, stage: Stage, settings: RuleSettings = {}): Problem[] {
  const problems: Problem[] = [];
  for (const rule of RULES as readonly (Rule & { readonly id: RuleId })[]) {
    const severity = settings[rule.id] ?? rule.severity;
    if (severity === "off" || (stage === "free" && rule.aboutSections)) continue;
    for (const finding of rule.check(input)) problems.push(problemOf(rule.id, severity, finding));
  }
  // The sort is stable, so the table's order holds within a place.
  return problems.sort((one, next) => one.line - next.line || one.column - next.column);
}

function problemOf(
  rule: RuleId,
  severity: Severity,
  { place, message, fixable, suggestion }: Finding,
): Problem {
  return {
    rule,
    severity,
    message,
    ...place,
    fixable,
    ...(suggestion === undefined ? {} : { suggestion }),
    url: rulePage(rule),
  };
}
