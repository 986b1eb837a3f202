/**
 * # `section-empty`
 *
 * A section of the template has no text of its own, nor a subsection with text. "None." is text; so are a list, code,
 * a table and a picture. Comments and link definitions are not, for no reader sees them. The sections that the author
 * added are the author's affair.
 *
 * Bad, as a draft:
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
 * [open-questions]: #open-questions
 *
 * <!-- Ask the road office. -->
 * ```
 *
 * ```text
 * 9:1 error The section "Open questions" is empty. Write what belongs there, or "None." if there is nothing to say.
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
 * ## The tunnel
 *
 * Two miles, straight through.
 *
 * # Open questions
 *
 * None.
 * ```
 */
import { type Finding, quote } from "../problem.ts";
import type { Rule, RuleInput } from "../rule.ts";
import { isEmpty } from "../sections.ts";

export const sectionEmpty = {
  id: "section-empty",
  severity: "error",
  says: "a section has no text of its own, nor a subsection with text",
  fixable: false,
  aboutSections: true,
  check,
} as const satisfies Rule;

function check({ document, shape, found }: RuleInput): Finding[] {
  return shape.sections.flatMap(({ name }) => {
    const section = found.get(name);
    if (section === undefined || !isEmpty(section, document, found)) return [];
    const advice = 'Write what belongs there, or "None." if there is nothing to say.';
    const message = `The section ${quote(name)} is empty. ${advice}`;
    return [{ place: section.heading.place, message }];
  });
}
