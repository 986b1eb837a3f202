/**
 * # `definition-dangling`
 *
 * A link definition leads to a heading that isn't in the document: often the template's own, below a heading that was
 * renamed or taken out. Links through it lead nowhere. A definition that is absent is never a problem.
 *
 * Where the heading is merely misspelt, `section-name` says so, and this rule says nothing more.
 *
 * `--fix` leads it to the heading that its address is spelt like. Where nothing uses it, and it isn't a template's own with
 * a slip, `--fix` takes it out.
 *
 * Bad, as a draft:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year: see [the length][length].
 *
 * [length]: #the-lenght
 *
 * # Proposal sketch
 *
 * ## The length
 *
 * Two miles, straight through.
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 *
 * ```text
 * 5:1 warning The definition "length" leads to "#the-lenght", and no heading is called that. Did you mean "#the-length"?
 * ```
 *
 * Good, as a draft:
 *
 * ```md
 * # Motivation
 * [motivation]: #motivation
 *
 * Snow closes the pass for five months a year: see [the length][length].
 *
 * [length]: #the-length
 *
 * # Proposal sketch
 *
 * ## The length
 *
 * Two miles, straight through.
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 */
import type { Definition } from "mdast";
import { type Document, linesOf, placeOf } from "../document.ts";
import type { Edit } from "../edit.ts";
import { replaceUrl } from "../edit-url.ts";
import { createGuessBudget } from "../guess-budget.ts";
import { labelOf } from "../label-of.ts";
import { nearestAnchor } from "../nearest-anchor.ts";
import { type Finding, quote } from "../problem.ts";
import type { Rule, RuleInput } from "../rule.ts";
import { usedLabels } from "../used-labels.ts";

export const definitionDangling = {
  id: "definition-dangling",
  severity: "warning",
  says: "`[proposal]: #proposal` with no such heading",
  fixable: true,
  aboutSections: false,
  check,
} as const satisfies Rule;

function check(input: RuleInput): Finding[] {
  const { document, links, anchors } = input;
  // The heading may be in what was not read.
  if (document.cutOff) return [];
  const found: Finding[] = [];
  const mayGuess = createGuessBudget();
  const used = usedLabels(document.parts);
  const definitions = new Map(document.parts.definitions.map((node) => [startOf(node), node]));
  for (const link of links) {
    if (link.kind !== "definition" || link.target.kind !== "anchor") continue;
    const { anchor } = link.target;
    const node = definitions.get(`${link.place.line}:${link.place.column}`);
    if (node === undefined || anchor === "" || anchor === "top" || anchors.has(anchor)) continue;
    if (isMendedByName(node, input)) continue;
    const leads = `The definition ${quote(labelOf(node))} leads to ${quote(`#${anchor}`)}, and no heading is called that.`;
    const isUsed = used.has(node.identifier);
    // The template's own definitions are there for whoever comes to use them.
    const isWanted = isUsed || isTemplates(node, input);
    const near = isWanted && mayGuess(anchor, anchors.all.size) ? nearestAnchor(anchor, anchors.all) : null;
    if (near !== null) {
      const better = `#${near}`;
      const message = `${leads} Did you mean ${quote(better)}?`;
      found.push({ place: link.place, message, suggestion: better, ...replaceUrl(document, link, better) });
    } else if (isUsed) {
      const message = `${leads} Lead it to a heading that is there.`;
      found.push({ place: link.place, message });
    } else {
      const message = `${leads} Nothing uses it: take it out.`;
      found.push({ place: link.place, message, ...takeOut(document, node) });
    }
  }
  return found;
}

/**
 * Whether it is the template's own and its section's heading is merely misspelt: `section-name` says so, and with the
 * heading the definition is right again.
 */
function isMendedByName(node: Definition, { shapes, found }: RuleInput): boolean {
  return [...shapes.full.sections, ...shapes.draft.sections].some(({ name, definitions }) => {
    const likeness = found.get(name)?.match.likeness;
    if (likeness !== "spelling" && likeness !== "typo") return false;
    return definitions.some(({ label, url }) => label === node.label && url === node.url);
  });
}

/** Whether a template has a definition of that label, with a heading of its name that is here as well. */
function isTemplates(node: Definition, { shapes, anchors }: RuleInput): boolean {
  return [...shapes.full.sections, ...shapes.draft.sections].some(({ definitions }) =>
    definitions.some(({ label, url }) => label === node.label && anchors.has(url.slice(1))),
  );
}

function startOf(node: Definition): string {
  const { line, column } = placeOf(node);
  return `${line}:${column}`;
}

/** Takes out the lines of a definition that stands on lines of its own. */
function takeOut(document: Document, node: Definition): Pick<Finding, "fix"> {
  const { line, endLine, column } = placeOf(node);
  const lines = linesOf(document);
  if ((lines[line - 1] ?? "").slice(0, column - 1).trim() !== "") return {};
  const isBlank = (at: number) => (lines[at - 1] ?? "").trim() === "";
  // Of the blank lines around it one set goes with it.
  const alone = isBlank(line - 1) && isBlank(endLine + 1) && endLine < lines.length;
  const edit: Edit = {
    line,
    column: 1,
    endLine: endLine + (alone ? 2 : 1),
    endColumn: 1,
    text: "",
  };
  return { fix: () => [edit] };
}
