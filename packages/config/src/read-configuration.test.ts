import { DAY, DEFAULT_POLICY, HOUR } from "@rfckit/core";
import { describe, expect, test } from "vitest";
import { EVERY_SETTING } from "./example.ts";
import { type Configuration, readConfiguration } from "./index.ts";

const SMALLEST = `projects:
  project-wasmtime:
    groups:
      Fastly: [alice, bob#583231]
      Arm: [carol]
`;

function read(text: string): Configuration {
  const result = readConfiguration(text);
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join("\n"));
  return result.value;
}

describe("a valid configuration", () => {
  test("the smallest one is a project with two groups", () => {
    expect(read(SMALLEST)).toEqual({
      mentions: ["@rfcbot"],
      projects: [
        {
          label: "project-wasmtime",
          title: "project-wasmtime",
          groups: [
            {
              name: "Fastly",
              members: [
                { login: "alice", id: null, at: { line: 4, column: 16, endLine: 4, endColumn: 21 } },
                { login: "bob", id: 583231, at: { line: 4, column: 23, endLine: 4, endColumn: 33 } },
              ],
              at: { line: 4, column: 7, endLine: 4, endColumn: 13 },
            },
            {
              name: "Arm",
              members: [{ login: "carol", id: null, at: { line: 5, column: 13, endLine: 5, endColumn: 18 } }],
              at: { line: 5, column: 7, endLine: 5, endColumn: 10 },
            },
          ],
          at: { line: 2, column: 3, endLine: 2, endColumn: 19 },
        },
      ],
      admins: [],
      rfcs: { directory: "accepted", templates: { draft: "templates/draft.md", full: "templates/full.md" } },
      policy: DEFAULT_POLICY,
      checks: { lint: true, stakeholders: false },
      lint: { rules: {}, overrides: [], frontMatter: "optional", timeLimit: 2000 },
      paused: false,
      public: false,
    } satisfies Configuration);
  });

  test("the example with every setting means the same as none", () => {
    const { projects: _, ...settings } = read(EVERY_SETTING);
    const { projects: __, ...defaults } = read(SMALLEST);
    expect(settings).toEqual(defaults);
  });

  test("every setting arrives", () => {
    const text = `version: 1
mentions: ["@wasm-bot", "@rfcbot"]
projects:
  project-wasmtime:
    title: Wasmtime
    groups:
      Fastly: [alice]
      Core: { team: bytecodealliance/wasmtime-core }
  "project: general":
    groups: { A: [a], B: [b] }
admins: [dora, eve#7]
rfcs: { directory: ./docs//accepted/, templates: { draft: forms/d.md, full: ./forms/f.md } }
fcp: { days: 1, minimum: 90m, changeGrace: 0h, onChange: restart, reminders: [12h, 1h] }
signOff: { reviews: false }
objection: { resolvers: group, secondAfter: 30d }
merge: { enabled: false, method: squash }
labels: { proposed: a, finalCommentPeriod: b, blocked: c, finished: d, disposition: "to {disposition}" }
checks: { lint: false, stakeholders: true }
lint:
  rules: { section-missing: off }
  overrides:
    - { files: accepted/old-*.md, stage: free, rules: { link-relative: warning } }
    - files: "**/*.md"
  front-matter: required
  time-limit: 5s
paused: true
public: true
`;
    const { projects, admins, ...settings } = read(text);
    expect(settings).toEqual({
      mentions: ["@wasm-bot", "@rfcbot"],
      rfcs: { directory: "docs/accepted", templates: { draft: "forms/d.md", full: "forms/f.md" } },
      policy: {
        fcp: {
          length: DAY,
          minimum: 90 * 60_000,
          changeGrace: 0,
          onChange: "restart",
          reminders: [12 * HOUR, HOUR],
        },
        signOffByReview: false,
        objection: { resolvers: "group", secondAfter: 30 * DAY },
        merge: { enabled: false, method: "squash" },
        labels: {
          proposed: "a",
          finalCommentPeriod: "b",
          blocked: "c",
          finished: "d",
          disposition: "to {disposition}",
        },
      },
      checks: { lint: false, stakeholders: true },
      lint: {
        rules: { "section-missing": "off" },
        overrides: [
          { files: "accepted/old-*.md", stage: "free", rules: { "link-relative": "warning" } },
          { files: "**/*.md", stage: null, rules: {} },
        ],
        frontMatter: "required",
        timeLimit: 5000,
      },
      paused: true,
      public: true,
    });
    expect(projects.map(({ label, title }) => [label, title])).toEqual([
      ["project-wasmtime", "Wasmtime"],
      ["project: general", "project: general"],
    ]);
    expect(projects[0]?.groups[1]).toMatchObject({
      name: "Core",
      team: "bytecodealliance/wasmtime-core",
      at: { line: 8 },
    });
    expect(admins.map(({ login, id }) => [login, id])).toEqual([
      ["dora", null],
      ["eve", 7],
    ]);
  });

  test.each([
    ["JSON", `{"projects": {"p": {"groups": {"A": ["a"], "B": ["b"]}}}}`],
    ["a byte order mark and Windows line ends", `\uFEFF${SMALLEST.replaceAll("\n", "\r\n")}`],
    [
      "an alias for people who are in two groups",
      "projects: { p: { groups: { A: &all [a, b], B: [c], C: *all } } }",
    ],
    ["one person in every group, but not everybody", "projects: { p: { groups: { A: [a, b], B: [a] } } }"],
    [
      "groups and logins named like members of every object",
      "projects: { p: { groups: { constructor: [toString], B: [b] } } }",
    ],
    ["names that look like numbers", 'projects: { 1: { groups: { 2026: ["1234"], 1.0: [b] } } }'],
    [
      "a login of 39 characters, and emoji in a label",
      `projects: { "🧊 p": { groups: { A: [${"a".repeat(39)}], B: [b] } } }`,
    ],
    [
      "a label of 50 emoji, which GitHub counts as 50 characters",
      `projects: { ${"🧊".repeat(50)}: { groups: { A: [a], B: [b] } } }`,
    ],
    ["a reminder just before the whole period", `${SMALLEST}fcp: { days: 2, reminders: [47h] }`],
    ["the longest disposition label", `${SMALLEST}labels: { disposition: "${"x".repeat(42)}{disposition}" }`],
  ])("takes %s", (_, text) => expect(readConfiguration(text)).toMatchObject({ ok: true }));
});
