import { describe, expect, test } from "vitest";
import type { Actual } from "./actual.ts";
import { compare } from "./compare.ts";
import type { Expectation } from "./schema.ts";

const ACTUAL: Actual = {
  phase: "final-comment-period",
  disposition: "merge",
  mover: "ana",
  signedOff: ["ana", "cho"],
  signedGroups: ["Arm", "Fastly"],
  awaitingGroups: ["Intel"],
  objections: [
    { name: "cost", by: "dee", resolved: true },
    { name: "size", by: "cho", resolved: true },
  ],
  fcp: { startedAt: "2026-01-05T09:00:00Z", endsAt: "2026-01-15T09:00:00Z" },
  labels: ["disposition-merge", "final-comment-period"],
  pull: { state: "open", draft: false, queued: false },
  checks: { "rfc lint": "failure" },
  checklist: { count: 1, contains: ["[x] @ana\n[ ] @ben"], lacks: [] },
  replies: { count: 2, last: { contains: ["The period begins."] } },
  reactions: { m: ["+1", "-1"], n: [] },
  writes: { max: 3 },
  requests: { max: 5 },
};

describe("an expectation that holds", () => {
  test.each<[string, Expectation]>([
    ["asks for nothing", {}],
    ["is how things are", ACTUAL as Expectation],
    [
      "has lists in another order",
      {
        signedOff: ["cho", "ana"],
        labels: ["final-comment-period", "disposition-merge"],
        reactions: { m: ["-1", "+1"] },
      },
    ],
    [
      "names a part",
      {
        fcp: { endsAt: "2026-01-15T09:00:00Z" },
        pull: { state: "open" },
        objections: [{ name: "cost" }, { resolved: true }],
      },
    ],
    ["has room to spare", { writes: { max: 80 }, requests: { max: 6 } }],
    [
      "looks into texts",
      {
        checklist: { contains: ["[x] @ana", "@ben"], lacks: ["@zed"] },
        replies: { last: { contains: ["begins"] } },
      },
    ],
  ])("%s", (_, expectation) => {
    expect(compare(expectation, ACTUAL)).toEqual([]);
  });
});

describe("an expectation that doesn't hold", () => {
  test.each<[string, Expectation, string, unknown, unknown]>([
    ["another word", { phase: "proposed" }, "phase", "proposed", "final-comment-period"],
    ["nobody where there is somebody", { mover: null }, "mover", null, "ana"],
    [
      "one signer too many",
      { signedOff: ["ana", "cho", "dee"] },
      "signedOff",
      ["ana", "cho", "dee"],
      ["ana", "cho"],
    ],
    ["one signer too few", { signedOff: ["ana"] }, "signedOff", ["ana"], ["ana", "cho"]],
    ["no period", { fcp: null }, "fcp", null, ACTUAL.fcp],
    [
      "another end",
      { fcp: { endsAt: "2026-01-16T09:00:00Z" } },
      "fcp.endsAt",
      "2026-01-16T09:00:00Z",
      "2026-01-15T09:00:00Z",
    ],
    [
      "objections in another order",
      { objections: [{ name: "size" }, { name: "cost" }] },
      "objections",
      [{ name: "size" }, { name: "cost" }],
      ACTUAL.objections,
    ],
    ["a state", { pull: { state: "merged", draft: false } }, "pull.state", "merged", "open"],
    ["a count", { checklist: { count: 2 } }, "checklist.count", 2, 1],
    [
      "a text without it",
      { checklist: { contains: ["@ana", "@zed"] } },
      "checklist.contains",
      ["@zed"],
      "[x] @ana\n[ ] @ben",
    ],
    ["a text with it", { checklist: { lacks: ["@ben"] } }, "checklist.lacks", ["@ben"], "[x] @ana\n[ ] @ben"],
    [
      "a reply without it",
      { replies: { last: { contains: ["ends"] } } },
      "replies.last.contains",
      ["ends"],
      "The period begins.",
    ],
    ["a reaction", { reactions: { m: ["+1"] } }, "reactions.m", ["+1"], ["+1", "-1"]],
    ["too many writes", { writes: { max: 2 } }, "writes.max", 2, 3],
    ["too many requests", { requests: { max: 4 } }, "requests.max", 4, 5],
  ])("%s", (_, expectation, key, expected, actual) => {
    expect(compare(expectation, ACTUAL)).toEqual([{ key, expected, actual }]);
  });

  test("a period where there is none", () => {
    const expectation: Expectation = { fcp: { endsAt: "2026-01-15T09:00:00Z" } };
    expect(compare(expectation, { ...ACTUAL, fcp: null })).toEqual([
      { key: "fcp", expected: { endsAt: "2026-01-15T09:00:00Z" }, actual: null },
    ]);
  });

  test("each key is told by itself, in the expectation's order", () => {
    const expectation: Expectation = { mover: "cho", phase: "draft", pull: { state: "closed", draft: true } };
    expect(compare(expectation, ACTUAL).map((difference) => difference.key)).toEqual([
      "mover",
      "phase",
      "pull.state",
      "pull.draft",
    ]);
  });
});
