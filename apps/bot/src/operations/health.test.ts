import { MINUTE } from "@rfckit/core";
import { expect, test } from "vitest";
import { findStuck, judgeReadiness } from "./health.ts";

const NOW = Date.UTC(2026, 0, 5, 9);
const ago = (minutes: number) => NOW - minutes * MINUTE;

test.each([
  { what: "a worker at rest", busySince: null, lastRan: ago(600), stuck: false },
  { what: "one that has just begun", busySince: NOW, lastRan: ago(600), stuck: false },
  {
    what: "one that has been at its first errand for a while",
    busySince: ago(14),
    lastRan: null,
    stuck: false,
  },
  { what: "one that ends an errand now and then", busySince: ago(600), lastRan: ago(14), stuck: false },
  { what: "one whose first errand doesn't end", busySince: ago(15), lastRan: null, stuck: true },
  { what: "one whose errand doesn't end", busySince: ago(600), lastRan: ago(15), stuck: true },
])("$what: stuck is $stuck", ({ busySince, lastRan, stuck }) => {
  const trouble = findStuck({ busySince, lastRan }, NOW);
  if (stuck) expect(trouble).toContain("at one errand for 15 minutes. Restart");
  else expect(trouble).toBeNull();
});

test.each([
  { stopping: false, databaseTrouble: null, ready: true, checks: { process: "ok", database: "ok" } },
  { stopping: true, databaseTrouble: null, ready: false, checks: { process: "stopping", database: "ok" } },
  { stopping: false, databaseTrouble: "gone", ready: false, checks: { process: "ok", database: "gone" } },
])("ready is $ready with $checks", ({ ready, checks, ...circumstances }) => {
  expect(judgeReadiness(circumstances)).toEqual({ ready, checks });
});
