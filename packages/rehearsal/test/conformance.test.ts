/**
 * Scenarios through the real app over HTTP: what holds in memory holds on the wire. Here it is every other one of the thirty
 * that tell the whole of the process; `rfc simulate --http` plays all of them, as `.ci/run` does.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseScenario, playScenario } from "@rfckit/simulator";
import { describe, expect, test } from "vitest";
import { httpEngine } from "../src/index.ts";

const folder = join(import.meta.dirname, "..", "..", "simulator", "scenarios");
const files = globSync("[0-9][0-9]-*.yml", { cwd: folder })
  .sort()
  .filter((_, index) => index % 2 === 1);

test("there are scenarios to play", () => {
  expect(files.length).toBe(15);
});

describe("over HTTP", () => {
  test.each(files)("%s", async (file) => {
    const parsed = parseScenario(readFileSync(join(folder, file), "utf8"));
    if (!parsed.ok) throw new Error(`${file} can't be read.`);
    const { failures } = await playScenario(parsed.value, { makeEngine: httpEngine() });
    expect(failures).toEqual([]);
  });
});
