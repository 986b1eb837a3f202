/**
 * # `section-name`
 *
 * A heading comes near the name of a section but is not it: other case, a typo, a number before it, a subtitle after a
 * colon. It counts as that section everywhere, so a near miss keeps no motion from being made. Links to `#proposal`
 * and readers who go by the names are what it breaks.
 *
 * The name is put right by `--fix`, but for a subtitle: that the author would lose.
 *
 * Bad, as a draft:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year.
 *
 * # Proposal sketch: a tunnel
 *
 * Two miles, straight through.
 *
 * # Opne Questions
 *
 * Who clears the road up to it?
 * ```
 *
 * ```text
 * 5:1 warning Found the heading "Proposal sketch: a tunnel", expected "Proposal sketch". Move the subtitle into the text.
 * 9:1 warning Found the heading "Opne Questions", expected "Open questions". Rename it.
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
 * ## A tunnel
 *
 * Two miles, straight through.
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 */
import type { DocumentHeading } from "../document.ts";
import type { Edit } from "../edit.ts";
import { replaceUrl } from "../edit-url.ts";
import { type Finding, quote } from "../problem.ts";
import type { Rule, RuleInput } from "../rule.ts";
import { slugOf } from "../slugs.ts";

export const sectionName = {
  id: "section-name",
  severity: "warning",
  says: "a near miss of a section's name: other case, a typo, a subtitle",
  fixable: true,
  aboutSections: true,
  check,
} as const satisfies Rule;

function check(input: RuleInput): Finding[] {
  const { shape, found } = input;
  return shape.sections.flatMap(({ name }) => {
    const section = found.get(name);
    if (section === undefined || section.match.likeness === "same") return [];
    const { heading, match } = section;
    const advice = match.likeness === "subtitle" ? "Move the subtitle into the text." : "Rename it.";
    const message = `Found the heading ${quote(heading.text)}, expected ${quote(name)}. ${advice}`;
    const fix = match.likeness === "subtitle" ? {} : rename(heading, name, input);
    return [{ place: heading.place, message, suggestion: name, ...fix }];
  });
}

/** Gives a heading of plain words another name, and leads the document's own links there. */
function rename(heading: DocumentHeading, name: string, input: RuleInput): Pick<Finding, "fix"> {
  const { document, links, anchors } = input;
  const node = document.tree.children[heading.index];
  if (node?.type !== "heading" || !node.children.every(({ type }) => type === "text")) return {};
  const start = node.children[0]?.position?.start;
  const end = node.children.at(-1)?.position?.end;
  if (start === undefined || end === undefined) return {};
  const renamed: Edit = {
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    text: name,
  };
  const old = anchors.headings.find((each) => each.node === node)?.slug;
  return {
    fix: () => {
      const better = `#${slugOf(name)}`;
      const led = links.flatMap((link) => {
        if (link.target.kind !== "anchor" || link.target.anchor !== old || link.url === better) return [];
        return replaceUrl(document, link, better).fix?.() ?? [];
      });
      return [renamed, ...led];
    },
  };
}
