/**
 * The same over HTTP, with a person's token and octokit: what is read there is what is read in memory, after each step.
 *
 * By default some scenarios are told; all of them where `RFCKIT_THOROUGH=1` is set.
 */
import { Octokit } from "@octokit/rest";
import { connectWithToken } from "@rfckit/github";
import { createFront, type Front } from "@rfckit/simulator/http";
import { describe, expect, test } from "vitest";
import { createReader } from "../src/index.ts";
import { readScenario, SCENARIOS, watchScenario } from "./reading-stage.ts";

const thorough = process.env["RFCKIT_THOROUGH"] === "1";
const SOME = ["11-approving-review.yml", "24-checklist-tampered.yml", "28-inline-comment.yml"];
/** GitHub's clock and the host's differ by virtual years: octokit says so each time. */
const SILENT_LOG = { debug() {}, info() {}, warn() {}, error() {} };

describe("a person's token shows over HTTP what it shows in memory", () => {
  test.each(thorough ? SCENARIOS : SOME)("%s", { timeout: 60_000 }, async (name) => {
    const deviations: string[] = [];
    const fronts: Front[] = [];
    try {
      await watchScenario(readScenario(name), {
        async onStep({ key, surroundings, step }) {
          const { world, clock, owner } = surroundings;
          const [front = await createFront(world, { onDeviation: (each) => deviations.push(each) })] = fronts;
          if (fronts.length === 0) fronts.push(front);
          const { github } = await connectWithToken({
            requester: new Octokit({
              auth: front.tokenOf("somebody"),
              baseUrl: front.baseUrl,
              log: SILENT_LOG,
            }),
            owner,
            name: "rfcs",
            onlooker: true,
          });
          const served = await createReader({ sight: github, clock }).read(key);
          const plain = await createReader({ sight: world.onlooker("somebody"), clock }).read(key);
          expect(served.standing, `${name}, ${step}`).toEqual(plain.standing);
          expect(served.remarks, `${name}, ${step}`).toEqual(plain.remarks);
        },
      });
    } finally {
      for (const front of fronts) await front.close();
    }
    expect(deviations).toEqual([]);
  });
});
