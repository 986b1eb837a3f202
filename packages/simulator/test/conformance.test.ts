// Every scenario is played against the real bot. The first thirty are the conformance suite; a copy of it may
// lie beside the checkout, and then ours must be the same, and whatever else lies there must hold too.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parseScenario } from "../src/scenario/parse-scenario.ts";
import { playScenario } from "../src/scenario/play-scenario.ts";

const OURS = resolve(import.meta.dirname, "../scenarios");
const STORIES = resolve(import.meta.dirname, "../../../docs/scenarios");
const BESIDE = resolve(import.meta.dirname, "../../../../shared/scenarios");

const list = (folder: string) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".yml")) : [];

async function play(folder: string, name: string) {
  const parsed = parseScenario(readFileSync(join(folder, name), "utf8"));
  if (!parsed.ok) return parsed.problems.map((problem) => `${problem.line}: ${problem.message}`);
  return (await playScenario(parsed.value)).failures;
}

describe("our scenarios hold", () => {
  test.each(list(OURS))("%s", async (name) => {
    expect(await play(OURS, name)).toEqual([]);
  });
});

describe("the documentation's stories hold", () => {
  test.each(list(STORIES))("%s", async (name) => {
    expect(await play(STORIES, name)).toEqual([]);
  });
});

describe.skipIf(!existsSync(BESIDE))("the conformance cases beside the checkout", () => {
  test.each(list(BESIDE))("%s is ours too, and holds", async (name) => {
    expect(readFileSync(join(OURS, name), "utf8")).toBe(readFileSync(join(BESIDE, name), "utf8"));
    expect(await play(BESIDE, name)).toEqual([]);
  });
});

test("there are scenarios at all", () => {
  expect(list(OURS).length).toBeGreaterThanOrEqual(80);
  expect(list(STORIES)).toContain("demo.yml");
});
