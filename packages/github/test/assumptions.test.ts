/** The assumptions, tried on the simulator. `real-github.test.ts` tries them on the real GitHub. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ASSUMPTIONS } from "./assumptions.ts";
import { type ServedScratch, serveScratch } from "./person-on-the-simulator.ts";

describe("the simulator assumes, and keeps it", () => {
  let served: ServedScratch;
  beforeAll(async () => {
    served = await serveScratch();
  });
  afterEach(() => expect(served.deviations()).toEqual([]));
  afterAll(() => served.close());
  test.each(ASSUMPTIONS)("$assumes", ({ check }) => check(served.scratch));
});
