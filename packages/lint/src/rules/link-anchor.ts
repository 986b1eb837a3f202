/**
 * # `link-anchor`
 *
 * A link leads to a place that isn't in its target, the document itself or another one: no heading has that slug, as
 * GitHub makes them, and no HTML has it as its `id` or `name`. Lines of another document's source (`plan.md?plain=1#L10-L20`)
 * are not looked for.
 *
 * Bad, as a draft, beside `accepted/toll.md`:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year. See [how to clear it](#who-clears-it).
 *
 * # Proposal sketch
 *
 * A tunnel, as long as [the one on the toll road](toll.md#the-tunel).
 *
 * # Open questions
 *
 * ## Who clears the road
 *
 * Up to the tunnel, that is.
 * ```
 *
 * ```text
 * 3:50 error There is no "#who-clears-it" in this document. Did you mean "#who-clears-the-road"?
 * 7:22 error There is no "#the-tunel" in "accepted/toll.md". Did you mean "#the-tunnel"?
 * ```
 *
 * Good, as a draft:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year. See [how to clear it](#who-clears-the-road), and [the costs](#costs).
 *
 * # Proposal sketch
 *
 * A tunnel. <a name="costs"></a> It costs two millions.
 *
 * # Open questions
 *
 * ## Who clears the road
 *
 * Up to the tunnel, that is.
 * ```
 */
import { createGuessBudget, type MayGuess } from "../guess-budget.ts";
import type { LinkUse } from "../link-uses.ts";
import { nearestAnchor } from "../nearest-anchor.ts";
import { type Finding, quote } from "../problem.ts";
import type { LinksInput, Rule, RuleInput } from "../rule.ts";
import { hasAnchor } from "../slugs.ts";

export const linkAnchor = {
  id: "link-anchor",
  severity: "error",
  says: "the anchor is not in the target document",
  fixable: false,
  aboutSections: false,
  check,
  checkLinks,
} as const satisfies Rule;

/** In the document itself. Where a definition leads nowhere, `definition-dangling` says so. */
function check({ document, links, anchors }: RuleInput): Finding[] {
  // The place may be in what was not read.
  if (document.cutOff) return [];
  const mayGuess = createGuessBudget();
  return links.flatMap((link) => {
    if (link.target.kind !== "anchor" || link.kind === "definition") return [];
    const { anchor } = link.target;
    if (anchor === "" || anchor === "top" || anchors.has(anchor)) return [];
    return [findingOf(link, anchor, "this document", anchors.all, mayGuess)];
  });
}

/** Lines of a file's source, as GitHub names them: `#L10-L20`. */
const LINES = /^L\d+(?:C\d+)?(?:-L\d+(?:C\d+)?)?$/u;

/** In others. */
function checkLinks({ links, files }: LinksInput): Finding[] {
  const mayGuess = createGuessBudget();
  return links.flatMap((link) => {
    const { target } = link;
    if (target.kind !== "file" || target.path === null || target.anchor === "" || target.anchor === "top")
      return [];
    const anchors = files.anchorsOf(target.path);
    if (anchors === null || LINES.test(target.anchor) || hasAnchor(anchors, target.anchor)) return [];
    return [findingOf(link, target.anchor, quote(target.path), anchors, mayGuess)];
  });
}

function findingOf(
  { place }: LinkUse,
  anchor: string,
  where: string,
  anchors: ReadonlySet<string>,
  mayGuess: MayGuess,
): Finding {
  const missing = `There is no ${quote(`#${anchor}`)} in ${where}.`;
  const near = mayGuess(anchor, anchors.size) ? nearestAnchor(anchor, anchors) : null;
  if (near === null) return { place, message: `${missing} Link to a heading that is there.` };
  return { place, message: `${missing} Did you mean ${quote(`#${near}`)}?`, suggestion: `#${near}` };
}
