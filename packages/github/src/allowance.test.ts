import { HOUR, MINUTE, SECOND } from "@rfckit/core";
import { describe, expect, test } from "vitest";
import { AllowanceBook, ContentPace } from "./allowance.ts";

const NOW = Date.UTC(2026, 0, 5, 9);

describe("the allowance", () => {
  const headers = (resource: string, remaining: number, limit = 5000) => ({
    "x-ratelimit-resource": resource,
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-reset": String(NOW / SECOND + 600),
  });

  test("is unknown until an answer tells it", () => {
    const book = new AllowanceBook();
    book.note({ date: "x" }, NOW);
    expect(book.scarcest()).toBeNull();
  });

  test("is the scarcer of requests and points, by its share", () => {
    const book = new AllowanceBook();
    book.note(headers("core", 4000), NOW);
    book.note(headers("graphql", 9000, 12_500), NOW);
    expect(book.scarcest()).toMatchObject({ left: 9000, limit: 12_500 });
    book.note(headers("core", 100), NOW + SECOND);
    expect(book.scarcest()).toEqual({
      left: 100,
      limit: 5000,
      resetAt: NOW + 600 * SECOND,
      at: NOW + SECOND,
    });
  });
});

describe("the pace of new content", () => {
  test("waits for the oldest of eighty within a minute", () => {
    const pace = new ContentPace();
    for (let second = 0; second < 40; second += 1) {
      pace.note(NOW + second * SECOND);
      expect(pace.wait(NOW + second * SECOND)).toBe(0);
    }
    for (let second = 0; second < 40; second += 1) pace.note(NOW + 40 * SECOND);
    expect(pace.wait(NOW + 40 * SECOND)).toBe(20 * SECOND);
    expect(pace.wait(NOW + MINUTE)).toBe(0);
  });

  test("waits for the oldest of five hundred within an hour", () => {
    const pace = new ContentPace();
    for (let each = 0; each < 500; each += 1) pace.note(NOW + each * SECOND);
    const now = NOW + 600 * SECOND;
    expect(pace.wait(now)).toBe(NOW + HOUR - now);
    expect(pace.wait(NOW + HOUR)).toBe(0);
  });
});
