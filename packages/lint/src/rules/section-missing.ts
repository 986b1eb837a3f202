/**
 * # `section-missing`
 *
 * A section that the template requires is not there. The nearest heading, if any comes near, is suggested: perhaps
 * the section is there under another name. Of a document in draft form where a full RFC is asked for,
 * `stage-mismatch` says at once what it lacks, and this rule says it no second time.
 *
 * The problem stands at the nearest heading, else where the document begins.
 *
 * Bad, as a draft:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year.
 *
 * # A sketch of the tunnel
 *
 * Two miles, straight through.
 * ```
 *
 * ```text
 * 1:1 error The section "Open questions" is missing. Add a heading of that name, and below it what belongs there.
 * 5:1 error The section "Proposal sketch" is missing. If "A sketch of the tunnel" on line 5 is meant, give it that name; else add the section.
 * ```
 *
 * Good, as a draft:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year.
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
import { beginningOf } from "../document.ts";
import { findDraftForm, missingSections } from "../missing-sections.ts";
import { nearestHeading } from "../nearest-heading.ts";
import { type Finding, quote } from "../problem.ts";
import type { Rule, RuleInput } from "../rule.ts";

export const sectionMissing = {
  id: "section-missing",
  severity: "error",
  says: "a required section is not there; the nearest heading is suggested",
  fixable: false,
  aboutSections: true,
  check,
} as const satisfies Rule;

function check(input: RuleInput): Finding[] {
  const { document, shape, found } = input;
  const implied = findDraftForm(input)?.implied ?? [];
  const taken = new Set([...found.values()].map(({ heading }) => heading));
  const others = document.headings.filter((heading) => !taken.has(heading));
  return missingSections(shape, found)
    .filter((section) => !implied.includes(section))
    .map(({ name }) => {
      const missing = `The section ${quote(name)} is missing.`;
      const near = nearestHeading(name, others);
      if (near === null) {
        const message = `${missing} Add a heading of that name, and below it what belongs there.`;
        return { place: beginningOf(document), message };
      }
      const meant = `If ${quote(near.text)} on line ${near.place.line} is meant, give it that name`;
      const message = `${missing} ${meant}; else add the section.`;
      return { place: near.place, message, suggestion: near.text };
    });
}
