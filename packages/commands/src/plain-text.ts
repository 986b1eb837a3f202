/**
 * A line's text as CommonMark would show it: without emphasis, links, code marks, tags and escapes.
 *
 * It is the inline part of CommonMark for one line: what is no markup there (`CONCERN_NAME`, a lone asterisk)
 * stays. Linear enough: only the line's first two thousand characters are looked at.
 */

/** More than any name keeps. */
const MOST_READ = 2000;

type Piece = { text: string; delimiter?: Delimiter };

interface Delimiter {
  readonly mark: "*" | "_" | "~";
  readonly length: number;
  left: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};
const PUNCTUATION = /[\p{P}\p{S}]/u;
const SPACE = /\s/;

export function plainText(line: string): string {
  return readPieces(line.slice(0, MOST_READ).toWellFormed());
}

function readPieces(line: string): string {
  const pieces: Piece[] = [];
  const brackets: { at: number; image: boolean }[] = [];
  let index = 0;
  const push = (text: string): void => {
    pieces.push({ text });
  };
  while (index < line.length) {
    const char = line[index] ?? "";
    const rest = line.slice(index);
    if (char === "\\" && /^\\[!-/:-@[-`{-~]/.test(rest)) {
      push(line[index + 1] ?? "");
      index += 2;
    } else if (char === "`") {
      const fence = /^`+/.exec(rest)?.[0] ?? "`";
      const end = findFence(line, index + fence.length, fence.length);
      push(end === null ? fence : codeText(line.slice(index + fence.length, end)));
      index = end === null ? index + fence.length : end + fence.length;
    } else if (char === "&") {
      const entity = /^&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]+));/.exec(rest);
      const decoded = entity === null ? null : decodeEntity(entity);
      push(decoded ?? "&");
      index += decoded === null ? 1 : (entity?.[0].length ?? 1);
    } else if (char === "<") {
      const auto = /^<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>/.exec(rest);
      const tag = /^<(?:\/?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?\/?|!--.*?--)>/.exec(rest);
      push(auto?.[1] ?? (tag === null ? "<" : ""));
      index += auto?.[0].length ?? tag?.[0].length ?? 1;
    } else if (char === "!" && line[index + 1] === "[") {
      brackets.push({ at: pieces.length, image: true });
      push("![");
      index += 2;
    } else if (char === "[") {
      brackets.push({ at: pieces.length, image: false });
      push("[");
      index += 1;
    } else if (char === "]") {
      const opening = brackets.pop();
      const target =
        /^\]\((?:<[^<>\n]*>|[^\s()<]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/.exec(
          rest,
        );
      if (opening === undefined || target === null) {
        push("]");
        index += 1;
      } else {
        const inside = pieces.splice(opening.at);
        push(settle(inside.slice(1)));
        if (!opening.image) brackets.length = 0;
        index += target[0].length;
      }
    } else if (char === "*" || char === "_" || char === "~") {
      let end = index + 1;
      while (line[end] === char) end += 1;
      const run = line.slice(index, end);
      pieces.push({ text: run, delimiter: readDelimiter(line, index, run, char) });
      index += run.length;
    } else {
      const text = /^[^\\`&<![\]*_~]+/.exec(rest)?.[0] ?? char;
      push(text);
      index += text.length;
    }
  }
  return settle(pieces);
}

function findFence(line: string, from: number, length: number): number | null {
  for (const run of line.slice(from).matchAll(/`+/g)) if (run[0].length === length) return from + run.index;
  return null;
}

function codeText(content: string): string {
  const padded = content.startsWith(" ") && content.endsWith(" ") && content.trim() !== "";
  return padded ? content.slice(1, -1) : content;
}

function decodeEntity([, decimal, hexadecimal, name]: RegExpExecArray): string | null {
  if (name !== undefined) return ENTITIES[name] ?? null;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return "\ufffd";
  return String.fromCodePoint(code);
}

/** Whether a run of marks may open or close emphasis, by what stands around it (CommonMark's flanking rules). */
function readDelimiter(line: string, index: number, run: string, mark: "*" | "_" | "~"): Delimiter {
  const before = [...line.slice(Math.max(0, index - 2), index)].at(-1) ?? " ";
  const after = [...line.slice(index + run.length, index + run.length + 2)][0] ?? " ";
  const spaceBefore = SPACE.test(before);
  const spaceAfter = SPACE.test(after);
  const markBefore = PUNCTUATION.test(before);
  const markAfter = PUNCTUATION.test(after);
  const leftFlanking = !spaceAfter && (!markAfter || spaceBefore || markBefore);
  const rightFlanking = !spaceBefore && (!markBefore || spaceAfter || markAfter);
  const word = mark === "_";
  return {
    mark,
    length: run.length,
    left: mark === "~" && run.length > 2 ? 0 : run.length,
    opens: leftFlanking && (!word || !rightFlanking || markBefore),
    closes: rightFlanking && (!word || !leftFlanking || markAfter),
  };
}

/** Takes away the marks that make emphasis, innermost first, and keeps the others. */
function settle(pieces: Piece[]): string {
  const openers: Piece[] = [];
  for (const piece of pieces) {
    const closer = piece.delimiter;
    if (closer === undefined) continue;
    while (closer.closes && closer.left > 0) {
      const index = openers.findLastIndex(
        ({ delimiter }) => delimiter !== undefined && canPair(delimiter, closer),
      );
      const opener = openers[index]?.delimiter;
      if (opener === undefined) break;
      openers.length = index + 1;
      const used = closer.mark === "~" ? closer.left : opener.left >= 2 && closer.left >= 2 ? 2 : 1;
      opener.left -= used;
      closer.left -= used;
      if (opener.left === 0) openers.length = index;
    }
    if (closer.opens && closer.left > 0) openers.push(piece);
  }
  return pieces
    .map(({ text, delimiter }) => (delimiter === undefined ? text : leftover(text, delimiter)))
    .join("");
}

function leftover(text: string, { mark, length, left }: Delimiter): string {
  return mark === "~" && length > 2 ? text : text.slice(0, left);
}

function canPair(opener: Delimiter, closer: Delimiter): boolean {
  if (opener.mark !== closer.mark || opener.left === 0) return false;
  if (opener.mark === "~") return opener.left === closer.left;
  const both = (opener.opens && opener.closes) || (closer.opens && closer.closes);
  // CommonMark's rule of three, for runs that could both open and close.
  return (
    !both || (opener.length + closer.length) % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0)
  );
}
