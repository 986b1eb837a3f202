import { DAY, DEFAULT_POLICY, HOUR, type Policy } from "@rfckit/core";
import { describe, expect, test } from "vitest";
import { SMALLEST } from "./example.ts";
import { readConfiguration } from "./read-configuration.ts";
import { readPolicyChange } from "./read-policy-change.ts";

/** Unlike the default in everything. */
const UNUSUAL: Policy = {
  fcp: { length: 3 * DAY, minimum: HOUR, changeGrace: 2 * HOUR, onChange: "restart", reminders: [DAY] },
  signOffByReview: false,
  objection: { resolvers: "group", secondAfter: 30 * DAY },
  merge: { enabled: false, method: "squash" },
  labels: {
    proposed: "a",
    finalCommentPeriod: "b",
    blocked: "c",
    finished: "d",
    disposition: "e-{disposition}",
  },
};

function read(text: string) {
  const result = readPolicyChange(text);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(" "));
  return result.value;
}

describe("what a file leaves out stays as the motion had it", () => {
  test.each<[string, Partial<Policy>]>([
    ["{}", {}],
    ["fcp: { days: 5 }", { fcp: { ...UNUSUAL.fcp, length: 5 * DAY } }],
    ["fcp:\n  minimum: 10d", { fcp: { ...UNUSUAL.fcp, minimum: 10 * DAY } }],
    [
      "fcp: { changeGrace: 0h, onChange: keep, reminders: [] }",
      { fcp: { ...UNUSUAL.fcp, changeGrace: 0, onChange: "keep", reminders: [] } },
    ],
    ["signOff: { reviews: true }", { signOffByReview: true }],
    ["objection: { resolvers: objector }", { objection: { ...UNUSUAL.objection, resolvers: "objector" } }],
    ["objection: { secondAfter: null }", { objection: { ...UNUSUAL.objection, secondAfter: null } }],
    ["merge: { enabled: true, method: rebase }", { merge: { enabled: true, method: "rebase" } }],
    ["labels: { blocked: z }", { labels: { ...UNUSUAL.labels, blocked: "z" } }],
  ])("%s", (text, changed) => {
    expect(read(text).change(UNUSUAL)).toEqual({ ...UNUSUAL, ...changed });
  });

  test("a whole configuration says what it says, and no more", () => {
    const { change, besides } = read(`${SMALLEST}\nfcp: { days: 7 }\npaused: true\n`);
    expect(change(UNUSUAL).fcp.length).toBe(7 * DAY);
    expect(change(DEFAULT_POLICY).objection).toEqual(DEFAULT_POLICY.objection);
    expect(besides).toEqual(["projects", "paused"]);
  });
});

test.each([
  ["fcp: { days: 0 }", "Found the number `0` at `fcp.days`, expected a whole number of days from 1 to 365."],
  ["fpc: { days: 5 }", "Found an unknown key at `fpc`, expected"],
  ["", "Found an empty file, expected a mapping with some of the configuration's keys, such as `fcp`."],
  ["- 5", "Found a list, expected a mapping with some of the configuration's keys"],
  ["fcp: [", "Found"],
  ["projects: {}", "Found an empty mapping at `projects`, expected"],
])("refuses %j as a configuration would be refused", (text, message) => {
  const result = readPolicyChange(text);
  expect(result.ok ? "" : result.problems[0]?.message.slice(0, message.length)).toBe(message);
});

test("a configuration still needs projects", () => {
  expect(readConfiguration("fcp: { days: 5 }").ok).toBe(false);
});
