import { DAY, HOUR, MINUTE, SECOND } from "@rfckit/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDuration, LONGEST, parseDuration, suggestDuration } from "./duration.ts";

describe("parseDuration", () => {
  test.each([
    ["90m", 90 * MINUTE],
    ["24h", DAY],
    ["3d", 3 * DAY],
    ["2s", 2 * SECOND],
    ["0h", 0],
    ["007d", 7 * DAY],
    ["3650d", LONGEST],
  ])("%s", (text, duration) => expect(parseDuration(text)).toBe(duration));

  test.each([
    "",
    "3",
    "d",
    "3 d",
    "3D",
    "1d12h",
    "-3d",
    "1.5d",
    "3w",
    "3651d",
    "1e3d",
    "٣d",
    "3d\n",
    "9999999999s",
  ])("refuses %j", (text) => expect(parseDuration(text)).toBeNull());
});

describe("formatDuration", () => {
  test.each([
    [0, "0h"],
    [2 * SECOND, "2s"],
    [90 * MINUTE, "90m"],
    [HOUR, "1h"],
    [DAY, "24h"],
    [2 * DAY, "2d"],
    [36 * HOUR, "36h"],
    [DAY + SECOND, "86401s"],
    [1500, "1s"],
  ])("%d ms is %s", (duration, text) => expect(formatDuration(duration)).toBe(text));

  test("is read back as the same length", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LONGEST / SECOND }), (seconds) => {
        expect(parseDuration(formatDuration(seconds * SECOND))).toBe(seconds * SECOND);
      }),
      { seed: 5 },
    );
  });
});

describe("suggestDuration", () => {
  test.each([
    ["3 days", "3d"],
    ["24 H", "24h"],
    ["1w", "7d"],
    ["1d12h", "36h"],
    ["1 hour 30 min", "90m"],
    ["10 Days", "10d"],
  ])("%s is meant as %s", (text, meant) => expect(suggestDuration(text)).toBe(meant));

  test.each(["5x", "soon", "", "3 months", "0 days", "999999999 weeks", "-3 days"])(
    "%j can't be told",
    (text) => expect(suggestDuration(text)).toBeNull(),
  );
});
