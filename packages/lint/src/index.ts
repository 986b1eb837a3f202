/**
 * The linter: RFCs against their repository's own templates, and the gate that a motion to merge has to pass.
 *
 * `lint` and `checkGate` run the same rules; only the first believes what a document says about itself. How a template
 * marks what is optional, free, or meant to stay is written in `template-marker.ts`.
 */

export { type AssetsInput, isPicture } from "./assets.ts";
export { type AssetProblem, checkAssets, type RuleSettings } from "./check-document.ts";
export { DEFAULT_SHAPES, DEFAULT_TEMPLATES } from "./default-templates.generated.ts";
export { MOST_CHARACTERS } from "./document.ts";
export { applyEdits, type Edit, lineOffsets } from "./edit.ts";
export * from "./example-document.ts";
export { type Fixed, fixText } from "./fix.ts";
export { type FillYaml, mayHaveFrontMatter, type ReadYaml } from "./front-matter.ts";
export * from "./gate.ts";
export type { LinkUse } from "./link-uses.ts";
export * from "./lint.ts";
export * from "./overrides.ts";
export { type LoadedParser, loadParser, type ParserName } from "./parsers/load-parser.ts";
export type { Parse } from "./parsers/parse.ts";
export type { Place, Problem, Severity } from "./problem.ts";
export { readAnchors } from "./read-anchors.ts";
export { type FileReport, makeReport, type Report } from "./reporters/report.ts";
export type { RepositoryFiles } from "./repository-files.ts";
export { resemblesRfc } from "./resembles-rfc.ts";
export { sayTooSlow } from "./rules/time-limit.ts";
export { RULES, type RuleId, rulePage } from "./rules.ts";
export * from "./shape.ts";
export { collectShown, readShown } from "./shown.ts";
export { findSlowText } from "./slow-text.ts";
export type { Stage } from "./stage.ts";
export { readShapes, type Shapes, type Templates } from "./templates.ts";
