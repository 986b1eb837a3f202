import type { LogFields } from "@rfckit/reconciler";
import { createVirtualClock } from "@rfckit/simulator";
import { expect, test } from "vitest";
import { RefusalLog } from "./refusal-log.ts";

test("the first of a kind is told at once, and the others once a minute by their number", () => {
  const clock = createVirtualClock(0);
  const told: (LogFields | undefined)[] = [];
  const log = new RefusalLog({ info() {}, warn: (_, fields) => told.push(fields) }, clock);
  for (let second = 0; second < 120; second += 1) {
    clock.advanceTo(second * 1000);
    for (let each = 0; each < 10; each += 1) log.note(401, "forged");
  }
  log.note(413, "large");
  expect(told).toEqual([
    { status: 401, why: "forged", times: 1 },
    { status: 401, why: "forged", times: 600 },
    { status: 413, why: "large", times: 1 },
  ]);
});
