/**
 * What each contract case works with: a stage, and the adapter under test on it.
 *
 * Cases that any GitHub can play get a `Bench`. Those that take a simulated world get a `SimulatedBench`, in groups that
 * are skipped, each by its name, where there is none.
 */
import { type GitHub, GitHubRefused, type RefusedBecause, type Snapshot } from "@rfckit/reconciler";
import { afterEach, beforeEach, describe, expect } from "vitest";
import { SECOND, type SimulatedStage, type Stage, type Subject } from "./stage.ts";
import { stageInWorld } from "./stage-in-world.ts";

export interface Bench {
  readonly stage: Stage;
  readonly github: GitHub;
  /** Reads the stage's pull request through the adapter. */
  readonly look: () => Promise<Snapshot>;
  /** Expects what GitHub may take a moment to show: tries again for as long as the stage has patience. */
  readonly inTime: (expectation: () => Promise<void>) => Promise<void>;
}

export interface SimulatedBench {
  readonly stage: SimulatedStage;
  readonly github: GitHub;
  readonly look: () => Promise<Snapshot>;
  /** Moves the clock on by so many ms. */
  readonly advance: (ms: number) => void;
}

/** One case's setting: a stage with an untouched pull request, and the adapter on it. */
export interface Setting extends Subject {
  readonly stage: Stage;
  /** `null` where the stage is no simulated world's. */
  readonly simulated: SimulatedStage | null;
}

/** What the groups of cases are described with. */
export interface Benches {
  readonly bench: Bench;
  /** Describes cases that take a simulated world, `because` they need something that no other GitHub gives. */
  readonly describeInWorld: (name: string, because: string, cases: (bench: SimulatedBench) => void) => void;
}

export interface BenchOptions {
  /** Whether each setting is a simulated world. */
  readonly simulated: boolean;
  /** How long setting up may take, in ms; as long as anything else where it is left out. */
  readonly longest?: number;
  /** Whether all cases stand in a group that is skipped: vitest loses count of what is skipped twice over. */
  readonly skipped?: boolean;
}

/** Sets up before each case, and ends the adapter after it. */
export function setUpBenches(
  makeSetting: () => Promise<Setting>,
  { simulated, longest, skipped = false }: BenchOptions,
): Benches {
  let setting: Setting | null = null;
  beforeEach(async () => {
    setting = await makeSetting();
  }, longest);
  afterEach(async () => {
    await setting?.dispose?.();
    setting = null;
  });
  const present = (): Setting => {
    if (setting === null) throw new Error("The stage and the adapter are there during a case only.");
    return setting;
  };
  const world = (): SimulatedStage => {
    const stage = present().simulated;
    if (stage === null) throw new Error("This stage is no simulated world's.");
    return stage;
  };
  const look = () => present().github.observe(present().stage.pull.key, []);
  return {
    bench: {
      get stage() {
        return present().stage;
      },
      get github() {
        return present().github;
      },
      look,
      inTime: (expectation) => retry(present().stage, expectation),
    },
    describeInWorld(name, because, cases) {
      describe.skipIf(!simulated && !skipped)(`${name} (takes a simulated world: ${because})`, () =>
        cases({
          get stage() {
            return world();
          },
          get github() {
            return present().github;
          },
          look,
          advance: (ms) => world().clock.advanceTo(world().clock.now() + ms),
        }),
      );
    },
  };
}

/** A simulated world as a case's setting. */
export function settingInWorld(simulated: SimulatedStage, subject: Subject): Setting {
  return { ...subject, stage: stageInWorld(simulated), simulated };
}

async function retry(stage: Stage, expectation: () => Promise<void>): Promise<void> {
  for (let left = stage.patience; ; left -= SECOND) {
    try {
      return await expectation();
    } catch (error) {
      if (left <= 0) throw error;
      await stage.pause(SECOND);
    }
  }
}

/** Expects an instant, in UTC ms, to be GitHub's present one. */
export function expectNow({ now, tolerance }: Stage, instant: number): void {
  expect(Math.abs(instant - now()), `ms between ${instant} and GitHub's ${now()}`).toBeLessThanOrEqual(
    tolerance,
  );
}

export async function expectRefusal(
  call: Promise<unknown>,
  status: number,
  reason: RefusedBecause,
): Promise<void> {
  const outcome = await call.then(
    () => "it was done",
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(GitHubRefused);
  expect(outcome).toMatchObject({ status, reason });
}
