/**
 * A YAML text as plain values, and where each of them stands.
 *
 * Whatever the text is, reading it returns, and soon: the size is limited first, the library's recursion is
 * caught, and our own walk has limits.
 */
import { parseDocument } from "yaml";
import { Lines } from "./lines.ts";
import type { Path, Place } from "./place.ts";
import { type Finding, type Problem, wordProblem } from "./problem.ts";
import { wordSyntax } from "./syntax.ts";
import { type Entry, MOST_DEPTH, MOST_VALUES, START, Walk } from "./walk.ts";

/** A real configuration has a hundredth of it. In UTF-16 units. */
export const MOST_TEXT = 64 * 1024;

/** After the first faults of syntax the parser only guesses what the rest was meant to be. */
const MOST_FAULTS = 10;

export interface Tree {
  /** Objects without a prototype, arrays, strings, numbers, booleans and `null`. */
  readonly value: unknown;
  /** What was wrong on the way: duplicate keys, keys that aren't text, unknown aliases. */
  readonly problems: readonly Problem[];
  /** Where a value stands, or its key; for what isn't there, the key it would stand under. */
  placeOf(path: Path, part?: "key" | "value"): Place;
  /** A scalar as it is spelt in the file, without its quotes; `null` for anything else. */
  spellingOf(path: Path): string | null;
  /** Whether the file has a value there. */
  has(path: Path): boolean;
}

export type TreeResult =
  | { readonly ok: true; readonly tree: Tree }
  | { readonly ok: false; readonly problems: Problem[] };

/** Reads a YAML text. Refused: what is no YAML, too long, nested too deeply, or multiplied by aliases. */
export function readTree(text: string): TreeResult {
  if (text.length > MOST_TEXT) {
    const found = `a file of ${Math.ceil(text.length / 1024)} KiB`;
    return refuse({ path: [], found, expected: `at most ${MOST_TEXT / 1024} KiB` });
  }
  const lines = new Lines(text);
  const document = parse(text);
  if (document === null) return refuse(EXCESS.depth);
  const faults = [...document.errors, ...document.warnings];
  if (faults.some((fault) => fault.code === "RESOURCE_EXHAUSTION")) return refuse(EXCESS.depth);
  if (faults.length > 0) {
    const problems = faults
      .slice(0, MOST_FAULTS)
      .map((fault) => wordProblem(wordSyntax(fault, text), lines.between(...fault.pos)));
    return { ok: false, problems };
  }
  const walk = new Walk(lines);
  const root = walk.walk(document.contents, [], START);
  if (walk.excess !== null) return refuse(EXCESS[walk.excess]);
  return { ok: true, tree: treeOf(root, walk.problems) };
}

const EXCESS: Record<"values" | "depth", Finding> = {
  values: {
    path: [],
    found: "aliases that multiply the file",
    expected: `at most ${MOST_VALUES} values in all`,
  },
  depth: { path: [], found: "values nested too deeply", expected: `at most ${MOST_DEPTH} levels` },
};

function refuse(finding: Finding): TreeResult {
  return { ok: false, problems: [wordProblem(finding, START)] };
}

/** `null` where the library, which recurses, runs out of stack and doesn't say so itself. */
function parse(text: string) {
  try {
    // The library's own check for unique keys takes quadratic time; the walk has a linear one.
    return parseDocument(text, {
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: "error",
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function treeOf(root: Entry, problems: readonly Problem[]): Tree {
  const find = (path: Path): { readonly entry: Entry; readonly whole: boolean } => {
    let entry = root;
    for (const step of path) {
      const child = entry.children.get(step);
      if (child === undefined) return { entry, whole: false };
      entry = child;
    }
    return { entry, whole: true };
  };
  return {
    value: root.value,
    problems,
    placeOf: (path, part = "value") => {
      const { entry, whole } = find(path);
      return whole && part === "value" ? entry.place : entry.key;
    },
    spellingOf: (path) => {
      const { entry, whole } = find(path);
      return whole ? entry.spelling : null;
    },
    has: (path) => find(path).whole,
  };
}
