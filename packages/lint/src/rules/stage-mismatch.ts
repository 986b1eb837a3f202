/**
 * # `stage-mismatch`
 *
 * Sections of the draft template where a full RFC is asked for: it was taken further without all of its text, or is
 * about to be merged as a draft, which R6 rules out. It is said once, and names the sections that the document lacks
 * for being a draft.
 *
 * Bad, as a full RFC:
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
 *
 * ```text
 * 5:1 error The section "Proposal sketch" is a draft's, and a full RFC is expected here. Work it out into "Summary", "Proposal" and "Rationale and alternatives".
 * ```
 *
 * Good, as a full RFC:
 *
 * ```md
 * # Summary
 *
 * A tunnel keeps the two valleys in touch all year.
 *
 * # Motivation
 *
 * Snow closes the pass for five months a year.
 *
 * # Proposal
 *
 * Two miles, straight through.
 *
 * # Rationale and alternatives
 *
 * A gallery over the old road would cost half as much, and stand for ten years.
 *
 * # Open questions
 *
 * None.
 * ```
 */
import { findDraftForm } from "../missing-sections.ts";
import { type Finding, quoteAll } from "../problem.ts";
import type { Rule, RuleInput } from "../rule.ts";

export const stageMismatch = {
  id: "stage-mismatch",
  severity: "error",
  says: "draft sections in a full RFC, or a draft form where a full one is asked for",
  fixable: false,
  aboutSections: true,
  check,
} as const satisfies Rule;

function check(input: RuleInput): Finding[] {
  const form = findDraftForm(input);
  if (form === null) return [];
  const [first, ...rest] = form.draftSections;
  const names = quoteAll(form.draftSections.map(({ match }) => match.name));
  const found =
    rest.length === 0 ? `The section ${names} is a draft's` : `The sections ${names} are a draft's`;
  const advice =
    form.implied.length === 0
      ? "Take out what the full RFC no longer needs."
      : `Work it out into ${quoteAll(form.implied.map(({ name }) => name))}.`;
  return [
    {
      place: first.heading.place,
      message: `${found}, and a full RFC is expected here. ${advice}`,
    },
  ];
}
