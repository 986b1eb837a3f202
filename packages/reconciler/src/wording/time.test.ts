import { DAY, HOUR, MINUTE } from "@rfckit/core";
import { expect, test } from "vitest";
import { writeDuration, writeInstant, writeMoment } from "./time.ts";

test.each([
  [Date.UTC(2026, 0, 17, 9), "Saturday, 17 January 2026, 09:00:00 UTC"],
  [Date.UTC(2024, 1, 29, 23, 59, 59, 999), "Thursday, 29 February 2024, 23:59:59 UTC"],
  [Date.UTC(2026, 9, 25, 1, 30), "Sunday, 25 October 2026, 01:30:00 UTC"],
  [0, "Thursday, 1 January 1970, 00:00:00 UTC"],
])("the instant %i is %s", (instant, words) => {
  expect(writeInstant(instant)).toBe(words);
  expect(words).toContain(writeMoment(instant));
});

test.each([
  [2 * DAY + 3 * HOUR + 59 * MINUTE, "2 days 3 hours"],
  [10 * DAY, "10 days"],
  [DAY + 5 * MINUTE, "1 day 5 minutes"],
  [HOUR, "1 hour"],
  [90 * MINUTE, "1 hour 30 minutes"],
  [59_999, "less than a minute"],
  [-DAY, "less than a minute"],
])("%i ms are %s", (duration, words) => {
  expect(writeDuration(duration)).toBe(words);
});
