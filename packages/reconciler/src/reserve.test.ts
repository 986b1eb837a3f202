import { HOUR, MINUTE } from "@rfckit/core";
import { describe, expect, test } from "vitest";
import type { Allowance } from "./ports/github.ts";
import { type Hold, holdBack } from "./reserve.ts";

const NOW = Date.UTC(2026, 0, 5, 9);
const low = (more: Partial<Allowance> = {}): Allowance => ({
  left: 499,
  limit: 5000,
  resetAt: NOW + 20 * MINUTE,
  at: NOW,
  ...more,
});

describe("what can wait is held back", () => {
  test.each<readonly [string, Allowance, number]>([
    ["until the limit begins anew", low(), 20 * MINUTE],
    ["with nothing left", low({ left: 0 }), 20 * MINUTE],
    ["for an hour at most", low({ resetAt: NOW + 5 * HOUR }), HOUR],
    ["for what is left of the wait, where the answer is old", low({ at: NOW - 15 * MINUTE }), 20 * MINUTE],
    [
      "no longer than GitHub's clock says, where the host's is slow",
      low({ at: NOW + 15 * MINUTE }),
      5 * MINUTE,
    ],
  ])("%s", (_, allowance, wait) => {
    expect(holdBack(allowance, NOW, null)).toEqual({ resetAt: allowance.resetAt, until: NOW + wait });
  });
});

describe("nothing is held back", () => {
  test.each<readonly [string, Allowance | null]>([
    ["while nothing is known", null],
    ["while a tenth is left", low({ left: 500 })],
    ["where the limit has begun anew since, by the host's clock", low({ resetAt: NOW - 1, at: NOW - HOUR })],
    ["where GitHub's own answer says that it has", low({ resetAt: NOW, at: NOW })],
  ])("%s", (_, allowance) => {
    expect(holdBack(allowance, NOW, null)).toBeNull();
  });
});

test("a hold ends when it was to end, though nothing new is known by then", () => {
  const held = holdBack(low(), NOW, null);
  expect(holdBack(low(), NOW + 19 * MINUTE, held)).toEqual(held);
  expect(holdBack(low(), NOW + 20 * MINUTE, held)).toBeNull();
});

test("a host's clock that lags behind by a day holds nothing back for longer than GitHub's clock says", () => {
  const lagging = NOW - 24 * HOUR;
  const held = holdBack(low(), lagging, null);
  expect(held?.until).toBe(lagging + 20 * MINUTE);
  expect(holdBack(low(), lagging + 20 * MINUTE, held)).toBeNull();
});

test("the next limit is another one", () => {
  const held: Hold = { resetAt: NOW - 1, until: NOW - 1 };
  expect(holdBack(low(), NOW, held)?.until).toBe(NOW + 20 * MINUTE);
});
