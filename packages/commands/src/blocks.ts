/**
 * The block structure of a comment, as far as commands need it: which lines are text that people read as
 * theirs, and which stand in a quote, in code, in a comment or in `<pre>`.
 *
 * It is CommonMark's first phase, line by line, with containers (quotes, list items) on a stack; a general
 * Markdown parser takes seconds on a legal comment, and this is linear: each container that a line continues
 * costs characters of that line, and a blank line asks for the first quote only.
 */
import { isBlank, isPlain, type Leaf, NONE, readBlock, readMarker } from "./block-start.ts";
import { coverLines, type Open } from "./covered-lines.ts";

interface Container {
  readonly kind: "quote" | "item";
  /** Items: the column at which their content begins. */
  readonly column: number;
  /** The index of the first quote up to here, or -1. */
  readonly firstQuote: number;
}

/** Containers deeper than this are read as text: nobody nests so, and the scan stays linear. */
const DEEPEST = 32;

interface LeafPlace {
  /** How many containers stay open. */
  readonly matched: number;
  /** Whether the line continues all that were open. */
  readonly all: boolean;
  /** Whether it opened containers of its own. */
  readonly opened: boolean;
  /** Whether a paragraph was open. */
  readonly lazy: boolean;
}

/** For each line (from 0) whether it is text of its author's own, at its beginning. */
export function findOwnText(lines: readonly string[]): boolean[] {
  return new BlockScanner(lines).scan();
}

class BlockScanner {
  readonly #lines: readonly string[];
  readonly #own: boolean[];
  readonly #open: Open = { pre: false };
  #containers: Container[] = [];
  #leaf: Leaf = NONE;
  #text = "";
  #index = 0;
  #column = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
    this.#own = lines.map(() => false);
  }

  scan(): boolean[] {
    for (let number = 0; number < this.#lines.length; number += 1) {
      this.#scanLine(number, this.#lines[number] ?? "");
    }
    this.#closeLeaf();
    return this.#own;
  }

  #scanLine(number: number, line: string): void {
    this.#text = line;
    if (this.#containers.length === 0 && isPlain(line)) {
      if (this.#leaf.kind === "none")
        this.#leaf = { kind: "paragraph", first: number, count: 0, quoted: false };
      if (this.#leaf.kind === "paragraph") {
        this.#leaf.count += 1;
        return;
      }
    }
    this.#index = 0;
    this.#column = 0;
    const blank = isBlank(line);
    const matched = blank ? this.#matchBlank() : this.#matchContainers();
    const all = matched === this.#containers.length;
    if (all && this.#continueLeaf()) return;
    let rest = this.#rest();
    if (blank || rest === "") {
      this.#blankLine(matched);
      return;
    }

    const lazy = this.#leaf.kind === "paragraph";
    let opened = false;
    let indent = this.#indent();
    for (;;) {
      if (indent >= 4) {
        if (lazy && !opened) break;
        this.#closeTo(opened ? this.#containers.length : matched);
        return;
      }
      if (rest === "" || this.#containers.length >= DEEPEST) break;
      if (rest.startsWith(">")) {
        this.#closeTo(opened ? this.#containers.length : matched);
        this.#openQuote();
      } else {
        const marker = readMarker(rest, opened ? false : lazy && all);
        if (marker === 0) break;
        this.#closeTo(opened ? this.#containers.length : matched);
        if (!this.#openItem(marker)) return;
      }
      opened = true;
      indent = this.#indent();
      rest = this.#rest();
    }
    if (opened && rest === "") return;
    this.#startLeaf(number, indent >= 4 ? "" : rest, {
      matched: opened ? this.#containers.length : matched,
      all: all && !opened,
      opened,
      lazy,
    });
  }

  /** The line's leaf: a new block, or text that goes on. */
  #startLeaf(number: number, rest: string, at: LeafPlace): void {
    const goesOn = at.lazy && !at.opened;
    const block = readBlock(rest, goesOn, at.all);
    if (block === "text" && goesOn) {
      this.#addLine();
      return;
    }
    this.#closeTo(at.matched);
    if (block !== "text" && block !== "html") {
      this.#leaf = block;
      return;
    }
    const quoted = (this.#containers.at(-1)?.firstQuote ?? -1) >= 0;
    this.#leaf = { kind: block === "html" ? "html" : "paragraph", first: number, count: 1, quoted };
  }

  #addLine(): void {
    if (this.#leaf.kind === "paragraph" || this.#leaf.kind === "html") this.#leaf.count += 1;
  }

  /** Inside a fence, hidden HTML or a block of HTML nothing else begins. Tells whether the line was the leaf's. */
  #continueLeaf(): boolean {
    const rest = this.#text.slice(this.#index);
    switch (this.#leaf.kind) {
      case "fence": {
        const { mark, length } = this.#leaf;
        const closing = this.#indent() < 4 ? /^(`+|~+)[ \t]*$/.exec(rest.trimStart())?.[1] : undefined;
        if (closing?.startsWith(mark) && closing.length >= length) this.#leaf = NONE;
        return true;
      }
      case "hidden":
        if (this.#leaf.end.test(rest)) this.#leaf = NONE;
        return true;
      case "html":
        if (rest.trim() === "") return false;
        this.#addLine();
        return true;
      default:
        return false;
    }
  }

  #blankLine(matched: number): void {
    this.#closeTo(matched);
    if (this.#leaf.kind === "paragraph" || this.#leaf.kind === "html") this.#closeLeaf();
  }

  /** A blank line continues list items, and no quote. */
  #matchBlank(): number {
    const first = this.#containers.at(-1)?.firstQuote ?? -1;
    this.#index = this.#text.length;
    return first < 0 ? this.#containers.length : first;
  }

  /** How many of the open containers the line continues. */
  #matchContainers(): number {
    let matched = 0;
    for (const container of this.#containers) {
      if (container.kind === "quote") {
        if (this.#indent() >= 4 || !this.#rest().startsWith(">")) break;
        this.#skipQuoteMark();
      } else {
        if (this.#column + this.#indent() < container.column) break;
        this.#advanceTo(container.column);
      }
      matched += 1;
    }
    return matched;
  }

  #openQuote(): void {
    this.#skipQuoteMark();
    const outer = this.#containers.at(-1)?.firstQuote ?? -1;
    const firstQuote = outer >= 0 ? outer : this.#containers.length;
    this.#containers.push({ kind: "quote", column: 0, firstQuote });
  }

  /** Tells whether anything follows the marker. */
  #openItem(marker: number): boolean {
    this.#advance(this.#indentLength() + marker);
    const blank = isBlank(this.#text.slice(this.#index));
    const indent = this.#indent();
    const column = blank || indent > 4 ? this.#column + 1 : this.#column + indent;
    if (!blank) this.#advanceTo(column);
    const firstQuote = this.#containers.at(-1)?.firstQuote ?? -1;
    this.#containers.push({ kind: "item", column, firstQuote });
    return !blank;
  }

  #closeTo(matched: number): void {
    if (
      this.#containers.length === matched &&
      this.#leaf.kind !== "paragraph" &&
      this.#leaf.kind !== "html"
    ) {
      if (this.#leaf.kind !== "none") this.#leaf = NONE;
      return;
    }
    this.#closeLeaf();
    this.#containers.length = Math.min(this.#containers.length, matched);
  }

  /** At a paragraph's end it is known which of its lines begin inside code or a comment. */
  #closeLeaf(): void {
    const leaf = this.#leaf;
    this.#leaf = NONE;
    if (leaf.kind !== "paragraph" && leaf.kind !== "html") return;
    const covered = coverLines(this.#lines, leaf, this.#open);
    if (leaf.quoted) return;
    for (let index = 0; index < leaf.count; index += 1) {
      this.#own[leaf.first + index] = covered === null || covered[index] === 0;
    }
  }

  /** The columns of blanks before the next character. */
  #indent(): number {
    let column = this.#column;
    for (let index = this.#index; index < this.#text.length; index += 1) {
      if (this.#text[index] === " ") column += 1;
      else if (this.#text[index] === "\t") column += 4 - (column % 4);
      else break;
    }
    return column - this.#column;
  }

  #indentLength(): number {
    let index = this.#index;
    while (this.#text[index] === " " || this.#text[index] === "\t") index += 1;
    return index - this.#index;
  }

  #rest(): string {
    return this.#text.slice(this.#index + this.#indentLength());
  }

  #advance(characters: number): void {
    for (const end = this.#index + characters; this.#index < end; this.#index += 1) {
      this.#column += this.#text[this.#index] === "\t" ? 4 - (this.#column % 4) : 1;
    }
  }

  #advanceTo(column: number): void {
    while (this.#column < column && this.#index < this.#text.length) this.#advance(1);
  }

  #skipQuoteMark(): void {
    this.#advance(this.#indentLength() + 1);
    if (this.#text[this.#index] === " ") this.#advance(1);
  }
}
