import { expect, test } from "vitest";
import { MOST_SEEN, SeenDeliveries } from "./seen-deliveries.ts";

test("a delivery is new once, and again once nothing came of it", () => {
  const seen = new SeenDeliveries();
  expect([seen.add("a"), seen.add("a"), seen.add("b")]).toEqual([true, false, true]);
  seen.forget("a");
  expect([seen.add("a"), seen.add("b")]).toEqual([true, false]);
});

test("only so many are remembered, the newest of them", () => {
  const seen = new SeenDeliveries();
  for (let index = 0; index <= MOST_SEEN; index += 1) expect(seen.add(String(index))).toBe(true);
  expect(seen.add(String(MOST_SEEN))).toBe(false);
  expect(seen.add("1")).toBe(false);
  expect(seen.add("0")).toBe(true);
});
