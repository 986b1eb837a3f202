import { expect, test } from "vitest";
import { createVirtualClock } from "./clock.ts";

test("stands still until it is moved on", () => {
  const clock = createVirtualClock(1000);
  expect([clock.now(), clock.now()]).toEqual([1000, 1000]);
  clock.advanceTo(1000);
  clock.advanceTo(86_401_000);
  expect(clock.now()).toBe(86_401_000);
});

test.each([
  [999, "The clock shows 1000 ms and can't go back to 999 ms."],
  [1000.5, "Expected an instant in whole milliseconds, found 1000.5."],
  [Number.NaN, "Expected an instant in whole milliseconds, found NaN."],
])("does not move to %d", (instant, message) => {
  const clock = createVirtualClock(1000);
  expect(() => clock.advanceTo(instant)).toThrow(new RangeError(message));
  expect(clock.now()).toBe(1000);
});
