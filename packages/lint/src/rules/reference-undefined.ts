/**
 * # `reference-undefined`
 *
 * `[text][label]` stands in the text and the label is not defined: readers see the brackets. Prose in brackets is prose:
 * of `[label]` alone it is said only where a label is defined that is nearly the same, and then as a warning.
 *
 * Bad, as a draft:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year, says [the council][report].
 *
 * # Proposal sketch
 *
 * A tunnel, as in [valey]: two miles, straight through. Others are like [valley].
 *
 * # Open questions
 *
 * Who clears the road up to it?
 *
 * [valley]: https://example.org/valley
 * ```
 *
 * ```text
 * 3:51 error The label "report" is not defined. Define it with a line such as "[report]: https://…".
 * 7:17 warning The label "valey" is not defined. Did you mean "valley"?
 * ```
 *
 * Good, as a draft:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year[^1][^2], says [the council][report] [sic].
 *
 * [^1]: Of late.
 *
 * [^2]: Not last year.
 *
 * [report]: https://example.org/report
 *
 * # Proposal sketch
 *
 * A tunnel; its length is in `lengths[0][1]` and lengths[0][1].
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 */
import { findBrackets } from "../brackets.ts";
import { createGuessBudget } from "../guess-budget.ts";
import { labelOf } from "../label-of.ts";
import { nearestLabel } from "../nearest-label.ts";
import { type Finding, quote } from "../problem.ts";
import type { Rule, RuleInput } from "../rule.ts";

export const referenceUndefined = {
  id: "reference-undefined",
  severity: "error",
  says: "`[text][label]` without a definition",
  fixable: false,
  aboutSections: false,
  check,
} as const satisfies Rule;

function check({ document: { parts, text, cutOff } }: RuleInput): Finding[] {
  // The definition may be in what was not read.
  if (cutOff) return [];
  const links = parts.definitions.map(labelOf);
  const footnotes = parts.footnotes.map((node) => `^${labelOf(node)}`);
  const labels = [...links, ...footnotes];
  const found: Finding[] = [];
  const mayGuess = createGuessBudget();
  for (const block of parts.phrasings) {
    for (const { label, form, place } of findBrackets(block, text)) {
      const near = mayGuess(label.slice(0, 100), labels.length) ? nearestLabel(label, labels) : null;
      const missing = `The label ${quote(label)} is not defined.`;
      const hint = near === null ? {} : { suggestion: near };
      if (form === "full") {
        const define = `Define it with a line such as ${quote(`[${label}]: https://…`)}.`;
        const advice = near === null ? define : `Did you mean ${quote(near)}?`;
        found.push({ place, message: `${missing} ${advice}`, ...hint });
      } else if (near !== null) {
        const message = `${missing} Did you mean ${quote(near)}?`;
        found.push({ place, message, severity: "warning", ...hint });
      }
    }
  }
  return found;
}
