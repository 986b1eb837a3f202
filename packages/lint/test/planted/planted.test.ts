/** Every defect of a table is found where it was planted, with the right suggestion and nothing else; its clean twin is clean. */
import { expect, test } from "vitest";
import {
  checkAssets,
  DEFAULT_TEMPLATES,
  lint,
  type Parse,
  type Problem,
  RULES,
  type RuleSettings,
  readShown,
} from "../../src/index.ts";
import { readYaml } from "../../src/parsers/read-yaml.ts";
import { parsers } from "../parsers.ts";
import { filesFrom } from "../repository.ts";
import { BELLS, BESIDE, type CleanDocument, KITES } from "./clean-documents.ts";
import { PLANTED, type PlantedDefect } from "./planted-defects.ts";

/** The rule that is off by default, too. */
const rules: RuleSettings = { "repeated-word": "warning" };

/** What is said of a document beside both clean ones. */
function lintBeside({ path, stage, text }: CleanDocument, beside: readonly string[], parse: Parse): string[] {
  const others = [BELLS, KITES].filter((other) => other.stage !== stage);
  const documents = [{ path, text }, ...others];
  const files = {
    ...BESIDE,
    ...Object.fromEntries([
      ...beside.map((each) => [each, ""]),
      ...documents.map((each) => [each.path, each.text]),
    ]),
  };
  const options = {
    path,
    stage,
    templates: DEFAULT_TEMPLATES,
    parse,
    readYaml,
    rules,
    wanted: { directory: "accepted" },
  };
  const { problems } = lint(text, { ...options, files: filesFrom(files, parse) });
  const assets = Object.keys(files).filter((each) => each.startsWith("accepted/") && !each.endsWith(".md"));
  const paths = Object.keys(files).filter((each) => each.startsWith("accepted/") && each.endsWith(".md"));
  const found = checkAssets(
    { judged: assets, assets, documents: paths, shown: readShown(documents, parse) },
    () => rules,
  );
  return [...found.map((each) => `${each.path} ${write(each.problem)}`), ...problems.map(write)];
}

function write({ line, severity, rule, fixable, suggestion }: Problem): string {
  const fix = fixable ? " fixable" : "";
  return `${line} ${severity} ${rule}${fix}${suggestion === undefined ? "" : ` → ${suggestion}`}`;
}

function plant({ of, take, put, path = of.path }: PlantedDefect): CleanDocument {
  if (take !== "") expect(of.text.split(take), "what is taken stands there once").toHaveLength(2);
  return { ...of, path, text: take === "" ? of.text : of.text.replace(take, () => put) };
}

const cases = parsers.flatMap(({ name, parse }) => PLANTED.map((planted) => ({ ...planted, name, parse })));

test.each(cases)("$defect ($name parser)", ({ parse, ...planted }) => {
  const beside = planted.beside === undefined ? [] : [planted.beside];
  expect(lintBeside(plant(planted), beside, parse)).toEqual(planted.says);
});

test.each(parsers)("nothing is said of what is clean ($name parser)", ({ parse }) => {
  for (const document of [BELLS, KITES]) expect(lintBeside(document, [], parse)).toEqual([]);
});

test("there is one at least of each rule", () => {
  const said = PLANTED.flatMap(({ says }) => says).join("\n");
  expect(RULES.map(({ id }) => id).filter((id) => !said.includes(` ${id}`))).toEqual([]);
});
