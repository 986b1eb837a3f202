/** What fails is told once for as long as it fails so. */
import { describe, expect, test } from "vitest";
import { type FailedErrand, FailureLog } from "./failure-log.ts";
import type { Taken } from "./ports/wake-ups.ts";

const KEY = { repository: 1, number: 2 };

function stage() {
  const told: string[] = [];
  const note = (event: string, fields = {}) =>
    void told.push(`${event} ${"why" in fields ? fields.why : ""}`.trim());
  const log = new FailureLog({ info: note, warn: note });
  const taken = (failures: number, number = 2): Taken => ({
    errand: "pull",
    key: { ...KEY, number },
    failures,
    rings: 1,
    lease: { key: KEY, token: 1, until: 0 },
  });
  const fail = (failures: number, why: string, isParked = false, number = 2): void => {
    const failed: FailedErrand = { why, bug: false, dueIn: 1000, isParked };
    log.failed(taken(failures, number), failed);
  };
  return { told, log, taken, fail };
}

describe("a failing errand", () => {
  test("is told once, and once that it is parked, and once that it goes again", () => {
    const { told, log, taken, fail } = stage();
    for (let failures = 0; failures < 40; failures += 1) fail(failures, "gone", failures >= 5);
    expect(told).toEqual(["pass-failed gone", "parked gone"]);
    log.served(taken(40));
    log.served(taken(0));
    expect(told).toEqual(["pass-failed gone", "parked gone", "recovered"]);
  });

  test("is told anew for another reason", () => {
    const { told, fail } = stage();
    fail(0, "gone");
    fail(1, "away");
    fail(2, "away");
    fail(3, "gone", true);
    fail(4, "away", true);
    expect(told).toEqual([
      "pass-failed gone",
      "pass-failed away",
      "pass-failed gone",
      "parked gone",
      "pass-failed away",
      "parked away",
    ]);
  });

  test("is told anew once it was served, here or by another process", () => {
    const { told, log, taken, fail } = stage();
    fail(0, "gone");
    log.served(taken(1));
    fail(0, "gone");
    // Somebody else served it.
    fail(0, "gone");
    expect(told).toEqual(["pass-failed gone", "recovered", "pass-failed gone", "pass-failed gone"]);
  });

  test("hides no other one, and is known for as long as it fails", () => {
    const { told, log, taken, fail } = stage();
    fail(0, "gone");
    fail(0, "gone", false, 3);
    expect(told).toEqual(["pass-failed gone", "pass-failed gone"]);
    log.served(taken(1));
    expect(log.failing()).toEqual([{ errand: "pull", key: { ...KEY, number: 3 } }]);
  });
});
