/** What stands on GitHub for a process that has no ledger: stamps on checks, receipts at a glance, the configuration's pauses. */
import { describe, expect, test } from "vitest";
import { stampIn, withoutStamp, withStamp } from "../src/checks/head-stamp.ts";
import { withHiddenKey } from "../src/hidden-key.ts";
import { glanceAtReceipts, pausesIn, type Snapshot } from "../src/index.ts";
import { stampPresentHead } from "../src/read/read-texts.ts";

const key = { repository: 7, number: 3 };
const secret = "a secret";
const DIGEST = "0123456789abcdef0123456789abcdef01234567";
const AT = Date.UTC(2026, 0, 5, 9);

describe("a check's stamp (D15)", () => {
  const seal = { key, head: "h1", secret };
  const shown = withStamp(DIGEST, AT + 999, seal);

  test("says since when the head is known, to the second", () => {
    expect(shown.length).toBeLessThanOrEqual(64);
    expect([withoutStamp(shown), stampIn(shown, seal)]).toEqual([DIGEST, AT]);
    expect([withoutStamp(DIGEST), stampIn(DIGEST, seal)]).toEqual([DIGEST, null]);
  });

  test.each([
    ["another head", { head: "h2" }],
    ["another pull request", { key: { ...key, number: 4 } }],
    ["another secret", { secret: "" }],
  ])("says nothing of %s", (_, other) => expect(stampIn(shown, { ...seal, ...other })).toBeNull());

  test("can't be dated back", () => {
    const [digest = "", , found = ""] = shown.split(".");
    expect(stampIn(`${digest}.${(AT / 1000 - 60).toString(36)}.${found}`, seal)).toBeNull();
  });
});

describe("since when the present head is known", () => {
  const force = (at: number, head: string) => ({
    id: `f${at}`,
    at,
    actor: null,
    what: { kind: "head-force-pushed" as const, head },
  });
  const seen = (more: { timeline?: unknown[]; reviews?: unknown[]; checks?: unknown[] }): Snapshot =>
    ({
      key,
      now: AT,
      pull: { head: "h1" },
      timeline: [],
      reviews: [],
      checks: [],
      ...more,
    }) as unknown as Snapshot;
  const check = (at: number) => ({
    name: "rfc lint",
    digest: withStamp(DIGEST, at, { key, head: "h1", secret }),
  });

  test("now, a forced push, a review of it, or a check on it: the earliest", () => {
    const review = { commit: "h1", submittedAt: AT - 3000 };
    expect(stampPresentHead(seen({}), secret)).toBe(AT);
    expect(stampPresentHead(seen({ timeline: [force(AT - 2000, "h1")] }), secret)).toBe(AT - 2000);
    expect(stampPresentHead(seen({ reviews: [review] }), secret)).toBe(AT - 3000);
    expect(stampPresentHead(seen({ reviews: [review], checks: [check(AT - 5000)] }), secret)).toBe(AT - 5000);
    expect(stampPresentHead(seen({ checks: [check(AT - 5000)] }), "another")).toBe(AT);
  });

  test("not before the last forced push, though it had been there earlier", () => {
    const timeline = [force(AT - 4000, "h2"), force(AT - 1000, "h1")];
    const reviews = [{ commit: "h1", submittedAt: AT - 9000 }];
    expect(stampPresentHead(seen({ timeline, reviews, checks: [check(AT - 9000)] }), secret)).toBe(AT - 1000);
  });
});

describe("receipts at a glance", () => {
  const seal = { key, url: "https://github.com/acme/rfcs/pull/3", secret };
  test("none at all, or none that can be read, say nothing", () => {
    expect(glanceAtReceipts([], seal)).toEqual({ kind: "unknown" });
    expect(glanceAtReceipts(["hello", withHiddenKey("m1/period/1", "x")], seal)).toEqual({ kind: "unknown" });
    const broken = withHiddenKey("m1/checklist", `x\n<!-- rfckit:receipts 1 1 ${"0".repeat(64)}\n{}\n-->`);
    expect(glanceAtReceipts([broken], seal)).toEqual({ kind: "unknown" });
  });
});

describe("the pauses in a configuration's history (D34)", () => {
  const version = (at: number, paused: boolean | null) => ({
    at,
    file: {
      blob: `${at}`,
      text:
        paused === null
          ? "nonsense: ["
          : `projects:\n  p:\n    groups: { A: [ana#1], B: [ben#2] }\npaused: ${paused}\n`,
    },
  });
  test("are where it changed, oldest first", () => {
    expect(pausesIn([version(30, false), version(20, true), version(15, true), version(10, false)])).toEqual([
      { at: 15, paused: true },
      { at: 30, paused: false },
    ]);
    expect(pausesIn([])).toEqual([]);
    expect(pausesIn([version(5, true)])).toEqual([{ at: 5, paused: true }]);
  });
  test("a version that can't be used, or none, leaves the one before in force", () => {
    const gone = { at: 40, file: null };
    expect(pausesIn([gone, version(30, null), version(20, true)])).toEqual([{ at: 20, paused: true }]);
  });
  test("commits that are dated back come no sooner than those before them", () => {
    expect(pausesIn([version(5, false), version(20, true)])).toEqual([
      { at: 20, paused: true },
      { at: 20, paused: false },
    ]);
  });
});
