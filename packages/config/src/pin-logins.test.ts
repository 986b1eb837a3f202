import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findLooseLogins, pinLogins } from "./pin-logins.ts";
import { readConfiguration } from "./read-configuration.ts";
import { namesToLookUp } from "./resolve-configuration.ts";

const PEOPLE = new Map<string, number | null>([
  ["alice", 11],
  ["bob", 12],
  ["carol", 13],
  ["dora", 14],
  ["1234", 15],
  ["ghost", null],
]);

const BLOCK = `# Who decides what.
version: 1
projects:
  project-wasmtime:   # the runtime
    title: Wasmtime
    groups:
      Fastly: [ Alice,bob#583231 ]  # two of them
      Arm:
        - carol   # since 2019
        - 'dora'
      Core: { team: bytecodealliance/wasmtime-core }
admins: ["dora", 'alice']
fcp: {days: 5}
`;

test("ids stand behind their logins, and everything else stays to the letter", () => {
  const { text, pins, unknown } = pinLogins(BLOCK, PEOPLE);
  expect(text).toBe(`# Who decides what.
version: 1
projects:
  project-wasmtime:   # the runtime
    title: Wasmtime
    groups:
      Fastly: [ Alice#11,bob#583231 ]  # two of them
      Arm:
        - carol#13   # since 2019
        - 'dora#14'
      Core: { team: bytecodealliance/wasmtime-core }
admins: ["dora#14", 'alice#11']
fcp: {days: 5}
`);
  expect(pins.map(({ login, id, line }) => [login, id, line])).toEqual([
    ["Alice", 11, 7],
    ["carol", 13, 9],
    ["dora", 14, 10],
    ["dora", 14, 12],
    ["alice", 11, 12],
  ]);
  expect(unknown).toEqual([]);
  // Once more there is nothing to do.
  expect(pinLogins(text, PEOPLE)).toEqual({ text, pins: [], unknown: [], escaped: [] });
});

describe("however it is written", () => {
  test.each([
    [
      "line ends",
      "projects:\r\n  p:\r\n    groups: { A: [alice], B: [bob] }\r\n",
      "projects:\r\n  p:\r\n    groups: { A: [alice#11], B: [bob#12] }\r\n",
    ],
    [
      "anchors",
      "projects:\n  p:\n    groups:\n      A: &a [alice]\n      B: [bob]\n  q: { groups: { A: *a, C: [carol] } }\n",
      "projects:\n  p:\n    groups:\n      A: &a [alice#11]\n      B: [bob#12]\n  q: { groups: { A: *a, C: [carol#13] } }\n",
    ],
    [
      "an anchored login",
      "projects: { p: { groups: { A: [&x alice], B: [*x, bob] } } }\n",
      "projects: { p: { groups: { A: [&x alice#11], B: [*x, bob#12] } } }\n",
    ],
    [
      "a tag",
      "projects: { p: { groups: { A: [!!str alice], B: [bob] } } }\n",
      "projects: { p: { groups: { A: [!!str alice#11], B: [bob#12] } } }\n",
    ],
    [
      "JSON",
      '{"projects": {"p": {"groups": {"A": ["alice"], "B": ["bob"]}}}}',
      '{"projects": {"p": {"groups": {"A": ["alice#11"], "B": ["bob#12"]}}}}',
    ],
    [
      "digits in quotes",
      'projects: { p: { groups: { A: ["1234"], B: [bob] } } }\n',
      'projects: { p: { groups: { A: ["1234#15"], B: [bob#12] } } }\n',
    ],
    [
      "other scripts before it",
      "# 提案 🎉\nprojects: { p: { title: 提案🎉, groups: { A: [alice], B: [bob] } } }\n",
      "# 提案 🎉\nprojects: { p: { title: 提案🎉, groups: { A: [alice#11], B: [bob#12] } } }\n",
    ],
    [
      "an escape that says the same",
      'projects: { p: { groups: { A: ["\\x61lice"], B: [bob] } } }\n',
      'projects: { p: { groups: { A: ["\\x61lice"], B: [bob#12] } } }\n',
    ],
  ])("%s", (_, before, after) => {
    expect(pinLogins(before, PEOPLE).text).toBe(after);
    expect(readConfiguration(after).ok).toBe(true);
  });
});

test("what is written with escapes has to be pinned by hand, and is told", () => {
  const { escaped } = pinLogins('admins: ["\\x61lice", bob]\n', PEOPLE);
  expect(escaped).toEqual([{ login: "alice", line: 1 }]);
});

test("whom GitHub doesn't know is told, and left", () => {
  const text = "projects: { p: { groups: { A: [ghost, alice], B: [bob] } } }\nadmins: [nobody]\n";
  const { unknown, text: pinned } = pinLogins(text, PEOPLE);
  expect(unknown).toEqual([
    { login: "ghost", line: 1 },
    { login: "nobody", line: 2 },
  ]);
  expect(pinned).toContain("[ghost, alice#11]");
});

test("what isn't a login is none: mentions, titles, teams, keys", () => {
  const text =
    "mentions: ['@alice']\nprojects: { alice: { title: bob, groups: { carol: [dora], B: { team: alice/bob } } } }\n";
  expect(findLooseLogins(text).map(({ login }) => login)).toEqual(["dora"]);
});

test("whatever is no configuration is left alone", () => {
  for (const text of [
    "",
    "[",
    "- alice\n",
    "projects: [alice]\n",
    "admins: alice\n",
    "a: *b\n",
    "? {a: b}\n: c\n",
  ])
    expect(pinLogins(text, PEOPLE)).toEqual({ text, pins: [], unknown: [], escaped: [] });
});

test("in any layout all logins are pinned, and the file says the same", () => {
  const logins = ["alice", "bob", "carol", "dora"];
  const quoted = (login: string) => fc.constantFrom(login, `"${login}"`, `'${login}'`);
  const item = fc.constantFrom(...logins).chain(quoted);
  const list = fc.uniqueArray(item, {
    minLength: 1,
    maxLength: 4,
    selector: (text) => text.replaceAll(/["']/gu, ""),
  });
  const flow = list.map((items) => ` [${items.join(", ")}]`);
  const block = list.map((items) => items.map((each) => `\n        - ${each}  # why`).join(""));
  fc.assert(
    fc.property(fc.oneof(flow, block), fc.oneof(flow, block), fc.oneof(flow, block), (one, two, admins) => {
      const text = `projects:\n  p:\n    groups:\n      One:${one}\n      Two:${two}\nadmins:${admins}\n`;
      const before = readConfiguration(text);
      const { text: pinned, unknown } = pinLogins(text, PEOPLE);
      const after = readConfiguration(pinned);
      if (!before.ok) return;
      expect(after.ok && namesToLookUp(after.value).logins).toEqual([]);
      expect(unknown).toEqual([]);
      expect(pinned.replaceAll(/#\d+/gu, "")).toBe(text);
    }),
    { seed: 7 },
  );
});
