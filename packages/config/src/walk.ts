/**
 * From the YAML library's nodes to plain values, with the place of each.
 *
 * The values are made here and not by the library, for three reasons: a duplicate key must be reported and
 * not end the reading, aliases must not multiply without bound, and a key named `__proto__` must stay a key.
 */
import { type Alias, isAlias, isMap, isScalar, isSeq, type Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import type { Lines } from "./lines.ts";
import type { Path, Place } from "./place.ts";
import { type Finding, type Problem, quote, wordProblem } from "./problem.ts";

/** The configuration's own depth is seven. */
export const MOST_DEPTH = 20;
/** More than any text within the limit of size holds by itself, so that only aliases can exceed it. */
export const MOST_VALUES = 40_000;

/** One value, where it stands, and what is in it. */
export interface Entry {
  /** Objects without a prototype, arrays, strings, numbers, booleans and `null`. */
  readonly value: unknown;
  /** Its key; for the item of a list the item, for the file its beginning. */
  readonly key: Place;
  /** The value where it is written on one line; otherwise its key, for nobody underlines half a file. */
  readonly place: Place;
  /** A scalar as it is spelt in the file, without its quotes. */
  readonly spelling: string | null;
  readonly children: ReadonlyMap<string | number, Entry>;
}

export class Walk {
  readonly problems: Problem[] = [];
  /** Why the walk was cut short, if it was. */
  excess: "values" | "depth" | null = null;
  readonly #lines: Lines;
  readonly #anchors = new Map<string, unknown>();
  #left = MOST_VALUES;

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  /** Walks one node; `key` is where its key stands, or `null` where it has none. */
  walk(node: unknown, path: Path, key: Place | null): Entry {
    this.#left -= 1;
    if (this.#left < 0) this.excess ??= "values";
    if (path.length > MOST_DEPTH) this.excess ??= "depth";
    if (this.excess !== null) return nothing(key ?? START);
    if (isAlias(node)) return this.#walkAlias(node, path, key);
    const entry = this.#walkContent(node, path, key);
    // An anchor counts from its node's end on, so that nothing can contain itself.
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined)
      this.#anchors.set(node.anchor, node);
    return entry;
  }

  #walkContent(node: unknown, path: Path, key: Place | null): Entry {
    if (isMap(node)) return this.#walkMap(node, path, key);
    if (isSeq(node)) return this.#walkList(node, path, key);
    if (isScalar(node)) return this.#walkScalar(node, key);
    return nothing(key ?? START);
  }

  #walkAlias(alias: Alias, path: Path, key: Place | null): Entry {
    const place = this.placeOf(alias);
    if (!this.#anchors.has(alias.source)) {
      const found = `the alias ${quote(`*${alias.source}`)}`;
      this.#report({ path, found, expected: "an anchor of this name before it" }, place);
      return { ...nothing(key ?? place), place };
    }
    return { ...this.walk(this.#anchors.get(alias.source), path, key ?? place), place };
  }

  #walkScalar(scalar: Scalar, key: Place | null): Entry {
    const spelling = scalar.source ?? "";
    const place = this.placeOf(scalar);
    const written = scalar.value !== null || spelling !== "";
    return {
      ...nothing(key ?? place),
      value: plain(scalar),
      place: written ? place : (key ?? place),
      spelling,
    };
  }

  #walkList(list: YAMLSeq, path: Path, key: Place | null): Entry {
    const place = this.placeOf(list);
    const children = new Map<number, Entry>();
    for (const [index, item] of list.items.entries())
      children.set(index, this.walk(item, [...path, index], null));
    const value = [...children.values()].map((child) => child.value);
    return { value, key: key ?? place, place: shown(list, place, key), spelling: null, children };
  }

  #walkMap(map: YAMLMap, path: Path, key: Place | null): Entry {
    const place = this.placeOf(map);
    const children = new Map<string, Entry>();
    const value: Record<string, unknown> = Object.create(null);
    for (const pair of map.items) {
      const name = this.#nameOf(pair.key, path);
      const child = this.walk(pair.value, name === null ? path : [...path, name], this.placeOf(pair.key));
      if (name === null || this.#isTwice(name, children, path, child.key)) continue;
      children.set(name, child);
      value[name] = child.value;
    }
    return { value, key: key ?? place, place: shown(map, place, key), spelling: null, children };
  }

  #nameOf(key: unknown, path: Path): string | null {
    if (isScalar(key) && key.value !== null) {
      const name = typeof key.value === "string" ? key.value : (key.source ?? String(key.value));
      if (name !== "__proto__") return name;
    }
    const found = isScalar(key) && key.value !== null ? "the key `__proto__`" : "a key that isn't text";
    this.#report({ path, found, expected: "an ordinary name as the key" }, this.placeOf(key));
    return null;
  }

  #isTwice(name: string, children: ReadonlyMap<string, Entry>, path: Path, place: Place): boolean {
    const first = children.get(name);
    if (first === undefined) return false;
    const found = `the key a second time (first on line ${first.key.line})`;
    this.#report({ path: [...path, name], found, expected: "each key once" }, place);
    return true;
  }

  #report(finding: Finding, place: Place): void {
    this.problems.push(wordProblem(finding, place));
  }

  /** Where a node stands; the file's beginning for what isn't written at all. */
  placeOf(node: unknown): Place {
    const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : null;
    return range === null || range === undefined ? START : this.#lines.between(range[0], range[1]);
  }
}

export const START: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function nothing(place: Place): Entry {
  return { value: null, key: place, place, spelling: null, children: new Map() };
}

/** A collection in brackets or braces is shown itself; one in lines by its key, or by its beginning. */
function shown(node: YAMLMap | YAMLSeq, place: Place, key: Place | null): Place {
  if (node.flow === true) return place;
  return key ?? { ...place, endLine: place.line, endColumn: place.column };
}

/** A scalar's value. Other schemas than YAML 1.2's, which a file may ask for, have dates and the like: those stay text. */
function plain(scalar: Scalar): unknown {
  const { value } = scalar;
  const known =
    value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return known ? value : (scalar.source ?? "");
}
