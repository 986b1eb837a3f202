/**
 * # `section-level`
 *
 * The sections of the template don't stand at one level: one is nested in another, or above the rest. Below a title they
 * may all be at level 2. What most of them have counts.
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
 * ## Open questions
 *
 * Who clears the road up to it?
 * ```
 *
 * ```text
 * 9:1 warning The section "Open questions" is at level 2, and the others are at level 1. Write it as "# Open questions".
 * ```
 *
 * Good, as a draft:
 *
 * ```md
 * # A tunnel
 *
 * ## Motivation
 *
 * Snow closes the pass for five months a year.
 *
 * ## Proposal sketch
 *
 * Two miles, straight through.
 *
 * ## Open questions
 *
 * Who clears the road up to it?
 * ```
 */
import { type Finding, quote } from "../problem.ts";
import type { Rule, RuleInput } from "../rule.ts";

export const sectionLevel = {
  id: "section-level",
  severity: "warning",
  says: "the sections do not share one level, or one is nested in another",
  fixable: false,
  aboutSections: true,
  check,
} as const satisfies Rule;

function check({ shape, found }: RuleInput): Finding[] {
  const sections = shape.sections.flatMap(({ name, level: usual }) => {
    const heading = found.get(name)?.heading;
    return heading === undefined ? [] : [{ heading, usual }];
  });
  const most = mostFrequent(sections.map(({ heading, usual }) => ({ level: heading.level, usual })));
  return sections
    .filter(({ heading }) => heading.level !== most)
    .map(({ heading: { text, level, place } }) => {
      const better = quote(`${"#".repeat(most)} ${text}`);
      const message = `The section ${quote(text)} is at level ${level}, and the others are at level ${most}. Write it as ${better}.`;
      return { place, message };
    });
}

/** The level that most have; of two with as many the template's, else the upper one. */
function mostFrequent(sections: readonly { readonly level: number; readonly usual: number }[]): number {
  const counts = new Map<number, number>();
  for (const { level, usual } of sections) {
    // Half a vote for being as the template has it settles a tie and nothing else.
    counts.set(level, (counts.get(level) ?? 0) + 1 + (level === usual ? 1 / (2 * sections.length) : 0));
  }
  const sorted = [...counts].sort(([one, votes], [other, others]) => others - votes || one - other);
  return sorted[0]?.[0] ?? 1;
}
