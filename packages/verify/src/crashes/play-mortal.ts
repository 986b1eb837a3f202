/** Plays a story once with a bot that dies where it is told to, and tells what remains of it. */
import { playScenario, type Result, type Scenario } from "@rfckit/simulator";
import type { Death, Effect } from "./death.ts";
import type { Names } from "./legacy.ts";
import { createMortal } from "./mortal-engine.ts";
import { type Remains, readRemains } from "./remains.ts";

export interface Played {
  readonly lives: readonly (readonly Effect[])[];
  readonly remains: Remains;
  /** What the story itself expects, and did not find; in words. */
  readonly unmet: readonly string[];
  /** What one more look changed, right after the end. */
  readonly again: readonly Effect[];
}

/** Plays a story. It throws what the bot throws where that has a bug. */
export async function playMortal(
  scenario: Scenario,
  deaths: readonly Death[],
  names: Names,
): Promise<Played> {
  const mortal = createMortal(deaths, names);
  const result = await playScenario(scenario, { makeEngine: mortal.makeEngine });
  const lives = mortal.lives.map((effects) => [...effects]);
  const [key] = await mortal.estate().ledger.pulls();
  if (key === undefined) throw new Error(`"${scenario.name}" left no trace in the ledger`);
  const remains = await readRemains(mortal, key, result);
  return { lives, remains, unmet: unmetIn(result), again: await mortal.lookAgain(key) };
}

function unmetIn({ failures }: Result): string[] {
  return failures.map(
    ({ step, key, expected, actual }) =>
      `step ${step} expects ${key} to be ${JSON.stringify(expected)}, and found ${JSON.stringify(actual)}`,
  );
}
