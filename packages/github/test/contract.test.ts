/** The port's contract, kept by octokit on the simulator's HTTP API: as an app, and as a person with a token. */
import { Octokit } from "@octokit/rest";
import {
  describeGitHubContract,
  describeGitHubContractOnAnyStage,
  describeOnlookerContract,
} from "@rfckit/simulator/contract";
import { createFront } from "@rfckit/simulator/http";
import { afterAll, beforeAll, describe } from "vitest";
import { connectWithToken } from "../src/index.ts";
import { SILENT_LOG, serveApp } from "./app-on-the-simulator.ts";
import { type ServedScratch, serveScratch } from "./person-on-the-simulator.ts";
import { stagesOn } from "./scratch-stage.ts";

function refuseDeviations(deviations: readonly string[]): void {
  if (deviations.length === 0) return;
  throw new Error(`Deviations from GitHub's descriptions:\n${deviations.join("\n")}`);
}

describeGitHubContract("octokit on the simulator's HTTP API", async ({ world, clock }) => {
  const { connections, deviations, close } = await serveApp(world, clock, "acme");
  return {
    github: connections.github,
    async dispose() {
      await close();
      refuseDeviations(deviations);
    },
  };
});

describeOnlookerContract("octokit on the simulator's HTTP API", async ({ world }) => {
  const deviations: string[] = [];
  const front = await createFront(world, { onDeviation: (deviation) => deviations.push(deviation) });
  const { github } = await connectWithToken({
    requester: new Octokit({ auth: front.tokenOf("ana"), baseUrl: front.baseUrl, log: SILENT_LOG }),
    owner: "acme",
    name: "rfcs",
    onlooker: true,
  });
  return {
    sight: github,
    async dispose() {
      await front.close();
      refuseDeviations(deviations);
    },
  };
});

describe("with one token", () => {
  let served: ServedScratch;
  let setStage: ReturnType<typeof stagesOn>;
  beforeAll(async () => {
    served = await serveScratch();
    setStage = stagesOn(served.scratch);
  });
  afterAll(() => served.close());

  describeGitHubContractOnAnyStage("octokit on the simulator's HTTP API", async () => ({
    stage: await setStage(),
    github: served.scratch.github,
    dispose: async () => refuseDeviations(served.deviations()),
  }));
});
