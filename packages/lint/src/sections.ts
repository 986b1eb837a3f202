/**
 * Which headings of a document are the sections of a template.
 *
 * A heading stands for one section at most, and a section is judged at one heading: the closest match, the first among
 * equals, at any level. So a title such as "Proposal: a winch" yields to the *Proposal* below it. Names that only the
 * other template has take part, or *Proposal sketch* might pass for *Proposal* in somebody's templates.
 */
import type { RootContent } from "mdast";
import { hasText } from "./block-text.ts";
import type { Document, DocumentHeading } from "./document.ts";
import { compareMatches, isSameName, type NameMatch, nameMatcher } from "./match-name.ts";
import type { Shape } from "./shape.ts";
import { oncePerShapes } from "./templates.ts";

export interface FoundSection {
  readonly heading: DocumentHeading;
  readonly match: NameMatch;
}

/** By the section's name as the template spells it. */
export type FoundSections = ReadonlyMap<string, FoundSection>;

/** Matches headings with the sections of `shape`, and with those that only `other` has. */
const matcherFor = oncePerShapes((shape, other) => {
  const names = shape.sections.map((section) => section.name);
  const others = other.sections.map((section) => section.name);
  return nameMatcher([...names, ...others.filter((name) => !names.some((own) => isSameName(own, name)))]);
});

/** What was found in a document last: telling its stage and holding it to that stage's template ask for the same. */
const lastFound = new WeakMap<Document, { readonly matchName: unknown; readonly found: FoundSections }>();

/** Finds the sections of `shape`, and those that only `other` has. */
export function findSections(document: Document, shape: Shape, other: Shape): FoundSections {
  const matchName = matcherFor(shape, other);
  const last = lastFound.get(document);
  if (last?.matchName === matchName) return last.found;
  const found = new Map<string, FoundSection>();
  for (const heading of document.headings) {
    const match = matchName(heading.text);
    if (match === null) continue;
    const before = found.get(match.name);
    if (before === undefined || compareMatches(match, before.match) < 0)
      found.set(match.name, { heading, match });
  }
  lastFound.set(document, { matchName, found });
  return found;
}

/** Whether a section has neither text of its own nor a subsection with text. */
export function isEmpty(section: FoundSection, document: Document, found: FoundSections): boolean {
  return !blocksOf(section, document, found).some(hasText);
}

/** The blocks below a section's heading, up to the next heading of its level or above, or the next section. */
function blocksOf(section: FoundSection, document: Document, found: FoundSections): RootContent[] {
  const { index } = section.heading;
  return document.tree.children.slice(index + 1, headingAfter(section, document, found)?.index);
}

/** The lines of a section, from its heading's on, up to where the next one begins. */
export function linesOf(section: FoundSection, document: Document, found: FoundSections) {
  const next = headingAfter(section, document, found);
  const last = next === undefined ? Number.POSITIVE_INFINITY : next.place.line - 1;
  return { first: section.heading.place.line, last };
}

function headingAfter({ heading }: FoundSection, { headings }: Document, found: FoundSections) {
  const begins = new Set([...found.values()].map((other) => other.heading.index));
  return headings.find(
    ({ index, level }) => index > heading.index && (level <= heading.level || begins.has(index)),
  );
}
