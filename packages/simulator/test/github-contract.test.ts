import { BOT } from "./contract/stage.ts";
import { describeGitHubContract, describeOnlookerContract } from "./github-contract.ts";

describeGitHubContract("the simulator in memory", ({ world }) => ({ github: world.github(BOT) }));
describeOnlookerContract("the simulator in memory", ({ world }) => ({ sight: world.onlooker("ana") }));
