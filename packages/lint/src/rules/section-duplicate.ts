/**
 * # `section-duplicate`
 *
 * A required section is there twice, side by side: readers and links find only the first one. A heading of the same name
 * inside another section is something else, and fine.
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
 *
 * Who clears the road up to it?
 *
 * # Motivation
 *
 * And the road is narrow.
 * ```
 *
 * ```text
 * 13:1 error The section "Motivation" is here a second time; the first is on line 1. Merge the two, or rename this one.
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
 * ## Motivation for the tunnel's width
 *
 * Two lorries have to pass.
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 */
import { exactMatcher } from "../match-name.ts";
import { type Finding, quote } from "../problem.ts";
import type { Rule, RuleInput } from "../rule.ts";
import { requiredSections } from "../templates.ts";

export const sectionDuplicate = {
  id: "section-duplicate",
  severity: "error",
  says: "a required section twice",
  fixable: false,
  aboutSections: true,
  check,
} as const satisfies Rule;

function check({ document, shape, found }: RuleInput): Finding[] {
  const nameOf = exactMatcher(requiredSections(shape).map(({ name }) => name));
  return document.headings.flatMap((heading) => {
    const name = nameOf(heading.text);
    const first = name === null ? undefined : found.get(name)?.heading;
    if (name === null || first === undefined || first === heading || first.level !== heading.level) return [];
    const message = `The section ${quote(name)} is here a second time; the first is on line ${first.place.line}. Merge the two, or rename this one.`;
    return [{ place: heading.place, message }];
  });
}
