/**
 * Damage to a text: cut, spliced, repeated, nested, flipped, filled with hostile pieces.
 *
 * Everything is drawn by chance from a seed, and nothing is longer than it is allowed to be.
 */
import type { Chance } from "../models/chance.ts";
import { TOKENS } from "./tokens.ts";

/** What a text may grow to, in UTF-16 units: mostly small, for speed, and now and then as long as comments can be. */
const USUALLY = 1500;
const AT_MOST = 65_536;

/** Draws one of the documents, or a text made of pieces alone, and damages it a few times. */
export function drawText(documents: readonly string[], chance: Chance, usually = USUALLY): string {
  const most = chance.oneIn(1500) ? AT_MOST : usually;
  let text = chance.oneIn(5) ? pile(chance) : chance.pick(documents);
  for (let left = chance.between(1, 5); left > 0; left -= 1) {
    text = chance.pick(DAMAGES)(text, chance, documents);
    if (text.length > most) text = text.slice(0, most);
  }
  if (most === AT_MOST && text !== "") text = stretch(text, chance);
  return text;
}

type Damage = (text: string, chance: Chance, documents: readonly string[]) => string;

const DAMAGES: readonly Damage[] = [
  insertToken,
  insertToken,
  insertToken,
  insertToken,
  cutOut,
  cutOut,
  truncate,
  splice,
  repeatPiece,
  repeatToken,
  flip,
  replaceWord,
  replaceWord,
  swapLines,
  endLinesOtherwise,
  nestLines,
  nestInBrackets,
  foldLookalikes,
  sprinkle,
];

function pile(chance: Chance): string {
  let text = "";
  for (let left = chance.between(0, 12); left > 0; left -= 1) text += chance.pick(TOKENS);
  return text;
}

function insertToken(text: string, chance: Chance): string {
  return insert(text, place(text, chance), chance.pick(TOKENS));
}

function cutOut(text: string, chance: Chance): string {
  const from = place(text, chance);
  return text.slice(0, from) + text.slice(from + chance.between(1, 40));
}

function truncate(text: string, chance: Chance): string {
  return chance.oneIn(2) ? text.slice(0, place(text, chance)) : text.slice(place(text, chance));
}

function splice(text: string, chance: Chance, documents: readonly string[]): string {
  const other = chance.pick(documents);
  return insert(text, place(text, chance), pieceOf(other, chance, 300));
}

function repeatPiece(text: string, chance: Chance): string {
  const from = place(text, chance);
  const piece = text.slice(from, from + chance.between(1, 40));
  return insert(text, from, piece.repeat(chance.between(1, 30)));
}

function repeatToken(text: string, chance: Chance): string {
  return insert(text, place(text, chance), chance.pick(TOKENS).repeat(chance.between(2, 60)));
}

/** One character's bits. */
function flip(text: string, chance: Chance): string {
  if (text === "") return text;
  const at = chance.between(0, text.length - 1);
  const flipped = text.charCodeAt(at) ^ (1 << chance.between(0, chance.oneIn(4) ? 15 : 6));
  return text.slice(0, at) + String.fromCharCode(flipped) + text.slice(at + 1);
}

/** A whole word, so that what a document says there becomes something else and the rest stays valid. */
function replaceWord(text: string, chance: Chance): string {
  const from = place(text, chance);
  const word = /[\w@.-]+/.exec(text.slice(from, from + 200));
  if (word === null) return text;
  const start = from + word.index;
  return text.slice(0, start) + chance.pick(TOKENS) + text.slice(start + word[0].length);
}

function swapLines(text: string, chance: Chance): string {
  const lines = text.split("\n");
  const one = chance.between(0, lines.length - 1);
  const other = chance.between(0, lines.length - 1);
  return lines
    .with(one, lines[other] ?? "")
    .with(other, lines[one] ?? "")
    .join("\n");
}

function endLinesOtherwise(text: string, chance: Chance): string {
  const ends = ["\r\n", "\r", "\n", "\n\n", "\u2028"] as const;
  const mixed = chance.oneIn(2);
  const end = chance.pick(ends);
  return text.replace(/\n/g, () => (mixed ? chance.pick(ends) : end));
}

function nestLines(text: string, chance: Chance): string {
  const mark = chance
    .pick(["> ", "- ", "  ", "    ", "\t", "1. ", ">", "* > "])
    .repeat(chance.between(1, chance.oneIn(5) ? 40 : 3));
  const lines = text.split("\n");
  const from = chance.between(0, lines.length - 1);
  const to = chance.between(from, lines.length - 1);
  return lines.map((line, index) => (index >= from && index <= to ? mark + line : line)).join("\n");
}

function nestInBrackets(text: string, chance: Chance): string {
  const pairs = [
    ["[", "]"],
    ["{a: ", "}"],
    ["<details>", "</details>"],
    ["<!-- ", " -->"],
    ["`", "`"],
    ["\n```\n", "\n```\n"],
    ["**", "**"],
    ["[", "](a)"],
  ] as const;
  const [open, close] = chance.pick(pairs);
  const depth = chance.oneIn(4) ? chance.between(20, 400) : chance.between(1, 4);
  const from = place(text, chance);
  const to = Math.min(text.length, from + chance.between(0, 60));
  const closed = chance.oneIn(4) ? "" : close.repeat(depth);
  return text.slice(0, from) + open.repeat(depth) + text.slice(from, to) + closed + text.slice(to);
}

const LOOKALIKES: Readonly<Record<string, readonly string[]>> = {
  k: ["K", "\u212a"],
  i: ["I", "\u0131", "\u0130"],
  s: ["S", "\u017f", "\uff53"],
  a: ["A", "\u0430"],
  o: ["O", "\u043e", "\u03bf", "0"],
  c: ["C", "\u0441"],
  e: ["E", "\u0435"],
  r: ["R", "\uff52"],
  "@": ["\uff20", "@\u200b", "&#64;", "\\@"],
  "-": ["\u2010", "\u2013", "\u00ad"],
  " ": ["\u00a0", "\u3000", "\t", "  "],
  x: ["X", "\u0445", "\u00d7"],
};

/** Letters become others that look alike, or that case folding makes alike. */
function foldLookalikes(text: string, chance: Chance): string {
  const seldom = chance.between(2, 30);
  const from = place(text, chance);
  const piece = text.slice(from, from + 200).replace(/[kisaocer@\- x]/g, (char) => {
    return chance.oneIn(seldom) ? chance.pick(LOOKALIKES[char] ?? [char]) : char;
  });
  return text.slice(0, from) + piece + text.slice(from + 200);
}

/** Unseen characters between all the others of a stretch. */
function sprinkle(text: string, chance: Chance): string {
  const from = place(text, chance);
  const length = chance.between(1, 30);
  const unseen = chance.pick(["\u200b", "\u202e", "\u2066", "\ufeff", "\0", "\u00ad", "\ud800", "\r"]);
  return text.slice(0, from) + [...text.slice(from, from + length)].join(unseen) + text.slice(from + length);
}

/** To the greatest length, by one of its pieces; what stood behind the piece still stands there. */
function stretch(text: string, chance: Chance): string {
  const from = place(text, chance);
  const piece = chance.oneIn(2) ? chance.pick(TOKENS) : text.slice(from, from + chance.between(1, 20));
  const times = Math.floor((AT_MOST - text.length) / Math.max(1, piece.length));
  return times > 0 ? insert(text, from, piece.repeat(times)) : text;
}

function place(text: string, chance: Chance): number {
  return chance.between(0, text.length);
}

function pieceOf(text: string, chance: Chance, most: number): string {
  const from = place(text, chance);
  return text.slice(from, from + chance.between(1, most));
}

function insert(text: string, at: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at);
}
