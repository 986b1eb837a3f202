/**
 * A YAML text as plain values, and where each of them stands.
 *
 * YAML 1.2's core schema knows no dates, so an instant stays the string that was written.
 */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type YAMLError,
} from "yaml";
import { quote, type ScenarioProblem, wordProblem } from "./problem.ts";

/** Where something stands in the file: keys, and positions in lists from 0. */
export type Path = readonly (string | number)[];

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface YamlText {
  readonly value: unknown;
  /** Where the key of a value stands, an item of a list begins; for what isn't there, what it would stand under. */
  placeOf(path: Path): Place;
}

export type YamlResult =
  | { readonly ok: true; readonly value: YamlText }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/** A scenario holds whole comments, and a comment may have 64 KiB. In UTF-16 units. */
const MOST_TEXT = 1024 * 1024;
/** How often an anchor may be repeated, so that no small file becomes a huge one. */
const MOST_ALIASES = 100;
const START: Place = { line: 1, column: 1 };

/** Reads a YAML text (JSON is YAML too). Refused: what is no YAML, several documents, and what is too large. */
export function readYaml(text: string): YamlResult {
  if (text.length > MOST_TEXT) {
    return refuse(`a file of ${Math.ceil(text.length / 1024)} KiB`, `at most ${MOST_TEXT / 1024} KiB`);
  }
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      version: "1.2",
      logLevel: "error",
    });
    const faults = [...document.errors, ...document.warnings];
    // One slip makes the library stumble many times over; only repeated keys are told one by one.
    const repeated = faults.filter((fault) => fault.code === "DUPLICATE_KEY");
    const told = repeated.length === faults.length ? repeated : faults.slice(0, 1);
    if (told.length > 0) return { ok: false, problems: told.map((fault) => wordFault(fault, text, lines)) };
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return { ok: true, value: { value, placeOf: (path) => findPlace(document, lines, path) } };
  } catch (error) {
    // The library recurses, so thousands of open brackets end its stack, and it throws for aliases in excess.
    if (error instanceof RangeError) return refuse("values nested too deeply", "a scenario");
    if (error instanceof ReferenceError)
      return refuse("aliases that multiply the file", `at most ${MOST_ALIASES} values`);
    throw error;
  }
}

function refuse(found: string, expected: string): YamlResult {
  return { ok: false, problems: [wordProblem({ path: [], found, expected }, START)] };
}

function wordFault(fault: YAMLError, text: string, lines: LineCounter): ScenarioProblem {
  const place = placeAt(lines, fault.pos[0]);
  const say = (found: string, expected: string) => wordProblem({ path: [], found, expected }, place);
  switch (fault.code) {
    case "DUPLICATE_KEY":
      return say(`the key ${quote(wordAt(text, fault.pos[0]))} a second time`, "each key once");
    case "BAD_SCALAR_START":
      return say(
        `a value that begins with ${quote(text.charAt(fault.pos[0]))}`,
        "quotes around it, for that character has a meaning of its own in YAML",
      );
    case "TAB_AS_INDENT":
      return say("a tab", "blanks, for YAML takes no tabs as indentation");
    case "MULTIPLE_DOCS":
      return say("a second YAML document", "one scenario a file");
    default:
      if (fault.message.startsWith("Maximum call stack"))
        return say("values nested too deeply", "a scenario");
      return say(`YAML that can't be read (${quote(fault.message, 120).slice(1, -1)})`, "valid YAML 1.2");
  }
}

function wordAt(text: string, offset: number): string {
  return /^[^\s:,{}[\]]*/u.exec(text.slice(offset, offset + 60))?.[0] ?? "";
}

function findPlace(document: Document.Parsed, lines: LineCounter, path: Path): Place {
  let offset = offsetOf(document.contents) ?? 0;
  let node: unknown = document.contents;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === step,
      );
      if (pair === undefined) break;
      offset = offsetOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === "number") {
      const item = node.items[step];
      offset = offsetOf(item) ?? offset;
      node = item;
    } else break;
  }
  return placeAt(lines, offset);
}

function offsetOf(node: unknown): number | null {
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}

function placeAt(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return line === 0 ? START : { line, column: col };
}
