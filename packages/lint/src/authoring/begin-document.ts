/**
 * A new RFC, begun from a template: its marks are gone, for they speak to the linter, and what is known of the RFC stands
 * where the template has a place for it. A template that has none is copied as it is.
 *
 * A place is a key of the template's front matter, and for the title its first heading where that is marked as free.
 */
import type { Heading } from "mdast";
import { type Document, normaliseText, placeOf, readDocument } from "../document.ts";
import { applyEdits, type Edit } from "../edit.ts";
import { type FillYaml, fillFrontMatter } from "../front-matter.ts";
import type { Parse } from "../parsers/parse.ts";
import type { TemplateStage } from "../shape.ts";
import { copyLines, readTemplateSource } from "./template-source.ts";

export interface Beginning {
  readonly stage: TemplateStage;
  /** One line of Markdown. */
  readonly title: string;
  /** Nobody where they aren't known: then what the template says of authors stays. */
  readonly authors: readonly string[];
  /** Such as `2026-01-05`. */
  readonly start: string;
}

export interface Begun {
  readonly text: string;
  /** What was filled in: keys of the front matter, and `heading`. */
  readonly filled: readonly string[];
}

/** `fillYaml` is needed where the template begins with front matter; see `mayHaveFrontMatter`. */
export function beginDocument(
  template: string,
  beginning: Beginning,
  parse: Parse,
  fillYaml?: FillYaml,
): Begun {
  const text = normaliseText(template);
  const document = readDocument(text, parse);
  const front = fillYaml === undefined ? [] : fillFrontMatter(document, fillYaml, valuesOf(beginning));
  const heading = titleEdit(text, document, parse, beginning.title);
  const edits = heading === null ? front : [...front, heading];
  const lines = copyLines(readTemplateSource(applyEdits(text, edits), parse).lines);
  const lineEnd = /\r\n?|\n/u.exec(template)?.[0] ?? "\n";
  return {
    text: `${lines}\n`.replaceAll("\n", lineEnd),
    filled: [...front.map(({ key }) => key), ...(heading === null ? [] : ["heading"])],
  };
}

function valuesOf({ stage, title, authors, start }: Beginning) {
  return { title, ...(authors.length === 0 ? {} : { authors }), start, stage };
}

/** The title in place of the first heading's text, or of its placeholder, where the template leaves that one free. */
function titleEdit(text: string, document: Document, parse: Parse, title: string): Edit | null {
  const [part] = readTemplateSource(text, parse).parts;
  const node = part === undefined ? undefined : document.tree.children[part.heading.index];
  if (part?.isFree !== true || node?.type !== "heading") return null;
  const place = textPlace(node);
  const line = text.split("\n")[place.line - 1] ?? "";
  const found = place.line === place.endLine ? PLACEHOLDER.exec(line.slice(0, place.endColumn - 1)) : null;
  const words = escapeTitle(title);
  if (found === null) return { ...place, text: node.children.length === 0 ? ` ${words}` : words };
  return {
    ...place,
    column: found.index + 1,
    endColumn: found.index + 1 + found[0].length,
    text: words,
  };
}

/** Such as `{title}` in "RFC: {title}". */
const PLACEHOLDER = /\{+[^{}]*title[^{}]*\}+|<[^<>]*title[^<>]*>|\[[^[\]]*title[^[\]]*\]/iu;

/** Where a heading's text stands, without what makes a heading of it. */
function textPlace(heading: Heading) {
  const [first, last] = [heading.children[0], heading.children.at(-1)];
  if (first === undefined || last === undefined) {
    const { line, column } = placeOf(heading);
    const at = column + heading.depth;
    return { line, column: at, endLine: line, endColumn: at };
  }
  const [from, to] = [placeOf(first), placeOf(last)];
  return { line: from.line, column: from.column, endLine: to.endLine, endColumn: to.endColumn };
}

/** A title is Markdown, and people write `code` in it; but `Vec<T>` would be a tag, and a last `#` no text. */
function escapeTitle(title: string): string {
  return title
    .replaceAll(/`[^`]*`|</gu, (found) => (found === "<" ? "\\<" : found))
    .replace(/(^|\s)(#+)$/u, "$1\\$2");
}
