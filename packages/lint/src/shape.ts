/**
 * What a template asks of an RFC. The templates are the rules: no section is listed anywhere in code, and whoever
 * edits a template has changed what the linter and the motion's gate ask for (R2, R3).
 *
 * Every heading of a template is a section, in its order and at its level, unless it is marked as free; see
 * `template-marker.ts` for the marks. No template is wrong enough to stop the linter: what is odd in one stands in its
 * shape's `problems`, for whoever loads it to report.
 */
import type { Html, RootContent } from "mdast";
import { readTexts } from "./block-text.ts";
import { placeOf, readDocument } from "./document.ts";
import { readComments } from "./html.ts";
import { isSameName } from "./match-name.ts";
import type { Parse } from "./parsers/parse.ts";
import { quote } from "./problem.ts";
import { readMarker, type TemplateMarker, type UnknownMarker } from "./template-marker.ts";

export type TemplateStage = "draft" | "full";

export interface Shape {
  readonly stage: TemplateStage;
  readonly sections: readonly ShapeSection[];
  /** The guiding texts before the first heading. */
  readonly hints: readonly string[];
  readonly problems: readonly TemplateProblem[];
}

export interface ShapeSection {
  readonly name: string;
  /** The heading's level, 1 to 6. */
  readonly level: number;
  readonly required: boolean;
  /** The link definitions below the heading. */
  readonly definitions: readonly LinkDefinition[];
  /** The guiding texts that an author should replace, one a paragraph, without what is marked as meant to stay. */
  readonly hints: readonly string[];
}

export interface LinkDefinition {
  readonly label: string;
  readonly url: string;
}

/** What is odd in a template; the line counts from 1. */
export interface TemplateProblem {
  readonly line: number;
  readonly message: string;
}

/** Reads a template's text. Any text is a template; one without a section asks for nothing, and `problems` says so. */
export function readShape(text: string, stage: TemplateStage, parse: Parse): Shape {
  const { tree, headings } = readDocument(text, parse);
  const problems: TemplateProblem[] = [];
  const end = tree.children.length;
  const before = readPart(tree.children.slice(0, headings[0]?.index ?? end), problems);
  if (before.marks.has("optional") || before.marks.has("free")) {
    problems.push({
      line: 1,
      message: "A mark stands before the first heading. Put it below the heading it is about.",
    });
  }
  const sections: ShapeSection[] = [];
  headings.forEach((heading, index) => {
    const next = headings[index + 1]?.index ?? end;
    const { marks, definitions, hints } = readPart(tree.children.slice(heading.index + 1, next), problems);
    if (marks.has("free")) return;
    const name = heading.text;
    if (sections.some((section) => isSameName(section.name, name))) {
      problems.push({
        line: heading.place.line,
        message: `The section ${quote(name)} is here a second time.`,
      });
      return;
    }
    sections.push({ name, level: heading.level, required: !marks.has("optional"), definitions, hints });
  });
  if (!sections.some((section) => section.required)) {
    problems.push({ line: 1, message: "The template has no required section, so it asks for nothing." });
  }
  return { stage, sections, hints: before.hints, problems };
}

interface Part {
  readonly marks: ReadonlySet<TemplateMarker>;
  readonly definitions: readonly LinkDefinition[];
  readonly hints: readonly string[];
}

/** What stands below one heading of a template. */
function readPart(blocks: readonly RootContent[], problems: TemplateProblem[]): Part {
  const marks = new Set<TemplateMarker>();
  const definitions: LinkDefinition[] = [];
  const hints: string[] = [];
  let keepNext = false;
  for (const block of blocks) {
    if (block.type === "definition") {
      definitions.push({ label: block.label ?? block.identifier, url: block.url });
      continue;
    }
    const found = block.type === "html" ? readHtml(block, problems) : { marks: [], texts: readTexts(block) };
    for (const mark of found.marks) marks.add(mark);
    if (!keepNext) for (const text of found.texts) hints.push(text);
    keepNext = found.marks.includes("keep") || (keepNext && found.marks.length > 0);
  }
  return { marks, definitions, hints };
}

/** The marks in a template's HTML, and its other comments, which are hints as well. */
function readHtml(html: Html, problems: TemplateProblem[]): { marks: TemplateMarker[]; texts: string[] } {
  const marks: TemplateMarker[] = [];
  const texts: string[] = [];
  for (const comment of readComments(html.value)) {
    const read = readMarker(comment.text);
    if (read === null) texts.push(comment.text.trim());
    else if (read.kind === "marker") marks.push(read.marker);
    else problems.push({ line: placeOf(html).line + comment.line, message: describeUnknown(read) });
  }
  return { marks, texts };
}

function describeUnknown({ word, nearest }: UnknownMarker): string {
  const expected =
    nearest === null ? 'Expected "optional", "free" or "keep".' : `Did you mean ${quote(nearest)}?`;
  return `Found the mark "rfc:" with the word ${quote(word)}. ${expected}`;
}
