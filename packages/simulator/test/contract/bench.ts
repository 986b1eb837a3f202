/** What each contract test works with: its own stage, and the adapter under test on it. */
import { type GitHub, GitHubRefused, type RefusedBecause, type Snapshot } from "@rfckit/reconciler";
import { afterEach, beforeEach, expect } from "vitest";
import { type MakeSubject, type Stage, type Subject, setStage } from "./stage.ts";

export interface Bench {
  readonly stage: Stage;
  readonly github: GitHub;
  /** Reads the stage's pull request through the adapter. */
  readonly look: () => Promise<Snapshot>;
  /** Moves the clock on by so many ms. */
  readonly advance: (ms: number) => void;
}

/** Sets up a stage and an adapter before each test, and ends the adapter after it. */
export function setUpBench(makeSubject: MakeSubject): Bench {
  let stage = setStage();
  let subject: Subject | null = null;
  const github = () => {
    if (subject === null) throw new Error("The adapter is there during a test only.");
    return subject.github;
  };
  beforeEach(async () => {
    stage = setStage();
    subject = await makeSubject(stage);
  });
  afterEach(async () => {
    await subject?.dispose?.();
    subject = null;
  });
  return {
    get stage() {
      return stage;
    },
    get github() {
      return github();
    },
    look: () => github().observe(stage.key, []),
    advance: (ms) => stage.clock.advanceTo(stage.clock.now() + ms),
  };
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
