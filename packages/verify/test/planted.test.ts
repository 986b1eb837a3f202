/**
 * The planted bugs themselves: that each fits the code it is for, and that one is found.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BUGS } from "../src/planted/bugs.ts";
import { plantedParts } from "../src/planted/index.ts";

const ROOT = join(import.meta.dirname, "../../..");

test.each(BUGS)("$name fits: $about", ({ edits }) => {
  expect(edits.length).toBeGreaterThan(0);
  for (const { file, find, replace } of edits) {
    expect(readFileSync(join(ROOT, file), "utf8").split(find)).toHaveLength(2);
    expect(replace).not.toBe(find);
  }
});

test("one is found, by a proof that was not written for it", async () => {
  const part = plantedParts().find(({ name }) => name === "planted/kept-through-draft");
  const finding = await part?.run({ seed: 1, until: null, progress: () => {} });
  expect(finding).toEqual({ counts: { found: 1, total: 1 }, complete: true, failures: [] });
}, 60_000);
