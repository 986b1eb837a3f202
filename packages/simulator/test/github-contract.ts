/**
 * What every adapter of the GitHub port has to keep, whether it speaks to the simulator in memory or over HTTP.
 *
 * Each test changes the simulated world behind the adapter's back and looks at it through the adapter.
 */
import { describe } from "vitest";
import { setUpBench } from "./contract/bench.ts";
import { describeCircumstances } from "./contract/circumstances.ts";
import { describeEnding } from "./contract/ending.ts";
import { describeFailing } from "./contract/failing.ts";
import { describeIssues } from "./contract/issues.ts";
import { describeListing } from "./contract/list.ts";
import { describeObserving } from "./contract/observe.ts";
import { describeQueue } from "./contract/queue.ts";
import { describeReading } from "./contract/reading.ts";
import { describeRefusing } from "./contract/refusing.ts";
import type { MakeSubject } from "./contract/stage.ts";
import { describeWriting } from "./contract/writing.ts";

/** Runs the contract on the adapter that `makeSubject` makes for each test's own world. */
export function describeGitHubContract(name: string, makeSubject: MakeSubject): void {
  describe(`the GitHub port: ${name}`, () => {
    const bench = setUpBench(makeSubject);
    describeObserving(bench);
    describeCircumstances(bench);
    describeListing(bench);
    describeReading(bench);
    describeWriting(bench);
    describeEnding(bench);
    describeQueue(bench);
    describeIssues(bench);
    describeRefusing(bench);
    describeFailing(bench);
  });
}
