/**
 * What `--fix` leaves of a document: every byte that no edit names, whatever its line ends, in documents of all kinds.
 *
 * By default some hundreds are made up; with RFCKIT_THOROUGH=1 many more.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { FIX_ORDER } from "../../src/fix.ts";
import {
  applyEdits,
  DEFAULT_TEMPLATES,
  type Edit,
  fixText,
  type LintOptions,
  lint,
  MOST_CHARACTERS,
  type Place,
  type Problem,
} from "../../src/index.ts";
import { readYaml } from "../../src/parsers/read-yaml.ts";
import { hasCorpus, readCorpus } from "../corpus.ts";
import { documents } from "../differential/generate-documents.ts";
import { parse } from "../parsers.ts";
import { BELLS, KITES } from "../planted/clean-documents.ts";
import { PLANTED } from "../planted/planted-defects.ts";

const LONG = 60_000;
const RUNS = process.env["RFCKIT_THOROUGH"] === "1" ? 8000 : 200;
const options: LintOptions = {
  path: "accepted/pass.md",
  templates: DEFAULT_TEMPLATES,
  parse,
  readYaml,
  stage: "full",
};

/** Sections with their defects, in any order, and what may stand between them. */
const section = fc.constantFrom(
  "# Summary",
  "# SUMMARY\t#",
  "Motivaton\n===",
  "## Motivation",
  "# Propsal\n[proposal]: #propsal",
  "# Rationale and alternatives",
  "# rationale & alternatives",
  "# Open  questions",
  "# Costs",
);
const block = fc.oneof(
  fc.constantFrom(
    "Text,\tand [that](acme/x#12 'why')\u2028 and [this][x].",
    "[x]: #nowhere",
    "[y]: #sumary\n[z]: <acme/x#/7>",
    "See [on](#propsal), [here][y]\u00a0😀.",
    "- item\n\n  [item](acme/x#1)\n- \\",
    "```\n# Summary\n[x](acme/x#1)\n```",
    "> # Summary\n> [q]: #gone",
    "<!-- # Summary\n-->",
    "| a |\n|---|\n| [x](a/b#3) |",
    "\0 \ud800",
  ),
  // A mark that is moved to the beginning would be another thing.
  documents.map((text) => text.replace(/^\ufeff/u, "")),
);
const part = fc
  .tuple(section, fc.array(block, { maxLength: 2 }))
  .map(([head, blocks]) => [head, ...blocks].join("\n\n"));
/** Each line with an end of its own. */
const mixed = fc
  .tuple(
    fc.array(part, { minLength: 1, maxLength: 6 }),
    fc.infiniteStream(fc.constantFrom("\n", "\n", "\r\n", "\r")),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([parts, ends, mark, ends2]) => {
    const text = parts.join("\n\n") + (ends2 ? "\n" : "");
    return (mark ? "\ufeff" : "") + text.replaceAll(/\r\n?|\n/gu, () => ends.next().value ?? "\n");
  });
const uniform = fc
  .tuple(mixed, fc.constantFrom("\n", "\r\n", "\r"))
  .map(([text, end]) => text.replaceAll(/\r\n?|\n/gu, end));
const anyDocument = fc.oneof(mixed, uniform, documents);

/** Where a place begins in a text, found letter by letter. */
function offsetOf(text: string, line: number, column: number): number {
  let at = text.startsWith("\ufeff") ? 1 : 0;
  for (let left = line - 1; left > 0; at += 1) {
    if (text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n")) left -= 1;
    if (at >= text.length) return text.length;
  }
  return Math.min(at + column - 1, text.length);
}

/** Puts the edits in place one after the other, from the last to the first. */
function expectedText(source: string, edits: readonly Edit[]): string {
  const range = ({ line, column, endLine, endColumn }: Place) =>
    [offsetOf(source, line, column), offsetOf(source, endLine, endColumn)] as const;
  const end = /\r\n|\r|\n/u.exec(source)?.[0] ?? "\n";
  let result = source;
  const sorted = edits
    .map((edit) => [...range(edit), edit.text] as const)
    .sort(([one], [other]) => other - one);
  for (const [from, to, text] of sorted) {
    const put = typeof text === "string" ? text.split("\n").join(end) : source.slice(...range(text));
    result = result.slice(0, from) + put + result.slice(to);
  }
  return result;
}

function overlap(edits: readonly Edit[]): boolean {
  const sorted = [...edits].sort((one, other) => one.line - other.line || one.column - other.column);
  return sorted.some((edit, index) => {
    const next = sorted[index + 1];
    return (
      next !== undefined &&
      (next.line < edit.endLine || (next.line === edit.endLine && next.column < edit.endColumn))
    );
  });
}

const editsOf = (problems: readonly Problem[]) => problems.flatMap(({ fix }) => fix?.() ?? []);

test("every byte that no edit names stays, whatever the line ends", { timeout: LONG }, () => {
  let tried = 0;
  fc.assert(
    fc.property(anyDocument, (source) => {
      const fixable = lint(source, options).problems.filter(({ fix }) => fix !== undefined);
      const together = FIX_ORDER.map((rule) => fixable.filter((problem) => problem.rule === rule));
      for (const problems of [...fixable.map((problem) => [problem]), ...together]) {
        const edits = editsOf(problems);
        if (edits.length === 0) continue;
        expect(overlap(edits)).toBe(false);
        expect(applyEdits(source, edits)).toBe(expectedText(source, edits));
        tried += 1;
      }
    }),
    { numRuns: RUNS, seed: 4 },
  );
  expect(tried).toBeGreaterThan(RUNS);
});

const endsOf = (text: string) => text.match(/\r\n|\r|\n/gu) ?? [];
const count = (ends: readonly string[], end: string) => ends.filter((each) => each === end).length;

/** Once is twice; what was fixed is gone, and nothing is new; no line end, and no line but those of an edit, is another. */
function expectWellFixed(source: string): number {
  const { text, fixed } = fixText(source, options);
  expect(fixText(text, options)).toEqual({ text, fixed: [] });
  if (fixed.length === 0) expect(text).toBe(source);
  const [before, after] = [source, text].map((each) => lint(each, options).problems);
  const numberOf = (problems: readonly Problem[] | undefined, rule: string) =>
    (problems ?? []).filter((each) => each.rule === rule).length;
  for (const rule of new Set([...(before ?? []), ...(after ?? [])].map((problem) => problem.rule))) {
    expect(numberOf(after, rule), rule).toBeLessThanOrEqual(numberOf(before, rule));
    if (fixed.some((problem) => problem.rule === rule))
      expect(numberOf(after, rule)).toBeLessThan(numberOf(before, rule));
  }
  const removed = fixed.filter(
    ({ rule, suggestion }) => rule === "definition-dangling" && suggestion === undefined,
  ).length;
  for (const end of ["\n", "\r\n", "\r"]) {
    const [old, now] = [count(endsOf(source), end), count(endsOf(text), end)];
    expect(now).toBeLessThanOrEqual(old);
    if (removed === 0 && !fixed.some(({ rule }) => rule === "section-name")) expect(now).toBe(old);
  }
  const old = new Set(source.replace(/^\ufeff/u, "").split(/\r\n|\r|\n/u));
  const changed = text
    .replace(/^\ufeff/u, "")
    .split(/\r\n|\r|\n/u)
    .filter((line) => !old.has(line));
  // A document that ended in a definition that was taken out ends with the line before.
  for (const line of changed.filter((each) => each !== "" || removed === 0))
    expect(line).toMatch(/Summary|Motivation|Proposal|Rationale|Open questions|github\.com|#/u);
  expect(text.startsWith("\ufeff")).toBe(source.startsWith("\ufeff"));
  return fixed.length;
}

test("documents that were made up", { timeout: 10 * LONG }, () => {
  let fixed = 0;
  fc.assert(
    fc.property(anyDocument, (source) => {
      fixed += expectWellFixed(source);
    }),
    { numRuns: RUNS, seed: 5 },
  );
  expect(fixed).toBeGreaterThan(RUNS / 2);
});

test("documents that were written", { timeout: LONG }, () => {
  const folder = join(import.meta.dirname, "../documents");
  const whole = readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => readFileSync(join(folder, name), "utf8"));
  const planted = PLANTED.map(({ of, take, put }) => of.text.replace(take, () => put));
  const real = hasCorpus ? readCorpus().map(({ text }) => text) : [];
  for (const text of real) expectWellFixed(text);
  const fixed = [...whole, ...planted].map(expectWellFixed);
  expect(fixed.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(10);
  for (const { text } of [BELLS, KITES])
    expect(fixText(text, { ...options, stage: text === BELLS.text ? "full" : "draft" }).text).toBe(text);
});

test("a section that is moved keeps its own line ends, and every character", () => {
  const source = "# Motivation\r\rOne\0\ud800.\r\n\n# Summary\n\nTwo.\r\n\r\n# Proposal\n\nThree.";
  expect(fixText(source, options).text).toBe(
    "# Summary\n\nTwo.\r\n\n# Motivation\r\rOne\0\ud800.\r\n\r\n# Proposal\n\nThree.",
  );
});

test("a document that wasn't read to its end is left alone", () => {
  const source = `# Proposal\n\n${"Text.\n\n".repeat(MOST_CHARACTERS / 8)}# Motivation\n\n${"Text ".repeat(MOST_CHARACTERS / 5)}\n`;
  expect(lint(source, options).problems.map(({ rule }) => rule)).toContain("section-order");
  expect(fixText(source, options)).toEqual({ text: source, fixed: [] });
});
