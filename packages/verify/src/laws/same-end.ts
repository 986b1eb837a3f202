/**
 * Whatever happens to wake-ups, requests and processes, a story ends as it would undisturbed (invariants 10, 11, 12,
 * 14), and nobody from outside changes it (invariant 7).
 */
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import type { Law } from "./run-law.ts";
import {
  aComment,
  aScenario,
  COMMANDS,
  differ,
  endOf,
  MOTION,
  playSteps,
  REST,
  type StepJson,
  tellSteps,
} from "./scenario-stories.ts";

type Steps = readonly StepJson[];

/** A story, and something in its way. */
interface Disturbed {
  readonly steps: Steps;
  readonly disturbed: Steps;
}

/** Both end alike; a step that nobody can take fails in both, and such a story proves nothing. */
async function judgeAlike({ steps, disturbed }: Disturbed, exact: boolean): Promise<string | null> {
  const plain = await playSteps([...steps, ...REST]);
  if (plain.failures.length > 0) return null;
  const other = await playSteps([...disturbed, ...REST]);
  const difference = differ(endOf(other, exact), endOf(plain, exact));
  return difference === null ? null : `the story ends otherwise: ${difference} (invariant 10)`;
}

const tellDisturbed = ({ disturbed }: Disturbed): string => tellSteps(disturbed);

function insertAt(steps: Steps, index: number, step: StepJson): Steps {
  const place = index % (steps.length + 1);
  return [...steps.slice(0, place), step, ...steps.slice(place)];
}

/** What happens at one instant is seen together where the bot is held up: so each step has its time. */
function apart(steps: Steps, advance: string): Steps {
  return steps.flatMap((step) => [step, { advance }]);
}

export const SECOND_LOOK: Law<Steps> = {
  name: "second-look",
  about: "a second reconciliation right after a first writes nothing",
  seconds: 2,
  usual: 80,
  draw: aScenario,
  async judge(steps) {
    const told = [...steps, { sweep: true }, { expect: {} }, { restart: true }, { sweep: true }];
    const { failures } = await playSteps([...told, { expect: { writes: { max: 0 } } }]);
    const [wrote] = failures.filter(({ key }) => key === "writes.max");
    return wrote === undefined ? null : `a second look wrote ${wrote.actual} times (invariant 11)`;
  },
  tell: tellSteps,
};

export const DOUBLED: Law<Disturbed> = {
  name: "doubled",
  about: "wake-ups doubled, or in the wrong order",
  seconds: 3,
  usual: 50,
  draw: fc
    .tuple(aScenario, fc.constantFrom<StepJson>({ duplicate: 3 }, { reorder: true }))
    .map(([story, faults]) => {
      const steps = apart(story, "10m");
      return { steps, disturbed: [{ faults }, ...steps] };
    }),
  judge: (drawn) => judgeAlike(drawn, false),
  tell: tellDisturbed,
};

export const CRASHES: Law<Disturbed> = {
  name: "crashes",
  about: "a crash after any write of any story",
  seconds: 3,
  usual: 80,
  draw: fc.tuple(aScenario, fc.nat(10), fc.integer({ min: 1, max: 5 })).map(([steps, index, after]) => ({
    steps,
    disturbed: insertAt(steps, index, { faults: { "crash-after": after } }),
  })),
  judge: (drawn) => judgeAlike(drawn, true),
  tell: tellDisturbed,
};

const aFailure = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map((times): StepJson => ({ fail: { status: 502, times } })),
  fc.integer({ min: 1, max: 2 }).map((times): StepJson => ({ "fail-after": { status: 502, times } })),
);

export const FAILING: Law<Disturbed> = {
  name: "failing",
  about: "GitHub fails, before the effect or after it",
  seconds: 4,
  usual: 60,
  // A failed pass is made up for within minutes: people leave the bot that much time.
  draw: fc.tuple(aScenario, fc.nat(10), aFailure).map(([story, index, faults]) => {
    const steps = apart(story, "30m");
    return { steps, disturbed: insertAt(steps, index, { faults }) };
  }),
  judge: (drawn) => judgeAlike(drawn, false),
  tell: tellDisturbed,
};

/** Only the mover's own group signs, so that the bot has nothing to do that would depend on when it looks. */
const aCalmStep = fc.oneof(
  aComment(fc.constantFrom("ana", "ben", "zed"), ["@rfcbot reviewed", "@rfcbot merg", "hello"]),
  aComment(fc.constantFrom("ana", "ben", "cho", "dee"), [
    "@rfcbot concern cost",
    "@rfcbot concern size",
    "@rfcbot resolve",
    "@rfcbot fcp merge",
    "@rfcbot cancel",
  ]),
);

export const ALL_LOST: Law<Steps> = {
  name: "all-lost",
  about: "every wake-up is lost, and one sweep sees it all",
  seconds: 2,
  usual: 50,
  draw: fc.array(aCalmStep, { minLength: 1, maxLength: 8 }).map((steps) => [MOTION, ...steps]),
  async judge(steps) {
    const lost = await playSteps([{ faults: { lose: true } }, ...steps, ...REST]);
    const plain = await playSteps([...steps, ...REST]);
    // When each fact was counted stands in the checklist, and is another where all is counted at once.
    const [one = "", other = ""] = [lost, plain].map((result) => {
      const { checklist: _, ...end } = JSON.parse(endOf(result, false)) as Record<string, unknown>;
      return JSON.stringify(end);
    });
    const difference = differ(one, other);
    return difference === null ? null : `one sweep ends otherwise: ${difference} (invariant 10)`;
  },
  tell: tellSteps,
};

const aStranger = fc.constantFrom("zed", "yan");
const aStrangeStep = fc.oneof(
  aComment(aStranger, COMMANDS),
  fc
    .record({ by: aStranger, state: fc.constantFrom("approved", "changes_requested") })
    .map((review): StepJson => ({ review })),
  fc
    .record({ by: aStranger, login: fc.constantFrom("cho", "dee", "ana") })
    .map((tick): StepJson => ({ tick })),
);

export const STRANGERS: Law<Steps> = {
  name: "strangers",
  about: "nobody off the roster changes a motion",
  seconds: 2,
  usual: 50,
  draw: fc.array(aStrangeStep, { minLength: 1, maxLength: 8 }),
  async judge(steps) {
    const begun = [MOTION, { comment: { by: "cho", body: "@rfcbot reviewed" } }];
    const meddled = await playSteps([...begun, ...steps, ...REST]);
    const plain = await playSteps([...begun, ...REST]);
    const kept = ["phase", "signedOff", "objections", "fcp", "labels", "mover", "pull"] as const;
    const other = kept.find((key) => !isDeepStrictEqual(meddled.final[key], plain.final[key]));
    return other === undefined ? null : `a stranger changed the motion's ${other} (invariant 7)`;
  },
  tell: tellSteps,
};
