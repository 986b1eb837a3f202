/** One story, with every write to the database going wrong once, in each of the ways in which it can. */
import {
  formatScenarioProblem,
  parseScenario,
  playScenario,
  type Scenario,
  type Surroundings,
} from "@rfckit/simulator";
import { compareRemains } from "../crashes/compare-remains.ts";
import { type Remains, readRemains } from "../crashes/remains.ts";
import type { Story } from "../crashes/stories/index.ts";
import type { Failure, Finding, Job } from "../proof.ts";
import { type Mishap, WRONGS } from "./faulty-store.ts";
import type { Storage } from "./storage.ts";
import { createStoragePlay } from "./storage-engine.ts";

type OpenStorage = (surroundings: Surroundings) => Storage;

/** Lets every write of a story go wrong. */
export async function storageStory({ name, text }: Story, open: OpenStorage, job: Job): Promise<Finding> {
  const read = parseScenario(text);
  if (!read.ok) {
    const what = read.problems.map((problem) => formatScenarioProblem(problem, name)).join(" ");
    return { counts: {}, complete: false, failures: [{ what, history: name }] };
  }
  const undisturbed = await play(read.value, null, open);
  const mishaps = undisturbed.writes.flatMap((_, index) =>
    WRONGS.map((wrong): Mishap => ({ at: index + 1, wrong })),
  );
  let tried = 0;
  for (const mishap of mishaps) {
    if (job.until !== null && Date.now() >= job.until) {
      return { counts: { mishaps: tried }, complete: false, failures: [] };
    }
    const failure = await judge(read.value, mishap, open, undisturbed);
    if (failure !== null) return { counts: { mishaps: tried }, complete: false, failures: [failure] };
    tried += 1;
    job.progress(`${tried} of ${mishaps.length} mishaps`);
  }
  return { counts: { mishaps: tried }, complete: true, failures: [] };
}

interface Played {
  readonly writes: readonly string[];
  readonly remains: Remains;
  readonly unmet: readonly string[];
  /** How often one more look wrote to GitHub. */
  readonly again: number;
}

async function judge(
  scenario: Scenario,
  mishap: Mishap,
  open: OpenStorage,
  undisturbed: Played,
): Promise<Failure | null> {
  const history = `${scenario.name}: write ${mishap.at} (${undisturbed.writes[mishap.at - 1]}) ${mishap.wrong}`;
  try {
    const { remains, unmet, again } = await play(scenario, mishap, open);
    const what =
      compareRemains(remains, undisturbed.remains) ??
      unmet[0] ??
      (again > 0 ? `Invariant 11: one more look right afterwards writes ${again} times.` : null);
    return what === null ? null : { what, history };
  } catch (bug) {
    const what = `The bot met what should never happen: ${bug instanceof Error ? bug.message : bug}.`;
    return { what, history };
  }
}

async function play(scenario: Scenario, mishap: Mishap | null, open: OpenStorage): Promise<Played> {
  const staged = createStoragePlay(mishap, open);
  try {
    const result = await playScenario(scenario, { makeEngine: staged.makeEngine });
    const writes = [...staged.writes()];
    const [key] = await staged.estate().ledger.pulls();
    if (key === undefined) throw new Error(`"${scenario.name}" left no trace in the ledger`);
    const remains = await readRemains(staged, key, result);
    const unmet = result.failures.map(
      ({ step, key: name, expected, actual }) =>
        `step ${step} expects ${name} to be ${JSON.stringify(expected)}, and found ${JSON.stringify(actual)}`,
    );
    return { writes, remains, unmet, again: await staged.lookAgain(key) };
  } finally {
    await staged.end();
  }
}
