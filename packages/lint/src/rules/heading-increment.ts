/**
 * # `heading-increment`
 *
 * A heading skips a level: after one of level 1 comes one of level 3. Tables of contents and screen readers then show a
 * section inside one that isn't there.
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
 * ### The tunnel
 *
 * Two miles, straight through.
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 *
 * ```text
 * 7:1 warning The heading "The tunnel" skips a level: it is at level 3, below one at level 1. Write it as "## The tunnel".
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
 * ### Its length
 *
 * Two miles, straight through.
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 */
import { type Finding, quote } from "../problem.ts";
import type { Rule, RuleInput } from "../rule.ts";

export const headingIncrement = {
  id: "heading-increment",
  severity: "warning",
  says: "h1 → h3",
  fixable: false,
  aboutSections: false,
  check,
} as const satisfies Rule;

function check({ document: { headings } }: RuleInput): Finding[] {
  return headings.flatMap(({ text, level, place }, index) => {
    const above = headings[index - 1]?.level;
    if (above === undefined || level <= above + 1) return [];
    const better = quote(`${"#".repeat(above + 1)} ${text}`);
    const message = `The heading ${quote(text)} skips a level: it is at level ${level}, below one at level ${above}. Write it as ${better}.`;
    return [{ place, message }];
  });
}
