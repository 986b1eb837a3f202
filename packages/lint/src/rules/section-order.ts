/**
 * # `section-order`
 *
 * The sections are not in the template's order. It is said once a document, at the first of the fewest sections that would
 * have to move. Sections of the author's own may stand anywhere.
 *
 * Bad, as a draft:
 *
 * ```md
 * # Open questions
 *
 * Who clears the road up to it?
 *
 * # Motivation
 *
 * Snow closes the pass for five months a year.
 *
 * # Proposal sketch
 *
 * A tunnel: two miles, straight through.
 * ```
 *
 * ```text
 * 1:1 warning The section "Open questions" is out of order. Move it behind "Proposal sketch".
 * ```
 *
 * Good, as a draft:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year.
 *
 * # Costs
 *
 * Two millions.
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
import type { DocumentHeading } from "../document.ts";
import { type Finding, quote } from "../problem.ts";
import type { Rule, RuleInput } from "../rule.ts";

export const sectionOrder = {
  id: "section-order",
  severity: "warning",
  says: "not in the template's order",
  fixable: true,
  aboutSections: true,
  check,
} as const satisfies Rule;

interface Placed {
  readonly heading: DocumentHeading;
  /** Its position in the template. */
  readonly rank: number;
}

function check({ shape, found }: RuleInput): Finding[] {
  const inTemplate = shape.sections.flatMap(({ name }, rank): Placed[] => {
    const heading = found.get(name)?.heading;
    return heading === undefined ? [] : [{ heading, rank }];
  });
  const inDocument = [...inTemplate].sort((one, other) => one.heading.index - other.heading.index);
  const kept = longestInOrder(inDocument);
  const moved = inDocument.filter((section) => !kept.includes(section));
  const [first] = moved;
  if (first === undefined) return [];
  const others = moved.length === 1 ? "" : ` So are ${moved.length - 1} others below it.`;
  const message = `The section ${quote(first.heading.text)} is out of order. ${whereTo(first, kept)}${others}`;
  return [{ place: first.heading.place, message, fixable: true }];
}

/** Where it belongs among those that stay. */
function whereTo({ rank }: Placed, kept: readonly Placed[]): string {
  const before = kept.findLast((section) => section.rank < rank);
  if (before !== undefined) return `Move it behind ${quote(before.heading.text)}.`;
  const [next] = kept;
  return next === undefined ? "" : `Move it before ${quote(next.heading.text)}.`;
}

/** The most of them that are in order already; where there are several such choices, those that stand later in the document. */
function longestInOrder(sections: readonly Placed[]): readonly Placed[] {
  /** The longest chain that begins with each section. */
  const chains: (readonly Placed[])[] = [];
  for (const section of [...sections].reverse()) {
    const after = chains
      .filter(([next]) => next !== undefined && next.rank > section.rank)
      .reduce<readonly Placed[]>((best, chain) => (chain.length > best.length ? chain : best), []);
    chains.push([section, ...after]);
  }
  // The later ones come first here, and stay where they are equally long.
  return chains.reduce<readonly Placed[]>((best, chain) => (chain.length > best.length ? chain : best), []);
}
