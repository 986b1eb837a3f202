/**
 * Where a section that a document lacks belongs: where the template has it, as far as the document follows the template.
 *
 * Right before the section that comes next in the template; so what only a draft has stays before what takes its place.
 * Where the document has no such section, or has it too early, behind all that comes before it.
 */
import { hasText } from "../block-text.ts";
import { type Document, type DocumentHeading, placeOf } from "../document.ts";
import { isSameName } from "../match-name.ts";
import { type FoundSection, type FoundSections, linesOf } from "../sections.ts";
import type { ShapeSection } from "../shape.ts";
import type { Shapes } from "../templates.ts";

export interface SectionPlace {
  /** The line that it is put before, from 1; behind the last one at the end. */
  readonly line: number;
  /** How much deeper the document has its sections than the template: 1 where they stand below a title. */
  readonly depth: number;
}

export function placeSection(
  section: ShapeSection,
  document: Document,
  found: FoundSections,
  { full, draft }: Shapes,
): SectionPlace {
  const at = full.sections.indexOf(section);
  const present = (sections: readonly ShapeSection[]): Present[] =>
    sections.flatMap((each) => {
      const here = found.get(each.name);
      return here === undefined ? [] : [{ section: each, found: here }];
    });
  const before = present(full.sections.slice(0, at));
  const [next] = present(full.sections.slice(at + 1));
  if (next !== undefined && indexOf(next) > Math.max(-1, ...before.slice(-1).map(indexOf)))
    return { line: lineAbove(next.found.heading, document), depth: depthOf(next) };
  const ofDraft = draft.sections.filter(
    ({ name }) => !full.sections.some((own) => isSameName(own.name, name)),
  );
  const last = [...before, ...present(ofDraft)].sort((one, other) => indexOf(one) - indexOf(other)).at(-1);
  if (last === undefined) return { line: endOf(document), depth: 0 };
  const end = linesOf(last.found, document, found).last;
  const following = document.headings.find(({ place }) => place.line === end + 1);
  return {
    line: following === undefined ? endOf(document) : lineAbove(following, document),
    depth: depthOf(last),
  };
}

interface Present {
  readonly section: ShapeSection;
  readonly found: FoundSection;
}

function indexOf({ found }: Present): number {
  return found.heading.index;
}

function depthOf({ section, found }: Present): number {
  return found.heading.level - section.level;
}

/** A heading's line, or that of the comments and anchors right above it: they belong to it. */
function lineAbove(heading: DocumentHeading, { tree }: Document): number {
  let { line } = heading.place;
  for (let index = heading.index - 1; index >= 0; index -= 1) {
    const node = tree.children[index];
    if (node?.type !== "html" && node?.type !== "paragraph") break;
    if (placeOf(node).endLine !== line - 1 || hasText(node)) break;
    // What ends a stretch belongs to the stretch.
    if (node.type === "html" && node.value.includes("rfc-lint-enable")) break;
    line = placeOf(node).line;
  }
  return line;
}

/** Behind the last text. Definitions that are gathered at the end stay there. */
function endOf({ tree, text }: Document): number {
  let first: number | null = null;
  for (const node of tree.children.toReversed()) {
    if (node.type !== "definition" && node.type !== "footnoteDefinition") {
      // Right below a heading they are its own.
      if (node.type === "heading") first = null;
      break;
    }
    first = placeOf(node).line;
  }
  return first ?? text.split("\n").length + 1;
}
