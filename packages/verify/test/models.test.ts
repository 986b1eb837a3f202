/**
 * The second opinion agrees with the core, stays what it is meant to be, and would be heard if it disagreed.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compareHistories, modelParts } from "../src/models/index.ts";
import { secondOpinion } from "../src/models/second-opinion.ts";

const MODEL = readFileSync(join(import.meta.dirname, "../src/models/second-opinion.ts"), "utf8");
const JOB = { seed: 7, until: null, progress: () => {} };
const all = (count: number) => count;

describe("the second opinion", () => {
  test("is under 200 lines and imports nothing", () => {
    expect(MODEL.trimEnd().split("\n").length).toBeLessThan(200);
    expect(MODEL).not.toMatch(/\bimport\b|\brequire\b|\bfrom "/);
  });

  test("agrees with the core on a few hundred histories", async () => {
    const finding = await compareHistories(JOB, { usual: 600, nth: all, model: secondOpinion });
    expect(finding.failures).toEqual([]);
    expect(finding.complete).toBe(true);
    expect(finding.counts["histories"]).toBe(600);
    expect(finding.counts["comparisons"]).toBeGreaterThan(3000);
  });

  test("draws the same histories from the same seed, and others from another", async () => {
    const run = (seed: number) =>
      compareHistories({ ...JOB, seed }, { usual: 60, nth: all, model: secondOpinion });
    expect(await run(1)).toEqual(await run(1));
    expect((await run(1)).counts["comparisons"]).not.toBe((await run(2)).counts["comparisons"]);
  });

  test("has parts that stop when their time is over", async () => {
    const [first, second] = modelParts();
    expect([first?.name, second?.name]).toEqual(["models/first-half", "models/second-half"]);
    expect(await first?.run({ ...JOB, until: 0 })).toEqual({
      counts: { histories: 0, comparisons: 0 },
      complete: true,
      failures: [],
    });
  });
});

describe("a disagreement is found and shortened to one line", () => {
  test("ten days against nine", async () => {
    const finding = await compareHistories(JOB, {
      usual: 600,
      nth: all,
      model: (settings, history) => secondOpinion({ ...settings, days: settings.days - 1 }, history),
    });
    expect(finding.complete).toBe(false);
    expect(finding.failures).toHaveLength(1);
    const [failure] = finding.failures;
    expect(failure?.what).toMatch(/the running period's end: the core says \S+Z, the second opinion \S+Z$/);
    expect(failure?.history).not.toContain("\n");
    // The opening, a motion, a sign-off: less can't start a period.
    expect(failure?.history.split(";")).toHaveLength(4);
  });

  test("admins who are none", async () => {
    const finding = await compareHistories(JOB, {
      usual: 600,
      nth: all,
      model: (settings, history) => secondOpinion({ ...settings, admins: [] }, history),
    });
    expect(finding.failures[0]?.what).toMatch(/the core says cancelled, .* pending|the open objections/);
    expect(finding.failures[0]?.history).toMatch(/ada (cancel|resolve)/);
  });
});
