/**
 * Where the two parsers' trees differ and no rule sees it; and the few places where one does, with the reason why we live
 * with that. A test fails where one of these no longer occurs.
 */
import { onOneLine } from "../../src/label-of.ts";
import type { PlainNode } from "./plain-tree.ts";
import { eachNode } from "./plain-tree.ts";

export type KnownDifference = Erased | LeftOut;

interface Difference {
  readonly what: string;
  readonly why: string;
  /** A document that shows it. */
  readonly example: string;
}

/** No rule sees it, and all else in such trees is the same. */
export interface Erased extends Difference {
  /** Takes away what differs, in either tree. */
  readonly erase: (tree: PlainNode, text: string) => void;
}

/** It changes too much to be taken away: trees of documents that may have it are not compared. */
export interface LeftOut extends Difference {
  readonly mayBe: (text: string) => boolean;
  /** Rules may see it: nor are the problems of such documents compared. */
  readonly isSeen: boolean;
}

const CONTAINERS: ReadonlySet<string> = new Set(["blockquote", "list", "listItem", "footnoteDefinition"]);

export const ERASED: readonly Erased[] = [
  {
    what: "addresses that stand in the text as they are",
    why: "Behind an open bracket remark makes links of them afterwards, without places; and the two don't agree on what is an address, and on entities in it. All of them lead elsewhere, so no rule looks at them; those that look for words or brackets around them go by the source (running-text.ts).",
    example: "[see ana@example.org]",
    erase: joinTexts,
  },
  {
    what: "where a task's paragraph begins",
    why: "remark has it begin with the box, unless text follows. What is in it has the same places.",
    example: "- [x] `tunnel`",
    erase: (tree) =>
      each(tree, (node) => {
        if (typeof node["checked"] === "boolean") delete node.children?.[0]?.position;
      }),
  },
  {
    what: "where quotations, lists and footnotes end, and what is last in them",
    why: "The two count blank lines, and blanks at the end, in or out. Rules point at where such things begin.",
    example: "> [^1]: A note.\n>",
    erase: (tree) =>
      each(tree, (node) => {
        if (CONTAINERS.has(node.type)) endNowhere(node);
      }),
  },
  {
    what: "where code and HTML end",
    why: "The two count blank lines behind it in or out.",
    example: "1.\n# Tunnel\n    long\n    ",
    erase: (tree) =>
      each(tree, (node) => {
        if (node.type !== "code" && node.type !== "html") return;
        node.value = (node.value ?? "").trimEnd();
        endNowhere(node);
      }),
  },
  {
    what: "what the lines of code and HTML begin and end with in a list or a quotation",
    why: "remark takes out more, or less. Of HTML the tags and comments count, of code whether there is any.",
    example: "7. A <b\n       > tunnel",
    erase: (tree) =>
      inContainers(tree, (node) => {
        if (node.type !== "code" && node.type !== "html" && node.type !== "inlineCode") return;
        node.value = (node.value ?? "").replaceAll(/\s*\n[\s>]*/gu, "\n").trim();
        endNowhere(node);
      }),
  },
  {
    what: "where text ends before a line end in a list or a quotation",
    why: "remark counts in what the next line begins with. No rule asks for the place of a text that is not a heading's own.",
    example: "> `\n> <b>",
    erase: (tree) =>
      inContainers(tree, (node) => {
        if (node.type === "text" || node.type === "break") endNowhere(node);
      }),
  },
  {
    what: "labels over two lines in a list or a quotation",
    why: "Of the next line's beginning the fast parser keeps what remark takes out. The rules put labels on one line (label-of.ts).",
    example: "> [the long\n> tunnel]: #tunnel",
    erase: (tree) =>
      each(tree, (node) => {
        if (typeof node["label"] === "string") node["label"] = onOneLine(node["label"]);
      }),
  },
  {
    what: "whether lists are spread",
    why: "No rule asks.",
    example: "-     a tunnel\n    \t\n  two",
    erase: (tree) =>
      each(tree, (node) => {
        delete node["spread"];
      }),
  },
  {
    what: "blanks at the beginning of a line within HTML, and within HTML in a picture's brackets",
    why: "remark takes out as many as the fast parser leaves in.",
    example: "![<b\n    >](map.png)",
    erase: (tree) =>
      each(tree, (node) => {
        if (typeof node["alt"] === "string") node["alt"] = node["alt"].replaceAll(/\n[ \t>]+/gu, "\n");
      }),
  },
  {
    what: "indented code in one block or two",
    why: "Somewhere below a list the fast parser may begin another one at each line.",
    example: "-\n# Tunnel\n\tlong\n\ttwo",
    erase: (tree) =>
      each(tree, (node) => {
        if (node.children !== undefined) node.children = joinCode(node.children);
      }),
  },
];

export const LEFT_OUT: readonly LeftOut[] = [
  {
    what: "a line that ends in a backslash, with nothing but a closing bracket on the next",
    why: "The fast parser shows the backslash, and remark a break.",
    example: "![\\\n](map.png)",
    mayBe: matches(/\\\n[ \t>]*\]/u),
    isSeen: true,
  },
  {
    what: "emphasis beside an emoji",
    why: "To CommonMark an emoji is a symbol, like `+`. remark looks at half of it at a time, and sees none.",
    example: "# 😀_why_",
    mayBe: matches(/[\u{10000}-\u{10ffff}][*_~]|[*_~][\u{10000}-\u{10ffff}]/u),
    isSeen: true,
  },
  {
    what: "emphasis within emphasis within a word",
    why: "The fast parser takes marks of two kinds for one row of marks.",
    example: "# open**_questions**",
    mayBe: matches(
      /[\p{L}\p{N}][*_~]*(?:\*[_~]|_[*~]|~[*_])|(?:\*[_~]|_[*~]|~[*_])[*_~]*[\p{L}\p{N}]|\\[*_~][*_~]|\*[_~]+\*|_[*~]+_|~[*_]+~/u,
    ),
    isSeen: true,
  },
  {
    what: "strikethrough that crosses emphasis",
    why: "The two don't agree on which of them counts.",
    example: "# [*](#)~*a~*",
    mayBe: matches(/~[^~]*[*_][^~]*~[^~]*[*_]|[*_][^~]*~[^~]*[*_][^~]*~/u),
    isSeen: false,
  },
  {
    what: "a box to tick with nothing behind it in its line, or in a heading or a table",
    why: "remark takes the next line for the task's text, but with a wrong place; the fast parser makes tasks of those.",
    example: "- [ ]\n  -",
    mayBe: (text) =>
      /(?:^|[-+*.)>])[ \t]*\[[ xX]\][ \t]*$/mu.test(text) ||
      inBlock(text, /(?:^|[-+*.)>])[ \t]*\[[ xX]\][ \t]/u, /^[ \t>]*(?:=+|[-|:][-|: \t]*)[ \t]*$/u),
    isSeen: true,
  },
  {
    what: "what would be a footnote but for a blank in its label",
    why: "The fast parser takes `[^ a]` for `[^a]`, and `[^ a]:` for a link definition, which ends a paragraph.",
    example: "A tunnel[^ a].\n\n[^a]: Two miles.",
    mayBe: matches(/\[\^[^\]\n]*[ \t][^\]\n]*\]/u),
    isSeen: true,
  },
  {
    what: "a footnote in a link's text",
    why: "The fast parser makes no link of it.",
    example: "[long[^1]](tunnel.md)\n\n[^1]: Two miles.",
    mayBe: hasFootnoteInBrackets,
    isSeen: true,
  },
  {
    what: "a footnote that begins with another",
    why: "remark has the second one in the first.",
    example: "[^1]: [^2]: Two miles.",
    mayBe: (text) =>
      inBlock(text, /\[\^[^\]\s]*\]:/u, /\[\^[^\]\s]*\]:/u) || /\[\^[^\]\s]*\]:.*\[\^[^\]\s]*\]:/u.test(text),
    isSeen: false,
  },
  {
    what: "tags with a value that isn't quoted and has `=` in it",
    why: "They are none, but the fast parser takes them for tags.",
    example: "A <a href=a=b> tunnel",
    mayBe: matches(/<[A-Za-z][^<>]*=[^\s"'=<>]*=/u),
    isSeen: true,
  },
  {
    what: "markup in an address at the end of a table's cell",
    why: "To remark it is a part of the address.",
    example: "| a |\n| - |\n| https://example.org/[x](gone.md)|",
    mayBe: matches(/(?:https?:\/\/|www\.)[^\s|]*[`*_~[\\|][^\n|]*\|/iu),
    isSeen: true,
  },
  {
    what: "a table's row that begins with a tag",
    why: "remark ends the table there.",
    example: "| a |\n| - |\n<b>\n[x](gone.md)",
    mayBe: (text) => inBlock(text, /^[ \t>]*[|:-][ \t|:-]*$/u, /^[ \t>]*<[/A-Za-z]/u),
    isSeen: true,
  },
  {
    what: "an empty list item, or one that counts from 2, somewhere below a definition",
    why: "The fast parser takes the definition for a paragraph that goes on, which such an item can't end.",
    example: "[a]: b\n# Motivation\n\n-",
    mayBe: (text) =>
      inBlock(text.replaceAll("\n\n", "\n"), /\]:/u, /^[ \t>]*(?:[-+*][ \t]*$|(?:[02-9]|\d{2,})[.)])/u),
    isSeen: true,
  },
  {
    what: "HTML right below a footnote or a list's item, and not within",
    why: "The two don't agree on where it belongs, and begins.",
    example: "# Summary\n\n[^1]: Two miles.\n<img src=map.png alt=Map>\n",
    mayBe: (text) =>
      inBlock(text, /^[ \t>]*(?:\[\^[^\]]*\]:|[-+*](?:[ \t]|$)|\d+[.)])/u, /^[ >]{0,4}<[/!?A-Za-z]/u),
    isSeen: true,
  },
  {
    what: "declarations over two lines in a quotation",
    why: "The fast parser takes the quotation's mark for their end.",
    example: "> A <!b [x](gone.md)\n> tunnel",
    mayBe: matches(/>[^\n]*<![A-Za-z][^>\n]*\n[ \t]*>/u),
    isSeen: true,
  },
  {
    what: "a definition above what makes a table's head of it",
    why: "remark looks for a table first.",
    example: "[a]:\n|-",
    mayBe: matches(/\]:[^\n]*\n[ \t>]*[|:-]+[ \t|:-]*(?:\n|$)/u),
    isSeen: true,
  },
];

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [...ERASED, ...LEFT_OUT];

function each(tree: PlainNode, act: (node: PlainNode) => void): void {
  for (const node of eachNode(tree)) act(node);
}

function inContainers(tree: PlainNode, act: (node: PlainNode) => void): void {
  each(tree, (node) => {
    if (CONTAINERS.has(node.type)) each(node, act);
  });
}

function endNowhere(node: PlainNode): void {
  if (node.position !== undefined) node.position = { ...node.position, end: NOWHERE };
}

function matches(pattern: RegExp): (text: string) => boolean {
  return (text) => pattern.test(text);
}

/**
 * Whether a line is followed by another in its block, as far as one can tell without a parser: a blank line ends it, unless
 * the next one is indented.
 */
function inBlock(text: string, first: RegExp, later: RegExp): boolean {
  let isOpen = false;
  let isBlank = false;
  for (const line of text.split("\n")) {
    if (/^[ \t>]*$/u.test(line)) isBlank = true;
    else {
      if (isBlank && !/^[ >]*(?: {2}|\t)/u.test(line)) isOpen = false;
      isBlank = false;
      if (isOpen && later.test(line)) return true;
      isOpen ||= first.test(line);
    }
  }
  return false;
}

const CLOSES_LINK = /\][([]/u;

function paragraphFrom(text: string, at: number): string {
  const end = text.indexOf("\n\n", at);
  return text.slice(at, end === -1 ? text.length : end);
}

/** Whether a bracket is open where a footnote's begins. */
function hasFootnoteInBrackets(text: string): boolean {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === "\\") at += 1;
    else if (char === "[" && text[at + 1] === "^" && open > 0 && CLOSES_LINK.test(paragraphFrom(text, at)))
      return true;
    else if (char === "[") open += 1;
    else if (char === "]" && open > 0) open -= 1;
    else if (char === "\n" && text[at + 1] === "\n") open = 0;
  }
  return /!\[\^[^\]]*\]\[/u.test(text);
}

const NOWHERE = { line: 0, column: 0, offset: 0 };
const ADDRESS = /https?:\/\/|www\.|@/iu;

function joinCode(children: readonly PlainNode[]): PlainNode[] {
  const joined: PlainNode[] = [];
  for (const child of children) {
    const before = joined.at(-1);
    if (child.type === "code" && before?.type === "code" && child["lang"] === null && before["lang"] === null)
      before.value = `${before.value ?? ""}\n${child.value ?? ""}`;
    else joined.push(child);
  }
  return joined;
}

/** Text beside text is one, and addresses are text. */
function joinTexts(node: PlainNode, text: string): void {
  if (node.children === undefined) return;
  const joined: PlainNode[] = [];
  for (const child of node.children) {
    const own = isAddress(child, text)
      ? { type: "text", value: (child.children ?? []).map(({ value }) => value).join("") }
      : child;
    const before = joined.at(-1);
    if (own.type !== "text" || before?.type !== "text") joined.push({ ...own });
    else before.value = `${before.value ?? ""}${own.value ?? ""}`;
  }
  node.children = joined;
  for (const child of joined) {
    joinTexts(child, text);
    if (child.type !== "text" || !ADDRESS.test(child.value ?? "")) continue;
    delete child.position;
    if (text.includes("&")) delete child.value;
  }
}

function isAddress({ type, position }: PlainNode, text: string): boolean {
  const start = position?.start.offset;
  return type === "link" && (start === undefined || (text[start] !== "[" && text[start] !== "<"));
}
