import { BOT } from "./contract/stage.ts";
import { describeGitHubContract } from "./github-contract.ts";

describeGitHubContract("the simulator in memory", ({ world }) => ({ github: world.github(BOT) }));
