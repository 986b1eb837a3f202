import { MINUTE } from "@rfckit/core";
import { expect, test } from "vitest";
import { TokenCache } from "./token-cache.ts";

test("a token is kept for less than the hour that GitHub takes it", () => {
  let now = 0;
  const cache = new TokenCache(() => now);
  cache.set("7", "a");
  now = 59 * MINUTE - 1;
  expect(cache.get("7")).toBe("a");
  now = 59 * MINUTE;
  expect(cache.get("7")).toBeUndefined();
  cache.set("7", "b");
  expect(cache.get("7")).toBe("b");
});

test("an installation's tokens are forgotten together, and no other's", () => {
  const cache = new TokenCache(() => 0);
  for (const key of ["7", "7|12,13", "70", "17|7"]) cache.set(key, key);
  cache.forget(7);
  expect(["7", "7|12,13", "70", "17|7"].filter((key) => cache.get(key) !== undefined)).toEqual([
    "70",
    "17|7",
  ]);
});
