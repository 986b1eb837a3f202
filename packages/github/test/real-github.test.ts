/**
 * The assumptions, and as much of the port's contract as one person can play, on the real GitHub: where the environment
 * has
 *
 * - `RFCKIT_SCRATCH_REPOSITORY`: `owner/name` of a repository that is there to be written to,
 * - `RFCKIT_SCRATCH_TOKEN`: a token of somebody who may write and merge there, and
 * - `RFCKIT_SCRATCH_API`: where its REST API is, for another GitHub than github.com.
 *
 * All of it is in one file, since two at once would get into each other's way on one default branch.
 */
import { setTimeout } from "node:timers/promises";
import { Octokit } from "@octokit/rest";
import { describeGitHubContractOnAnyStage } from "@rfckit/simulator/contract";
import { afterAll, beforeAll, describe, test } from "vitest";
import { SILENT_LOG } from "./app-on-the-simulator.ts";
import { ASSUMPTIONS } from "./assumptions.ts";
import { Scratch } from "./scratch.ts";
import { stagesOn } from "./scratch-stage.ts";

// Where a workflow has no such secret, it sets the variable to nothing.
const {
  RFCKIT_SCRATCH_REPOSITORY: place = "",
  RFCKIT_SCRATCH_TOKEN: token = "",
  RFCKIT_SCRATCH_API: api = "",
} = process.env;

const SECOND = 1000;
/** For one case, with all that it waits for. */
const LONGEST = 180 * SECOND;

const given = place !== "" && token !== "";
const without = given ? "" : " (skipped: no RFCKIT_SCRATCH_REPOSITORY and RFCKIT_SCRATCH_TOKEN)";

describe.skipIf(!given)(`the real GitHub${without}`, { timeout: LONGEST }, () => {
  let scratch: Scratch;
  let setStage: ReturnType<typeof stagesOn>;
  beforeAll(async () => {
    const [owner = "", name = ""] = place.split("/");
    scratch = await Scratch.open({
      octokit: new Octokit({
        auth: token,
        log: SILENT_LOG,
        ...(api === "" ? {} : { baseUrl: api }),
      }),
      owner,
      name,
      takeTurn: turns(SECOND),
      patience: 20 * SECOND,
      pause: (ms) => setTimeout(Math.min(ms, 2 * SECOND)),
    });
    setStage = stagesOn(scratch);
  }, LONGEST);
  afterAll(() => scratch?.clean(), LONGEST);

  describe("does what is assumed", () => {
    test.each(ASSUMPTIONS)("$assumes", ({ check }) => check(scratch));
  });

  describeGitHubContractOnAnyStage(
    "octokit with one token",
    async () => ({ stage: await setStage(), github: scratch.github }),
    { longest: LONGEST, skipped: !given },
  );
});

/** Gives what waits until so many ms have gone by since its last turn. */
function turns(pace: number): () => Promise<void> {
  let last = Number.NEGATIVE_INFINITY;
  return async () => {
    const wait = last + pace - performance.now();
    if (wait > 0) await setTimeout(wait);
    last = performance.now();
  };
}
