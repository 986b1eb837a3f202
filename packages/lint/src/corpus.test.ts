/** Real RFCs, held to their own templates as full RFCs: exactly the known defects, and no other. */
import { expect, test } from "vitest";
import { hasCorpus, readCorpus, readCorpusTemplates } from "../test/corpus.ts";
import { parseWithRemark } from "../test/parse-with-remark.ts";
import { checkGate, lint } from "./index.ts";

const EVERYTHING_MISSING = Array.from({ length: 5 }, () => "1: section-missing");

const KNOWN: Readonly<Record<string, readonly string[]>> = {
  "async-imports.md": ["65: heading-increment"],
  "benchmark-infrastructure.md": ["30: stage-mismatch"],
  "cranelift-roadmap-2023.md": EVERYTHING_MISSING,
  "vulnerability-response-runbook.md": EVERYTHING_MISSING,
  "wasm-gc.md": ["1316: section-name", "1356: section-name"],
};

test.skipIf(!hasCorpus)("the known defects of real RFCs, with either parser", () => {
  const templates = readCorpusTemplates();
  const corpus = readCorpus();
  expect(corpus.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(KNOWN)));
  for (const { name, text } of corpus) {
    for (const options of [{}, { parse: parseWithRemark }]) {
      const { problems } = lint(text, { path: `accepted/${name}`, stage: "full", templates, ...options });
      expect(
        problems.map(({ line, rule }) => `${line}: ${rule}`),
        name,
      ).toEqual(KNOWN[name] ?? []);
    }
  }
});

test.skipIf(!hasCorpus)("the gate lets through all of them that have the form of a full RFC (D8)", () => {
  const templates = readCorpusTemplates();
  const refused = readCorpus().filter(({ text }) => checkGate(text, { templates }).missing.length > 0);
  expect(refused.map(({ name }) => name)).toEqual([
    "benchmark-infrastructure.md",
    "cranelift-roadmap-2023.md",
    "vulnerability-response-runbook.md",
  ]);
});

test.skipIf(!hasCorpus)("a roadmap that follows no template is not held to one", () => {
  const roadmap = readCorpus().find(({ name }) => name === "cranelift-roadmap-2023.md");
  const result = lint(roadmap?.text ?? "", { path: "a.md", stage: "free", templates: readCorpusTemplates() });
  expect(result).toMatchObject({ stage: "free", problems: [] });
});
