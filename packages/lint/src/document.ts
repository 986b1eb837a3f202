/**
 * A document as the rules see it: its text, its tree, its headings, and what is in it by kind.
 *
 * Only headings at the root are headings here: one in a quotation or a list item quotes something and begins no
 * section.
 */
import type { Heading, Nodes, Root } from "mdast";
import { toString as toText } from "mdast-util-to-string";
import { collectParts, type DocumentParts } from "./document-parts.ts";
import type { Parse } from "./parsers/parse.ts";
import type { Place } from "./problem.ts";

export interface Document {
  /** With lines that end in `\n`, and without a byte order mark. */
  readonly text: string;
  readonly tree: Root;
  readonly headings: readonly DocumentHeading[];
  readonly parts: DocumentParts;
  /** It is longer than `MOST_CHARACTERS`; what comes after them was not read. */
  readonly cutOff: boolean;
}

export interface DocumentHeading {
  /** Without markup, runs of blanks as one. */
  readonly text: string;
  /** 1 to 6. */
  readonly level: number;
  /** Its position among the root's children. */
  readonly index: number;
  readonly place: Place;
}

/**
 * How much of a document is read, in UTF-16 units: several times the longest RFC known to us. It bounds the time
 * that any text can take.
 */
export const MOST_CHARACTERS = 262_144;

/** Reads a document. Any text is one; nothing throws. */
export function readDocument(source: string, parse: Parse): Document {
  const cutOff = source.length > MOST_CHARACTERS;
  const text = normaliseText(cutOff ? source.slice(0, MOST_CHARACTERS) : source);
  const tree = parse(text);
  const headings = tree.children.flatMap((node, index) =>
    node.type === "heading" ? [headingOf(node, index)] : [],
  );
  return { text, tree, headings, parts: collectParts(tree), cutOff };
}

const lines = new WeakMap<Document, readonly string[]>();

/** A document's lines. They are taken apart once, for there may be thousands of problems that ask for one. */
export function linesOf(document: Document): readonly string[] {
  const known = lines.get(document);
  if (known !== undefined) return known;
  const own = document.text.split("\n");
  lines.set(document, own);
  return own;
}

/** The text as every parser reads it: lines and columns stay what they are, but for the byte order mark. */
export function normaliseText(source: string): string {
  let text = source.startsWith("\ufeff") ? source.slice(1) : source;
  if (text.includes("\r")) text = text.replaceAll(/\r\n?/gu, "\n");
  if (text.includes("\0")) text = text.replaceAll("\0", "\ufffd");
  return text.toWellFormed();
}

function headingOf(heading: Heading, index: number): DocumentHeading {
  const text = toText(heading, { includeHtml: false }).replaceAll(/\s+/gu, " ").trim();
  return { text, level: heading.depth, index, place: placeOf(heading) };
}

/** Where a document's first block stands, front matter aside: the place of what is true of the whole. */
export function beginningOf({ tree }: Document): Place {
  const first = tree.children.find((node) => node.type !== "yaml" && (node.type as string) !== "toml");
  const { line, column } = placeOf(first);
  return { line, column, endLine: line, endColumn: column };
}

/** Where a node stands. */
export function placeOf(node: Nodes | undefined): Place {
  const { start, end } = node?.position ?? { start: START, end: START };
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

const START = { line: 1, column: 1 };
