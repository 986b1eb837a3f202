/**
 * Front matter: YAML between two lines of `---` at the very beginning of a document.
 *
 * What reads YAML is handed in, since most documents have none and its library takes a while to load.
 */
import type { Yaml } from "mdast";
import type { Document } from "./document.ts";
import type { Edit } from "./edit.ts";

/** Reads a YAML mapping. It never throws. */
export type ReadYaml = (text: string) => YamlMapping;

export type YamlMapping =
  | { readonly ok: true; readonly entries: readonly YamlEntry[] }
  /** It is no YAML, or no mapping; the place is the first that is wrong, from 1. */
  | { readonly ok: false; readonly message: string; readonly line: number; readonly column: number };

export interface YamlEntry {
  readonly key: string;
  /** Plain data. */
  readonly value: unknown;
  /** Where the key stands, from 1. */
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/** Where a value goes under a key that is there: offsets in the YAML, and what stands there instead. */
export interface YamlFilling {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Puts values under keys. Keys that the mapping lacks get none; what is no YAML gets nothing. */
export type FillYaml = (
  text: string,
  values: Readonly<Record<string, string | readonly string[]>>,
) => YamlFilling[];

export interface FrontMatter {
  /** The line of the opening `---`. */
  readonly line: number;
  readonly endLine: number;
  readonly mapping: YamlMapping;
}

/** More characters than anyone writes there; what is longer is not read. */
const MOST_FRONT_MATTER = 16_384;

/** Whether a text begins as front matter does, and `readYaml` is needed to lint it. */
export function mayHaveFrontMatter(source: string): boolean {
  return source.startsWith("---") || source.startsWith("\ufeff---");
}

/** A document's front matter; `null` where there is none. */
export function readFrontMatter({ tree }: Document, readYaml: ReadYaml | undefined): FrontMatter | null {
  const node = tree.children[0];
  if (node?.type !== "yaml") return null;
  if (readYaml === undefined)
    throw new Error("A document has front matter, and nothing to read it was given.");
  const { line } = node.position?.start ?? { line: 1 };
  return { line, endLine: node.position?.end.line ?? line, mapping: readMapping(node, readYaml) };
}

function readMapping({ value }: Yaml, readYaml: ReadYaml): YamlMapping {
  if (value.length <= MOST_FRONT_MATTER) return readYaml(value);
  const message = `it is longer than ${MOST_FRONT_MATTER} characters`;
  return { ok: false, message, line: 1, column: 1 };
}

/** What front matter says under a key, where it says a text there; of a key that stands there twice, the last. */
export function frontMatterText(front: FrontMatter | null, key: string): string | null {
  if (front?.mapping.ok !== true) return null;
  const value = front.mapping.entries.findLast((entry) => entry.key === key)?.value;
  return typeof value === "string" ? value : null;
}

/** The edits by which values get under the keys that a document's front matter has. */
export function fillFrontMatter(
  { tree }: Document,
  fillYaml: FillYaml,
  values: Readonly<Record<string, string | readonly string[]>>,
): (Edit & { readonly key: string })[] {
  const node = tree.children[0];
  if (node?.type !== "yaml" || node.value.length > MOST_FRONT_MATTER) return [];
  const { value } = node;
  const first = (node.position?.start.line ?? 1) + 1;
  const placeAt = (offset: number): readonly [line: number, column: number] => {
    const before = value.slice(0, offset).split("\n");
    return [first + before.length - 1, (before.at(-1) ?? "").length + 1];
  };
  return fillYaml(value, values).map(({ key, from, to, text }) => {
    const [line, column] = placeAt(from);
    const [endLine, endColumn] = placeAt(to);
    return { key, line, column, endLine, endColumn, text };
  });
}
