/** Real RFCs, held to their own templates as full RFCs: exactly the known defects, and no other. */
import { expect, test } from "vitest";
import { corpusFiles, hasCorpus, readCorpus, readCorpusTemplates } from "../test/corpus.ts";
import { parse, parsers } from "../test/parsers.ts";
import { checkGate, lint } from "./index.ts";

const EVERYTHING_MISSING = Array.from({ length: 5 }, () => "1: error section-missing");

const KNOWN: Readonly<Record<string, readonly string[]>> = {
  "async-imports.md": ["65: warning heading-increment"],
  "benchmark-infrastructure.md": ["30: error stage-mismatch", "31: warning definition-dangling"],
  "cranelift-backend-transition.md": [42, 43, 44, 52].map((line) => `${line}: error link-shorthand`),
  "cranelift-roadmap-2023.md": EVERYTHING_MISSING,
  "pulley.md": [9, 98, 248, 290, 292].map((line) => `${line}: info template-hint`),
  "vulnerability-response-runbook.md": EVERYTHING_MISSING,
  "wasm-gc.md": [
    "4: error link-anchor",
    ...[25, 26].map((line) => `${line}: info template-hint`),
    "34: info definition-unused",
    ...[39, 68].map((line) => `${line}: info template-hint`),
    "243: warning image-alt",
    "1287: warning image-alt",
    "1316: warning section-name",
    "1319: info template-hint",
    "1356: warning section-name",
    ...[1359, 1361].map((line) => `${line}: info template-hint`),
  ],
};

test.skipIf(!hasCorpus)("the known defects of real RFCs, with either parser", () => {
  const templates = readCorpusTemplates();
  const corpus = readCorpus();
  expect(corpus.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(KNOWN)));
  const wanted = { directory: "accepted" };
  for (const { name, text } of corpus) {
    for (const parser of parsers) {
      const options = { path: `accepted/${name}`, stage: "full", templates, wanted } as const;
      const { problems } = lint(text, { ...options, parse: parser.parse, files: corpusFiles(parser.parse) });
      const found = problems.map(({ line, severity, rule }) => `${line}: ${severity} ${rule}`);
      expect(found, `${name}, with the ${parser.name} parser`).toEqual(KNOWN[name] ?? []);
    }
  }
});

test.skipIf(!hasCorpus)("the gate lets through all of them that have the form of a full RFC (D8)", () => {
  const templates = readCorpusTemplates();
  const refused = readCorpus().filter(({ text }) => checkGate(text, { templates, parse }).missing.length > 0);
  expect(refused.map(({ name }) => name)).toEqual([
    "benchmark-infrastructure.md",
    "cranelift-roadmap-2023.md",
    "vulnerability-response-runbook.md",
  ]);
});

test.skipIf(!hasCorpus)("a roadmap that follows no template is not held to one", () => {
  const roadmap = readCorpus().find(({ name }) => name === "cranelift-roadmap-2023.md");
  const options = { path: "a.md", stage: "free", templates: readCorpusTemplates(), parse } as const;
  expect(lint(roadmap?.text ?? "", options)).toMatchObject({ stage: "free", problems: [] });
});
