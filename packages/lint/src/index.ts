/**
 * The linter: RFCs against their repository's own templates, and the gate that a motion to merge has to pass.
 *
 * `lint` and `checkGate` run the same rules; only the first believes what a document says about itself. How a template
 * marks what is optional, free, or meant to stay is written in `template-marker.ts`.
 */
export type { RuleSettings } from "./check-document.ts";
export { DEFAULT_TEMPLATES } from "./default-templates.generated.ts";
export { MOST_CHARACTERS } from "./document.ts";
export * from "./example-document.ts";
export * from "./gate.ts";
export * from "./lint.ts";
export type { Parse } from "./parse-blocks.ts";
export type { Place, Problem, Severity } from "./problem.ts";
export { RULES, type RuleId, rulePage } from "./rules.ts";
export * from "./shape.ts";
export type { Stage } from "./stage.ts";
export { readShapes, type Shapes, type Templates } from "./templates.ts";
