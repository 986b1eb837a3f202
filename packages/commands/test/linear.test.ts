/**
 * The scanner is linear in the comment's length, whatever the comment is: a legal one of 64 KiB takes
 * milliseconds. Each ends in a command, so that none of it is passed over.
 *
 * On a machine that does nothing else each takes under 10 ms (`npm run bench:commands` prints and holds it);
 * here other tests run at the same time, so the bound is one that only another order of growth breaks.
 */
import { expect, test } from "vitest";
import { scan } from "../src/index.ts";
import { HOSTILE, SIZE } from "./hostile-comments.ts";

/** The best of many runs, in ms: what the machine does besides, or the first runs compile, is none of the scanner's business. */
function measure(text: string, enough: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 15 && best > enough; run += 1) {
    const started = performance.now();
    scan(text);
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

test.each(HOSTILE)("64 KiB of %s", (_, make) => {
  const text = make(SIZE);
  expect(text.length).toBe(SIZE);
  scan(text);
  expect(measure(text, 20)).toBeLessThan(40);
});

test("64 KiB of misspelt commands, for each of which the nearest word is looked for", () => {
  const text = "@rfcbot merg\n".repeat(Math.floor(SIZE / 13));
  scan(text);
  expect(measure(text, 30)).toBeLessThan(60);
});

// How it grows takes half a megabyte of each: that is measured where tests that take longer run, and nothing else beside it.
const grows = (process.env["RFCKIT_THOROUGH"] ?? "") === "" ? HOSTILE.slice(0, 2) : HOSTILE;

test.each(grows)("%s: eight times the text takes nothing like 64 times as long", (_, make) => {
  const small = Math.max(measure(make(SIZE), 1), 0.5);
  expect(measure(make(8 * SIZE), 12 * small) / small).toBeLessThan(32);
});
