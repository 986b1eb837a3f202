/**
 * The schema's issues as findings, in our words.
 *
 * The schema library says what is wrong in words for programmers. What was found is read from the file here,
 * and what was expected from the words that hang on the schema.
 */
import { nearest } from "@rfckit/core";
import * as z from "zod";
import type { Path } from "./place.ts";
import { type Finding, oneOf, quote } from "./problem.ts";
import type { Tree } from "./tree.ts";
import { schemaAt, UNKNOWN, unwrap, wordingOf } from "./wording.ts";

/** A finding, and whether it is about a key rather than its value. */
export interface Judged extends Finding {
  readonly part: "key" | "value";
}

/** All that a schema finds wrong with a tree. */
export function judge(schema: z.ZodType, tree: Tree): Judged[] {
  const result = schema.safeParse(tree.value);
  if (result.success) return [];
  const all = result.error.issues.flatMap((issue) => judgeIssue(issue, [], schema, tree));
  return withoutEchoes(all, tree);
}

/** A misspelt key is one problem, not two: what is missing because of it isn't reported again. */
function withoutEchoes(all: readonly Judged[], tree: Tree): Judged[] {
  const meant = new Set<string>();
  for (const { path, part, suggestion } of all) {
    if (part === "key" && suggestion) meant.add(JSON.stringify([...path.slice(0, -1), suggestion]));
  }
  return all.filter(({ path }) => tree.has(path) || !meant.has(JSON.stringify(path)));
}

function judgeIssue(issue: z.core.$ZodIssue, above: Path, schema: z.ZodType, tree: Tree): Judged[] {
  const path = [...above, ...issue.path.map((step) => (typeof step === "symbol" ? String(step) : step))];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => judgeUnknownKey(key, path, schema));
    case "invalid_key":
      return [judgeKey(path, schema)];
    case "invalid_union":
      return judgeUnion(issue, path, schema, tree);
    case "custom":
      if (typeof issue.params?.["found"] !== "string") return [judgeValue(path, schema, tree)];
      return [{ path, found: issue.params["found"], expected: issue.message, part: "value" }];
    default:
      return [judgeValue(path, schema, tree)];
  }
}

function judgeUnknownKey(key: string, path: Path, schema: z.ZodType): Judged {
  const known = keysOf(schemaAt(schema, path));
  // A lower-case comparison finds `changegrace`; the cut keeps a very long key from taking long.
  const suggestion = nearest(key.slice(0, 100).toLowerCase(), known, (name) => name.toLowerCase());
  return { path: [...path, key], found: "an unknown key", expected: oneOf(known), suggestion, part: "key" };
}

/** The mapping may be one of several forms of a value: then the keys of the form that is a mapping. */
function keysOf(schema: z.core.$ZodType | null): string[] {
  if (schema === null) return [];
  const bare = unwrap(schema);
  if (bare instanceof z.ZodUnion) return bare.options.flatMap(keysOf);
  return bare instanceof z.ZodObject ? Object.keys(bare.shape) : [];
}

function judgeKey(path: Path, schema: z.ZodType): Judged {
  const record = schemaAt(schema, path.slice(0, -1));
  const bare = record === null ? null : unwrap(record);
  const wording = bare instanceof z.ZodRecord ? wordingOf(bare.keyType) : UNKNOWN;
  const key = String(path.at(-1));
  return { path, found: `the key ${quote(key)}`, ...fill(wording, key), part: "key" };
}

/** Where the value has the type of just one form, that form's own issues say more than "none of them". */
function judgeUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  path: Path,
  schema: z.ZodType,
  tree: Tree,
): Judged[] {
  const near = issue.errors.filter(
    (issues) => !issues.some((each) => each.code === "invalid_type" && each.path.length === 0),
  );
  const [form] = near;
  if (form === undefined || near.length > 1) return [judgeValue(path, schema, tree)];
  return form.flatMap((each) => judgeIssue(each, path, schema, tree));
}

function judgeValue(path: Path, schema: z.ZodType, tree: Tree): Judged {
  const part = schemaAt(schema, path);
  const wording = part === null ? UNKNOWN : wordingOf(part);
  const spelling = tree.spellingOf(path);
  const { expected, suggestion } = fill(wording, spelling ?? "");
  const asText = spelling !== null && part !== null && isTextInDisguise(valueAt(tree, path), spelling, part);
  const found =
    path.length === 0 && spelling === null
      ? describeFile(tree.value)
      : describe(valueAt(tree, path), spelling);
  return { path, found, expected, suggestion: asText ? `"${spelling}"` : suggestion, part: "value" };
}

function fill(wording: ReturnType<typeof wordingOf>, text: string) {
  const expected = typeof wording.expected === "string" ? wording.expected : wording.expected(text);
  return { expected, suggestion: text === "" ? null : (wording.suggest?.(text) ?? null) };
}

/** A login such as `1234` is a number to YAML, until it stands in quotes. */
function isTextInDisguise(value: unknown, spelling: string, schema: z.core.$ZodType): boolean {
  return value !== null && typeof value !== "string" && z.safeParse(schema, spelling).success;
}

function valueAt(tree: Tree, path: Path): unknown {
  let value: unknown = tree.value;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

function describeFile(value: unknown): string {
  return value === null ? "an empty file" : describe(value, null);
}

/** What stands there, for "Found …". */
function describe(value: unknown, spelling: string | null): string {
  if (value === undefined || value === null) return spelling ? quote(spelling) : "nothing";
  if (typeof value === "string") return value === "" ? "an empty text" : `the text ${quote(value)}`;
  if (typeof value === "number") return `the number ${quote(spelling ?? String(value))}`;
  if (typeof value === "boolean") return quote(String(value));
  const kind = Array.isArray(value) ? "list" : "mapping";
  return Object.keys(value).length === 0 ? `an empty ${kind}` : `a ${kind}`;
}
