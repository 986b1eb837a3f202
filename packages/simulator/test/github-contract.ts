/**
 * What every adapter of the GitHub port has to keep, whether it speaks to the simulator in memory, to the simulator
 * over HTTP or to the real GitHub.
 *
 * Each case changes what is on GitHub behind the adapter's back and looks at it through the adapter.
 */
import { describe } from "vitest";
import { type BenchOptions, type Setting, settingInWorld, setUpBenches } from "./contract/bench.ts";
import { describeCircumstances } from "./contract/circumstances.ts";
import { describeEnding } from "./contract/ending.ts";
import { describeFailing } from "./contract/failing.ts";
import { describeIssues } from "./contract/issues.ts";
import { describeListing } from "./contract/list.ts";
import { describeObserving } from "./contract/observe.ts";
import { describeQueue } from "./contract/queue.ts";
import { describeReading } from "./contract/reading.ts";
import { describeRefusing } from "./contract/refusing.ts";
import { type SimulatedStage, type Stage, type Subject, setStage } from "./contract/stage.ts";
import { describeWriting } from "./contract/writing.ts";

export { describeOnlookerContract, type OnlookerSubject } from "./contract/onlooker.ts";
export type { Stage, StagedCommit, StagedIssue, StagedPull, StagedRepository } from "./contract/stage.ts";

/** Runs all of the contract on the adapter that `makeSubject` makes for each case's own world. */
export function describeGitHubContract(
  name: string,
  makeSubject: (stage: SimulatedStage) => Subject | Promise<Subject>,
): void {
  const makeSetting = async () => {
    const stage = setStage();
    return settingInWorld(stage, await makeSubject(stage));
  };
  describeContract(name, makeSetting, { simulated: true });
}

/**
 * Runs as much of the contract as any GitHub can play, on the stages that `makeSetting` sets; it skips the rest, case by
 * case. A stage may be on the same repository as the one before.
 */
export function describeGitHubContractOnAnyStage(
  name: string,
  makeSetting: () => Promise<Subject & { readonly stage: Stage }>,
  how: Omit<BenchOptions, "simulated"> = {},
): void {
  const makeWhole = async () => ({ ...(await makeSetting()), simulated: null });
  describeContract(name, makeWhole, { ...how, simulated: false });
}

function describeContract(name: string, makeSetting: () => Promise<Setting>, how: BenchOptions): void {
  describe(`the GitHub port: ${name}`, () => {
    const benches = setUpBenches(makeSetting, how);
    describeObserving(benches);
    describeCircumstances(benches);
    describeListing(benches);
    describeReading(benches);
    describeWriting(benches);
    describeEnding(benches);
    describeQueue(benches);
    describeIssues(benches);
    describeRefusing(benches);
    describeFailing(benches);
  });
}
