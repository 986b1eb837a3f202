import { expect, test } from "vitest";
import { QuietTime } from "./quiet-time.ts";

test("it lasts for as long as GitHub asked, and a shorter wish doesn't shorten it", () => {
  let now = 1000;
  const quiet = new QuietTime({ now: () => now });
  expect(quiet.left()).toBe(0);
  quiet.keep(60);
  quiet.keep(20);
  expect(quiet.left()).toBe(60);
  now += 59;
  expect(quiet.left()).toBe(1);
  now += 1;
  expect(quiet.left()).toBe(0);
});

test("without a clock nothing is kept from being sent", () => {
  const quiet = new QuietTime(null);
  quiet.keep(60);
  expect(quiet.left()).toBe(0);
});
