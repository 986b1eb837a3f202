/**
 * A template as a text to copy from: what stands below each of its headings, without the marks, which are for the linter
 * and not for whoever writes.
 */
import type { Definition, Html, Root, RootContent } from "mdast";
import { type Document, type DocumentHeading, placeOf, readDocument } from "../document.ts";
import { readComments, showsSomething } from "../html.ts";
import type { Parse } from "../parsers/parse.ts";
import { readMarker, type TemplateMarker } from "../template-marker.ts";
import { walkTree } from "../walk-tree.ts";

export interface TemplateSource {
  readonly document: Document;
  /** The template's lines; those that hold nothing but marks are `null`. */
  readonly lines: readonly (string | null)[];
  readonly parts: readonly TemplatePart[];
}

/** A heading of a template and what stands below it. */
export interface TemplatePart {
  readonly heading: DocumentHeading;
  readonly isFree: boolean;
  readonly blocks: readonly RootContent[];
  /** From the heading's line on, up to where the next heading begins; lines count from 1. */
  readonly line: number;
  readonly endLine: number;
}

export function readTemplateSource(text: string, parse: Parse): TemplateSource {
  const document = readDocument(text, parse);
  const { tree, headings } = document;
  const lines: (string | null)[] = document.text.split("\n");
  for (const node of tree.children) if (node.type === "html") takeOutMarks(node, lines);
  const parts = headings.map((heading, index) => {
    const next = headings[index + 1];
    const blocks = tree.children.slice(heading.index + 1, next?.index ?? tree.children.length);
    const endLine = next?.place.line ?? lines.length + 1;
    const isFree = blocks.some((block) => block.type === "html" && marksOf(block).includes("free"));
    return { heading, isFree, blocks, line: heading.place.line, endLine };
  });
  return { document, lines, parts };
}

/** The definitions that some blocks refer to, by their labels as Markdown compares them. */
export function labelsUsed(blocks: readonly RootContent[]): Set<string> {
  const labels = new Set<string>();
  for (const block of blocks) {
    for (const node of walkTree(block, () => true)) {
      if (node.type === "linkReference" || node.type === "imageReference") labels.add(node.identifier);
    }
  }
  return labels;
}

export function definitionsOf({ children }: Root): Definition[] {
  return children.filter((node) => node.type === "definition");
}

function marksOf({ value }: Html): TemplateMarker[] {
  return readComments(value).flatMap(({ text }) => {
    const read = readMarker(text);
    return read?.kind === "marker" ? [read.marker] : [];
  });
}

/** A mark goes with its line where it is alone there, and with the blank line behind it where one is before it too. */
function takeOutMarks(html: Html, lines: (string | null)[]): void {
  const marks = marksOf(html);
  if (marks.length === 0) return;
  const { line, endLine } = placeOf(html);
  const isAllMarks = marks.length === readComments(html.value).length && !showsSomething(html.value);
  for (let at = line; at <= endLine; at += 1) {
    const before = lines[at - 1] ?? "";
    const after = isAllMarks ? "" : before.replaceAll(/<!--([^>]*)-->/gu, dropMark);
    if (after === before) continue;
    const isAlone = after.trim() === "";
    lines[at - 1] = isAlone ? null : after;
    const above = lines.slice(0, at - 1).findLast((each) => each !== null);
    if (isAlone && isBlank(lines[at]) && isBlank(above ?? "")) lines[at] = null;
  }
}

function dropMark(comment: string, text: string): string {
  return readMarker(text)?.kind === "marker" ? "" : comment;
}

function isBlank(line: string | null | undefined): boolean {
  return line === null || line?.trim() === "";
}

/** Lines that are to be copied, as a text without blank lines at its ends. */
export function copyLines(lines: readonly (string | null)[]): string {
  return lines
    .filter((line) => line !== null)
    .join("\n")
    .replace(/^(?:[^\S\n]*\n)+/u, "")
    .trimEnd();
}
