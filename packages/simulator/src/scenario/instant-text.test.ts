import { DAY, HOUR, MINUTE, SECOND } from "@rfckit/core";
import { describe, expect, test } from "vitest";
import {
  formatInstant,
  formatLength,
  parseInstant,
  parseLength,
  suggestInstant,
  suggestLength,
} from "./instant-text.ts";

describe("lengths of time", () => {
  test.each([
    ["3d", 3 * DAY],
    ["2h", 2 * HOUR],
    ["90m", 90 * MINUTE],
    ["10d 1s", 10 * DAY + SECOND],
    ["9d 23h", 9 * DAY + 23 * HOUR],
    ["1d 1h 1m 1s", DAY + HOUR + MINUTE + SECOND],
    ["", null],
    ["0d", null],
    ["3", null],
    ["3w", null],
    ["3D", null],
    ["-3d", null],
    ["1.5d", null],
    ["1d  1h", null],
    ["1d1h", null],
    ["40000d", null],
  ])("%j", (text, length) => {
    expect(parseLength(text)).toBe(length);
  });

  test.each([
    ["3 days", "3d"],
    ["1 hour and 20 minutes", "1h 20m"],
    ["10d1s", "10d 1s"],
    ["2H", "2h"],
    ["soon", null],
    ["3w", null],
    ["0 days", null],
  ])("%j was meant as %j", (text, meant) => {
    expect(suggestLength(text)).toBe(meant);
  });

  test.each([
    [0, "0s"],
    [9 * DAY + 23 * HOUR, "9d 23h"],
    [DAY + HOUR + MINUTE, "1d 1h"],
    [90 * MINUTE, "1h 30m"],
    [DAY + SECOND, "1d 1s"],
  ])("%d ms is shown as %j", (length, text) => {
    expect(formatLength(length)).toBe(text);
  });
});

describe("instants", () => {
  test("are read and written in one spelling", () => {
    expect(parseInstant("2026-01-05T09:00:00Z")).toBe(Date.UTC(2026, 0, 5, 9));
    expect(formatInstant(Date.UTC(2026, 0, 5, 9, 0, 0, 999))).toBe("2026-01-05T09:00:00Z");
  });

  test.each([
    "2026-01-05",
    "2026-01-05T09:00Z",
    "2026-01-05 09:00:00Z",
    "2026-02-30T09:00:00Z",
    "2026-01-05T24:00:00Z",
    "now",
  ])("%j is none", (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  test.each([
    ["2026-01-05", "2026-01-05T00:00:00Z"],
    ["2026-01-05 09:30", "2026-01-05T09:30:00Z"],
    ["2026-01-05T09:30:00+01:00", "2026-01-05T08:30:00Z"],
    ["2026-01-05t09:30:00.123z", "2026-01-05T09:30:00Z"],
    ["tomorrow", null],
    ["2026-13-05", null],
  ])("%j was meant as %j", (text, meant) => {
    expect(suggestInstant(text)).toBe(meant);
  });
});
