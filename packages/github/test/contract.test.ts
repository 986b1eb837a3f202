import { describeGitHubContract } from "@rfckit/simulator/contract";
import { serveApp } from "./app-on-the-simulator.ts";

describeGitHubContract("octokit on the simulator's HTTP API", async ({ world, clock }) => {
  const { connections, deviations, close } = await serveApp(world, clock, "acme");
  return {
    github: connections.github,
    async dispose() {
      await close();
      if (deviations.length > 0)
        throw new Error(`Deviations from GitHub's descriptions:\n${deviations.join("\n")}`);
    },
  };
});
