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
import type { Document, DocumentHeading } from "../document.ts";
import type { Edit } from "../edit.ts";
import { type Finding, type Place, quote } from "../problem.ts";
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

function check({ document, shape, found }: RuleInput): Finding[] {
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
  const fix = reorder(document, inDocument, kept);
  return [{ place: first.heading.place, message, ...fix }];
}

/** Moves the sections that are out of order, each with its lines; the blank lines between sections stay where they are. */
function reorder(
  document: Document,
  sections: readonly Placed[],
  kept: readonly Placed[],
): Pick<Finding, "fix"> {
  const level = sections[0]?.heading.level;
  // One that is nested in another has no lines of its own to be moved.
  if (sections.some(({ heading }) => heading.level !== level)) return {};
  return {
    fix: () => {
      const lines = document.text.split("\n");
      const starts = document.headings.filter((heading) => heading.level <= (level ?? 1));
      const blocks = starts.map((heading, index) => {
        const first = heading.place.line;
        const end = (starts[index + 1]?.place.line ?? lines.length + 1) - 1;
        let last = end;
        while (last > first && (lines[last - 1] ?? "").trim() === "") last -= 1;
        return { heading, first, last, placed: sections.find((each) => each.heading === heading) };
      });
      const order = blocks.filter(({ placed }) => placed === undefined || kept.includes(placed));
      for (const block of blocks) {
        const { placed } = block;
        if (placed === undefined || kept.includes(placed)) continue;
        const before = order.findLastIndex(
          (each) => each.placed !== undefined && each.placed.rank < placed.rank,
        );
        const next = order.findIndex((each) => each.placed !== undefined);
        order.splice(before === -1 ? next : before + 1, 0, block);
      }
      // Each place among the blocks takes another block's lines.
      return blocks.flatMap(({ first, last }, index): Edit[] => {
        const block = order[index];
        if (block === undefined || block.first === first) return [];
        return [{ ...linesFrom(first, last), text: linesFrom(block.first, block.last) }];
      });

      function linesFrom(from: number, to: number): Place {
        return { line: from, column: 1, endLine: to, endColumn: (lines[to - 1] ?? "").length + 1 };
      }
    },
  };
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
