/**
 * Runs the rules. What they find is sorted by place and, at one place, by the order of the table: the same document
 * always gives the same problems in the same order.
 */
import type { AssetsInput } from "./assets.ts";
import type { Document } from "./document.ts";
import type { FrontMatter } from "./front-matter.ts";
import { type LinkUse, readLinkUses } from "./link-uses.ts";
import type { Finding, Problem, Severity } from "./problem.ts";
import type { DocumentRule, LinksInput, Rule, RuleInput, Wanted } from "./rule.ts";
import { RULES, type RuleId, rulePage } from "./rules.ts";
import { findSections } from "./sections.ts";
import { anchorsOf } from "./slugs.ts";
import type { Stage } from "./stage.ts";
import type { Shapes } from "./templates.ts";

/** Severities that differ from the table's. */
export type RuleSettings = Readonly<Partial<Record<RuleId, Severity | "off">>>;

/** What is known of a document beside its text. */
export interface Circumstances {
  readonly path: string;
  readonly stage: Stage;
  readonly front: FrontMatter | null;
  readonly wanted: Wanted;
}

type TableRule = Rule & { readonly id: RuleId };
const TABLE: readonly TableRule[] = RULES;
const ORDER = new Map<RuleId, number>(TABLE.map(({ id }, index) => [id, index]));

/** A document beside the template of its stage. One that is free of templates is not held to the full one's sections. */
export function holdTo(document: Document, shapes: Shapes, circumstances: Circumstances): RuleInput {
  const { path, stage } = circumstances;
  const [shape, other] = stage === "draft" ? [shapes.draft, shapes.full] : [shapes.full, shapes.draft];
  return {
    ...circumstances,
    document,
    shape,
    shapes,
    found: findSections(document, shape, other),
    links: readLinkUses(document, path),
    anchors: anchorsOf(document.parts),
  };
}

/** What the rules find that need nothing but the document. */
export function checkDocument(input: RuleInput, settings: RuleSettings = {}): Problem[] {
  return run(settings, input.stage, (rule) => ("check" in rule ? (rule as DocumentRule).check(input) : []));
}

/** What the rules find that need to know what else is in the repository. */
export function checkLinks(input: LinksInput, settings: RuleSettings = {}): Problem[] {
  if (input.links.length === 0) return [];
  return run(settings, "full", (rule) => {
    if (!("checkLinks" in rule)) return [];
    const links = input.links.filter(({ off }) => off?.includes(rule.id) !== true);
    return rule.checkLinks({ links, files: input.files });
  });
}

export interface AssetProblem {
  readonly path: string;
  readonly problem: Problem;
}

export function checkAssets(input: AssetsInput, settingsOf: (path: string) => RuleSettings): AssetProblem[] {
  return TABLE.flatMap((rule) => {
    if (!("checkAssets" in rule)) return [];
    return rule.checkAssets(input).flatMap(({ path, finding }) => {
      const severity = severityOf(rule, finding, settingsOf(path));
      return severity === "off" ? [] : [{ path, problem: problemOf(rule.id, severity, finding) }];
    });
  });
}

/** What was found while the document was read. */
export function sayReading(id: RuleId, finding: Finding, settings: RuleSettings = {}): Problem[] {
  return run(settings, "full", (rule) => (rule.id === id ? [finding] : []));
}

function run(settings: RuleSettings, stage: Stage, check: (rule: TableRule) => Finding[]): Problem[] {
  const problems: Problem[] = [];
  for (const rule of TABLE) {
    if ((settings[rule.id] ?? rule.severity) === "off" || (stage === "free" && rule.aboutSections)) continue;
    for (const finding of check(rule)) {
      const severity = severityOf(rule, finding, settings);
      if (severity !== "off") problems.push(problemOf(rule.id, severity, finding));
    }
  }
  return sortProblems(problems);
}

/** In the order of their places and, at one place, of the table. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (one, next) =>
      one.line - next.line ||
      one.column - next.column ||
      (ORDER.get(one.rule) ?? 0) - (ORDER.get(next.rule) ?? 0),
  );
}

/** What is set counts; what a rule says of a single finding comes before what it says of all. */
function severityOf(rule: TableRule, finding: Finding, settings: RuleSettings): Severity | "off" {
  return settings[rule.id] ?? finding.severity ?? rule.severity;
}

function problemOf(rule: RuleId, severity: Severity, { place, message, suggestion, fix }: Finding): Problem {
  return {
    rule,
    severity,
    message,
    ...place,
    fixable: fix !== undefined,
    ...(suggestion === undefined ? {} : { suggestion }),
    url: rulePage(rule),
    ...(fix === undefined ? {} : { fix }),
  };
}

/** The links that lead to other files: what `checkLinks` asks about. */
export function linksElsewhere(links: readonly LinkUse[]): LinkUse[] {
  return links.filter(({ target }) => target.kind === "file");
}
