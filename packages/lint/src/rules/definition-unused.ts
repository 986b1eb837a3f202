/**
 * # `definition-unused`
 *
 * A link or a footnote is defined and used nowhere: perhaps the sentence that used it is gone, or its label is misspelt.
 * The definitions that the template has below its headings are there for others to link to, and excepted.
 *
 * Bad, as a draft:
 *
 * ```md
 * # Motivation
 * [motivation]: #motivation
 *
 * Snow closes the pass for five months a year.
 *
 * [report]: https://example.org/report
 *
 * # Proposal sketch
 *
 * A tunnel: two miles, straight through.
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 *
 * ```text
 * 6:1 info The definition "report" is used nowhere. Use it, or take it out.
 * ```
 *
 * Good, as a draft:
 *
 * ```md
 * # Motivation
 * [motivation]: #motivation
 *
 * Snow closes the pass for five months a year, says [the council][report].
 *
 * [report]: https://example.org/report
 *
 * # Proposal sketch
 *
 * A tunnel: two miles, straight through.
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 */
import type { FootnoteDefinition } from "mdast";
import { placeOf } from "../document.ts";
import { labelOf } from "../label-of.ts";
import { type Finding, type Place, quote } from "../problem.ts";
import type { Rule, RuleInput } from "../rule.ts";
import { usedLabels } from "../used-labels.ts";

export const definitionUnused = {
  id: "definition-unused",
  severity: "info",
  says: "defined, used nowhere",
  fixable: false,
  aboutSections: false,
  check,
} as const satisfies Rule;

function check({ document: { parts, text, cutOff }, shapes, links, anchors }: RuleInput): Finding[] {
  // It may be used in what was not read.
  if (cutOff) return [];
  if (parts.definitions.length === 0 && parts.footnotes.length === 0) return [];
  const used = usedLabels(parts);
  const own = new Set(
    [...shapes.draft.sections, ...shapes.full.sections].flatMap(({ definitions }) =>
      definitions.map(({ label }) => label.toLowerCase()),
    ),
  );
  // What leads nowhere is said to be unused by `definition-dangling`.
  const dangling = new Set(
    links.flatMap(({ kind, target, place: { line, column } }) =>
      kind === "definition" && target.kind === "anchor" && !anchors.has(target.anchor)
        ? [`${line}:${column}`]
        : [],
    ),
  );
  const definitions = parts.definitions.filter((node) => {
    const { line, column } = placeOf(node);
    return !own.has(labelOf(node).toLowerCase()) && !dangling.has(`${line}:${column}`);
  });
  return [...definitions, ...parts.footnotes]
    .filter(({ identifier }) => !used.has(identifier))
    .map((node) => {
      const what = node.type === "definition" ? "definition" : "footnote";
      const message = `The ${what} ${quote(labelOf(node))} is used nowhere. Use it, or take it out.`;
      return { place: node.type === "definition" ? placeOf(node) : markOf(node, text), message };
    });
}

/** Where a footnote's `[^label]` stands: its text may go on for paragraphs. */
function markOf(node: FootnoteDefinition, text: string): Place {
  const { line, column } = placeOf(node);
  const start = node.position?.start.offset ?? 0;
  const close = text.indexOf("]:", start);
  return { line, column, endLine: line, endColumn: column + (close === -1 ? 1 : close + 1 - start) };
}
