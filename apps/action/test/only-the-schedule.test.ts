/**
 * All events are lost, and nothing but the schedule begins a run, every six hours: the end is that of a bot with a ledger
 * that looked at those instants, and at no other.
 */
import { type Duration, HOUR } from "@rfckit/core";
import { createBot, createMemoryLeases, createMemoryStore, readStanding } from "@rfckit/reconciler";
import { actionEngine } from "@rfckit/rehearsal";
import { LOUD, type MakeEngine, playScenario, type Scenario } from "@rfckit/simulator";
import { beforeAll, describe, expect, test } from "vitest";
import { actionCommand } from "./bundled.ts";
import { ALL, type ScenarioFile, scenarioFiles, THOROUGH, twinsIn } from "./scenario-files.ts";

const EVERY: Duration = 6 * HOUR;
const FEW = ["04-objection-aborts-and-restarts.yml"];

type Final = Awaited<ReturnType<typeof playScenario>>["final"];

/** What is the same all the same, where something can't be. */
const LESS_THE_SAME: Readonly<Record<string, string>> = {
  "24-checklist-tampered.yml":
    "the deleted checklist was the only memory, and what the thread shows goes on stricter than before",
  "d34-paused.yml": "a pause is over when the commit says so that ended it, and not when somebody looked",
  "d34-paused-from-the-start.yml": "the same",
  "d20-a-new-head-with-the-same-text.yml":
    "of a head that came and went between two looks nothing is known: whoever signed then has signed an unknown text",
  "d20-given-back-by-the-queue.yml": "the same",
  "d20-one-hindrance-after-another.yml": "the same",
  "d15-a-merge-of-the-base.yml": "the same",
};
/** What the remembering bot alone can know, since it had looked before the story began. */
const UNKNOWABLE: Readonly<Record<string, string>> = {
  "d32-a-login-changes-hands.yml":
    "the login changed hands before the first roster with its owner's id was written",
};
const THE_END: readonly (keyof Final)[] = [
  "phase",
  "disposition",
  "mover",
  "signedOff",
  "objections",
  "labels",
  "pull",
];

/** Which earlier text somebody signed may be unknown; that it was an earlier one is what counts. */
function withoutEarlierTexts(final: Final): Final {
  const contains = final.checklist.contains.map((text) =>
    text.replaceAll(/(\*\*signed an earlier text\*\*)[^\n]*/gu, "$1"),
  );
  return { ...final, checklist: { ...final.checklist, contains } };
}

/** The bot in this process, with a ledger, which looks at everything at those instants. */
const rememberingEngine: MakeEngine = ({ world, clock, repository }) => {
  const account = "rfcbot[bot]";
  world.addUser(account, { kind: "bot" });
  const leases = createMemoryLeases(clock);
  const store = createMemoryStore(clock, { leases });
  const beganAt = clock.now();
  let isTime = false;
  let onDeath = () => {};
  const look = async (): Promise<void> => {
    const github = world.github(account);
    const bot = createBot({
      github,
      store,
      clock,
      repositories: async () => [repository],
      operator: { receiptSecret: "a secret" },
      log: LOUD,
    });
    await bot.sweep();
    const { pulls } = await github.list(repository);
    for (const { key } of pulls) await bot.ring(key);
    await bot.run();
  };
  return {
    deliver() {},
    die: () => onDeath(),
    async sweep() {
      isTime = (clock.now() - beganAt) % EVERY === 0;
    },
    async settle() {
      if (!isTime) return;
      isTime = false;
      const lived = await new Promise<boolean>((resolve, reject) => {
        onDeath = () => resolve(false);
        look().then(
          () => resolve(true),
          (error: unknown) => {
            // GitHub didn't answer at all: the next time.
            if (/unavailable|502/iu.test(String(error))) resolve(true);
            else reject(error);
          },
        );
      });
      leases.abandon();
      if (!lived) await look();
    },
    async restart() {},
    nextDue: async () => null,
    standing: (key) => readStanding(store.ledger, key),
  };
};

/** The same life without what was to be seen on the way, long enough to come to its end. */
function untilTheEnd(scenario: Scenario): Scenario {
  const steps = scenario.steps.filter(({ action }) => action !== "expect");
  return { ...scenario, steps: [...steps, { action: "advance", with: "26d", line: 0, note: "" }] };
}

let command: readonly [string, ...string[]] = [""];
beforeAll(async () => {
  command = await actionCommand();
}, 60_000);

describe("every six hours, and nothing else", () => {
  const known = scenarioFiles().filter(({ name }) => UNKNOWABLE[name] === undefined);
  const isPlayed = ({ name }: ScenarioFile, index: number) =>
    ALL || FEW.includes(name) || (THOROUGH && index % 2 === 0);
  test.for(known.filter(isPlayed))("$name", { timeout: 300_000 }, async ({ name, scenario }) => {
    const story = untilTheEnd(scenario);
    const makeEngine = actionEngine({ command, receiptSecret: "a secret", onlyEvery: EVERY });
    const remembered = await playScenario(story, { makeEngine: rememberingEngine });
    const forgotten = await playScenario(story, { makeEngine });
    const all = (Object.keys(remembered.final) as (keyof Final)[]).filter(
      (key) => key !== "requests" && key !== "writes",
    );
    const keys = LESS_THE_SAME[name] === undefined ? all : THE_END;
    const pick = (final: Final) =>
      Object.fromEntries(keys.map((key) => [key, withoutEarlierTexts(final)[key]]));
    expect(pick(forgotten.final)).toEqual(pick(remembered.final));
    expect(twinsIn(forgotten.thread)).toEqual([]);
  });
});
