/**
 * What a line of a comment begins, once the marks of quotes and lists are taken off it: CommonMark's block starts.
 */

/** Lines of text, one after another. */
export interface TextLeaf {
  readonly kind: "paragraph" | "html";
  readonly first: number;
  count: number;
  readonly quoted: boolean;
}

export type Leaf =
  | { readonly kind: "none" }
  | TextLeaf
  | { readonly kind: "fence"; readonly mark: string; readonly length: number }
  /** HTML whose content nobody sees as text, up to a line with its end. */
  | { readonly kind: "hidden"; readonly end: RegExp };

export const NONE: Leaf = { kind: "none" };

const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})/;
const HEADING = /^#{1,6}(?=[ \t]|$)/;
const RULE = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const UNDERLINE = /^(?:=+|-+)[ \t]*$/;
const MARKER = /^(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/;
const BLOCK_TAG =
  /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[ \t]|\/?>|$)/i;
const LONE_TAG = /^<\/?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?>[ \t]*$/;
const HIDING: readonly { readonly start: RegExp; readonly end: RegExp }[] = [
  { start: /^<(?:pre|script|style|textarea)(?=[ \t>]|$)/i, end: /<\/(?:pre|script|style|textarea)>/i },
  { start: /^<!--/, end: /-->/ },
  { start: /^<\?/, end: /\?>/ },
  { start: /^<!\[CDATA\[/, end: /\]\]>/ },
  { start: /^<![a-zA-Z]/, end: />/ },
];

/** What a line begins, its containers taken off; `goesOn`: it could as well be more of a paragraph. */
export function readBlock(rest: string, goesOn: boolean, all: boolean): Leaf | "html" | "text" {
  switch (rest[0]) {
    case "`":
    case "~": {
      const fence = FENCE.exec(rest)?.[0];
      return fence === undefined ? "text" : { kind: "fence", mark: fence[0] ?? "`", length: fence.length };
    }
    case "#":
      return HEADING.test(rest) ? NONE : "text";
    case "*":
    case "-":
    case "_":
    case "=":
      return isRule(rest) || (goesOn && all && UNDERLINE.test(rest)) ? NONE : "text";
    case "<": {
      const hiding = HIDING.find(({ start }) => start.test(rest));
      if (hiding !== undefined) return hiding.end.test(rest) ? NONE : { kind: "hidden", end: hiding.end };
      return BLOCK_TAG.test(rest) || (!goesOn && LONE_TAG.test(rest)) ? "html" : "text";
    }
    default:
      return "text";
  }
}

/** A thematic break; its last character tells most others apart. */
function isRule(rest: string): boolean {
  return /[*_ \t-]/.test(rest[rest.length - 1] ?? "") && RULE.test(rest);
}

export function isBlank(line: string): boolean {
  for (let index = 0; index < line.length; index += 1) {
    const code = line.charCodeAt(index);
    if (code !== 0x20 && code !== 0x09) return false;
  }
  return true;
}

/** Whether a line can be nothing but text, going by its first character: most lines are of this kind. */
export function isPlain(line: string): boolean {
  const code = line.charCodeAt(0);
  return code >= 0x40 && code !== 0x5f && code !== 0x60 && code !== 0x7e;
}

/**
 * The length of a list item's marker, or 0 where none begins. In a paragraph only an item with text, and a
 * numbered one only with 1, begins a list.
 */
export function readMarker(rest: string, inParagraph: boolean): number {
  const code = rest.charCodeAt(0);
  // Markers are `-`, `+`, `*` and numbers.
  if (code !== 0x2d && code !== 0x2b && code !== 0x2a && (code < 0x30 || code > 0x39)) return 0;
  const marker = MARKER.exec(rest)?.[0];
  if (marker === undefined || isRule(rest)) return 0;
  if (!inParagraph) return marker.length;
  const empty = isBlank(rest.slice(marker.length));
  return !empty && (marker.length === 1 || /^0*1[.)]$/.test(marker)) ? marker.length : 0;
}
