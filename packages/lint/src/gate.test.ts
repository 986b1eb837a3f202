/** The gate of a motion to merge (R6, D8). */
import { expect, test } from "vitest";
import { parse } from "../test/parsers.ts";
import { checkGate, DEFAULT_TEMPLATES, exampleDocument, readShapes } from "./index.ts";

const templates = DEFAULT_TEMPLATES;
const shapes = readShapes(templates, parse);
const FULL = exampleDocument(shapes.full);
const DRAFT = exampleDocument(shapes.draft);
const ALL = ["Summary", "Motivation", "Proposal", "Rationale and alternatives", "Open questions"];

test.each([
  ["a full RFC", FULL, []],
  ["a draft", DRAFT, ["Summary", "Proposal", "Rationale and alternatives"]],
  ["nothing", "", ALL],
  ["free text", "A tunnel would be nice.", ALL],
  ["the headings in code", FULL.replaceAll(/^#.*$/gmu, "```\n$&\n```"), ALL],
  ["the headings in a comment", `<!--\n${FULL}`, ALL],
  ["other case", FULL.toUpperCase(), []],
  ["subtitles", FULL.replaceAll(/^#.*$/gmu, "$&: of a tunnel"), []],
  ["typos", FULL.replaceAll(/^# (.)(.)/gmu, "# $1"), []],
  ["level 2", FULL.replaceAll(/^# /gmu, "## "), []],
  ["a list sixty deep above them", `${"- ".repeat(60)}x\n\n${FULL}`, []],
  ["one without", FULL.replace("# Motivation", "# Weather"), ["Motivation"]],
])("%s", (_, text, missing) => {
  expect(checkGate(text, { templates, parse }).missing).toEqual(missing);
});

test("what the document says about itself counts for nothing", () => {
  const said = `---\nstage: draft\n---\n\n<!-- rfc-lint-disable -->\n\n${DRAFT}`;
  const gate = checkGate(said, { templates, parse });
  expect(gate.missing).toEqual(["Summary", "Proposal", "Rationale and alternatives"]);
  expect(gate.problems.map(({ rule }) => rule)).toEqual(["stage-mismatch"]);
});

test("a near miss is a warning, and an empty section is told apart from a missing one", () => {
  const gate = checkGate("# summary\n\n# Motivation\n\nText.\n\n# Proposal\n\n<!-- soon -->\n", {
    templates,
    parse,
  });
  expect(gate.missing).toEqual(["Rationale and alternatives", "Open questions"]);
  expect(gate.empty).toEqual(["Summary", "Proposal"]);
  expect(gate.problems.filter(({ severity }) => severity === "warning").map(({ rule }) => rule)).toEqual([
    "section-name",
  ]);
});

test("the sections are those of the templates it is given", () => {
  const own = {
    draft: "# Idea\n",
    full: "# Title\n\n<!-- rfc: free -->\n\n## Plan\n\n## Costs\n\n<!-- rfc: optional -->\n",
  };
  expect(checkGate("# A tunnel\n\n## Plan\n\nText.\n", { templates: own, parse }).missing).toEqual([]);
  expect(checkGate(FULL, { templates: own, parse }).missing).toEqual(["Plan"]);
});
