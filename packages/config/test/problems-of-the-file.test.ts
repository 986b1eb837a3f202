/** What is wrong with the file and its keys. */
import { describe, expect, test } from "vitest";
import { readConfiguration } from "../src/index.ts";
import { cases, GROUPS, problemsOf, WITH } from "./cases.ts";

const TOP =
  "`version`, `mentions`, `projects`, `admins`, `rfcs`, `fcp`, `signOff`, `objection`, `merge`, `labels`, `checks`, `lint`, `paused` or `public`";
const FCP = "`days`, `minimum`, `changeGrace`, `onChange` or `reminders`";
const DURATION = "expected a duration such as `90m`, `24h` or `3d`.";

describe("the file as a whole", () => {
  cases([
    ["empty", "", "1:1: Found an empty file, expected a mapping that has at least `projects`."],
    [
      "comments only",
      "# soon\n",
      "1:1: Found an empty file, expected a mapping that has at least `projects`.",
    ],
    ["a list", "- a", "1:1: Found a list, expected a mapping that has at least `projects`."],
    ["a sentence", "hello", "1:1: Found the text `hello`, expected a mapping that has at least `projects`."],
    ["null", "null", "1:1: Found `null`, expected a mapping that has at least `projects`."],
    ["too long", `#${"x".repeat(65536)}`, "1:1: Found a file of 65 KiB, expected at most 64 KiB."],
    [
      "an unquoted mention",
      "mentions: [@rfcbot]",
      "1:12: Found a value that begins with `@`, expected quotes around it, for that character has a meaning of its own in YAML.",
    ],
    [
      "a tab",
      "projects:\n\tp: 1",
      "2:1: Found a tab, expected blanks, for YAML takes no tabs as indentation.",
    ],
    [
      "other broken YAML",
      "a: b: c",
      "1:4: Found YAML that can't be read (nested mappings are not allowed in compact mappings), expected valid YAML 1.2.",
    ],
    ["two documents", "a: 1\n---\nb: 2", "2:1: Found a second YAML document, expected only one."],
    ["a tag", "a: !!js/function x", "1:4: Found a YAML tag, expected plain YAML without tags."],
    [
      "deep nesting",
      "[".repeat(30) + "]".repeat(30),
      "1:1: Found values nested too deeply, expected at most 20 levels.",
    ],
  ]);
});

describe("keys", () => {
  cases([
    [
      "twice",
      WITH("paused: true\npaused: false"),
      "7:1: Found the key a second time (first on line 6) at `paused`, expected each key once.",
    ],
    [
      "twice, further down",
      GROUPS("A: [a], B: [b], A: [c]"),
      "1:44: Found the key a second time (first on line 1) at `projects.p.groups.A`, expected each key once.",
    ],
    [
      "unknown at the top",
      WITH("fpc: {}"),
      `6:1: Found an unknown key at \`fpc\`, expected ${TOP}. Did you mean \`fcp\`?`,
    ],
    [
      "unknown, with nothing near",
      WITH("constructor: 1"),
      `6:1: Found an unknown key at \`constructor\`, expected ${TOP}.`,
    ],
    [
      "unknown in a section",
      WITH("fcp: { dayz: 3 }"),
      `6:8: Found an unknown key at \`fcp.dayz\`, expected ${FCP}. Did you mean \`days\`?`,
    ],
    [
      "in another case",
      WITH("fcp: { changegrace: 3h }"),
      `6:8: Found an unknown key at \`fcp.changegrace\`, expected ${FCP}. Did you mean \`changeGrace\`?`,
    ],
    [
      "unknown in a project, said once",
      "projects:\n  p:\n    group: { A: [a], B: [b] }",
      "3:5: Found an unknown key at `projects.p.group`, expected `title` or `groups`. Did you mean `groups`?",
    ],
    [
      "unknown in a team's group, said once",
      GROUPS("A: { teem: o/t }, B: [b]"),
      "1:33: Found an unknown key at `projects.p.groups.A.teem`, expected `team`. Did you mean `team`?",
    ],
    [
      "unknown two levels down",
      WITH("rfcs: { templates: { fulll: a.md } }"),
      "6:22: Found an unknown key at `rfcs.templates.fulll`, expected `draft` or `full`. Did you mean `full`?",
    ],
    [
      "unknown in a list",
      WITH("lint: { overrides: [{ files: a.md, stages: full }] }"),
      "6:36: Found an unknown key at `lint.overrides[0].stages`, expected `files`, `stage` or `rules`. Did you mean `stage`?",
    ],
    [
      "no text",
      WITH("? [a]\n: 1"),
      "6:3: Found a key that isn't text, expected an ordinary name as the key.",
    ],
    ["empty", WITH("~: 1"), "6:1: Found a key that isn't text, expected an ordinary name as the key."],
    [
      "`__proto__`",
      WITH("__proto__: { paused: true }"),
      "6:1: Found the key `__proto__`, expected an ordinary name as the key.",
    ],
    [
      "with hostile characters",
      WITH('"a`b\\u202e": 1'),
      `6:1: Found an unknown key at \`["a'b�"]\`, expected ${TOP}.`,
    ],
    [
      "an unknown alias",
      WITH("admins: *nobody"),
      "6:9: Found the alias `*nobody` at `admins`, expected an anchor of this name before it.",
    ],
    [
      "an alias within its own anchor",
      WITH("admins: &a [*a]"),
      "6:13: Found the alias `*a` at `admins[0]`, expected an anchor of this name before it.",
    ],
  ]);
});

test("all problems are reported at once, in the order of their places", () => {
  const text =
    "fcp: { days: 0 }\nprojects:\n  p:\n    groups:\n      A: [a, a, '@b']\n      B: []\npaused: maybe\nfcp: {}\nlabels: { blocked: p }\n";
  expect(problemsOf(text).map((line) => line.split(" ")[0])).toEqual([
    "c.yml:1:14:",
    "c.yml:5:14:",
    "c.yml:5:17:",
    "c.yml:6:10:",
    "c.yml:7:9:",
    "c.yml:8:1:",
    "c.yml:9:20:",
  ]);
});

test("a problem carries its parts", () => {
  const result = readConfiguration(WITH("fcp: { minimum: 3 days }"));
  expect(result).toEqual({
    ok: false,
    problems: [
      {
        line: 6,
        column: 17,
        endLine: 6,
        endColumn: 23,
        path: "fcp.minimum",
        found: "the text `3 days`",
        expected: "a duration such as `90m`, `24h` or `3d`",
        suggestion: "3d",
        message: `Found the text \`3 days\` at \`fcp.minimum\`, ${DURATION} Did you mean \`3d\`?`,
      },
    ],
  });
});
