/**
 * The process through the action's entry, as GitHub runs it: a process for each event, which finds nothing on disk and knows
 * nothing but what the simulated GitHub shows it over HTTP.
 */
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { actionEngine } from "@rfckit/rehearsal";
import { parseScenario, playScenario } from "@rfckit/simulator";
import { beforeAll, describe, expect, test } from "vitest";
import { actionCommand } from "./bundled.ts";
import { CANT_HOLD, scenarioFiles, THOROUGH, twinsIn } from "./scenario-files.ts";

const SHARED = join(import.meta.dirname, "..", "..", "..", "..", "shared", "scenarios");
const FEW = ["24-checklist-tampered.yml"];
const all = scenarioFiles();
let command: readonly [string, ...string[]] = [""];

beforeAll(async () => {
  command = await actionCommand();
}, 60_000);

const engine = () => actionEngine({ command, receiptSecret: "a secret" });

describe("scenarios hold", () => {
  test.for(all.filter(({ name }) => THOROUGH || FEW.includes(name)))(
    "$name",
    { timeout: 180_000 },
    async ({ scenario }) => {
      const { failures, thread } = await playScenario(scenario, { makeEngine: engine() });
      expect(failures).toEqual([]);
      expect(twinsIn(thread)).toEqual([]);
    },
  );
});

test("the one that can't is there", () => {
  const ours = globSync("*.yml", { cwd: join(import.meta.dirname, "../../../packages/simulator/scenarios") });
  expect(Object.keys(CANT_HOLD).filter((name) => !ours.includes(name))).toEqual([]);
  expect(Object.keys(CANT_HOLD)).toHaveLength(1);
});

test.skipIf(!existsSync(SHARED))(
  "the conformance cases beside the checkout are all among those that are played",
  () => {
    const played = all.map(({ name }) => name);
    expect(globSync("*.yml", { cwd: SHARED }).filter((name) => !played.includes(name))).toEqual([]);
  },
);

/** Every group signs; the run dies after so many of its writes, and another one goes on. */
const story = (writes: number) => `
name: a run is killed after ${writes} of its writes
steps:
  - comment: { by: ana, body: "@rfcbot merge", id: move }
  - advance: 5m
  - faults: { crash-after: ${writes} }
  - comment: { by: cho, body: "@rfcbot reviewed\\n@rfcbot status", id: sign }
  - advance: 5m
  - comment: { by: dee, body: "@rfcbot reviewed" }
  - advance: 5m
  - expect:
      phase: accepted
      signedOff: [ana, cho, dee]
      labels: [disposition-merge, finished-final-comment-period, project-wasmtime]
      checklist: { count: 1 }
      replies: { count: 3 }
      reactions: { move: ["+1"], sign: ["+1"] }
`;

describe("a run that is killed on the way leaves each comment standing once", () => {
  test.for(THOROUGH ? Array.from({ length: 14 }, (_, index) => index + 1) : [2])(
    "after %d writes",
    { timeout: 180_000 },
    async (writes) => {
      const parsed = parseScenario(story(writes));
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
      const { failures, thread } = await playScenario(parsed.value, { makeEngine: engine() });
      expect(failures).toEqual([]);
      expect(twinsIn(thread)).toEqual([]);
    },
  );
});
