/**
 * A bot whose store ends with each of its runs, as a workflow's does, ends where one that remembers ends: all that it needs
 * to know stands on GitHub (invariant 17). Both look at the same instants, some time after whatever happens, for in the
 * very second nothing could be forgotten.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Instant, SECOND } from "@rfckit/core";
import { createBot, createMemoryStore, pausesIn, readStanding, type Store } from "@rfckit/reconciler";
import { expect, test } from "vitest";
import { LOUD, type MakeEngine, parseScenario, playScenario, type Scenario } from "../src/index.ts";
import type { Actual } from "../src/scenario/actual.ts";
import { historyOf } from "./configuration-history.ts";

const FOLDER = join(import.meta.dirname, "..", "scenarios");
/** How long after an event a run begins. */
const DELAY = 40 * SECOND;

/** What is the same all the same, where something can't be: by the story's file, with the reason. */
const LESS_THE_SAME: Readonly<Record<string, readonly (keyof Actual)[]>> = {
  // The deleted checklist was the only memory. What the thread shows goes on, stricter than before.
  "24-checklist-tampered.yml": ["phase", "mover", "signedOff", "objections", "labels", "pull", "fcp"],
  // Whom a login stood for this bot doesn't look up in the rosters, as the Action does before it begins.
  "d32-a-login-changes-hands.yml": ["phase", "labels", "pull"],
  // A pause is over when the commit says so that ended it, and not when somebody looked.
  "d34-paused.yml": ["phase", "mover", "signedOff", "objections", "labels", "pull"],
  "d34-paused-from-the-start.yml": ["phase", "mover", "signedOff", "objections", "labels", "pull"],
};

/** A bot that looks at everything, `DELAY` after the first of some events, and whenever something is due. */
function lateEngine(forgets: boolean): MakeEngine {
  return ({ world, clock, repository, botLogin }) => {
    world.addUser(botLogin, { kind: "bot" });
    let store: Store = createMemoryStore(clock);
    let begins: Instant | null = null;
    let due: Instant | null = null;
    let onDeath = () => {};
    let swept = "";

    const look = async (): Promise<void> => {
      const github = world.github(botLogin);
      const bot = createBot({
        github,
        store,
        clock,
        repositories: async () => [repository],
        operator: { receiptSecret: "a secret" },
        log: LOUD,
        ...(forgets ? { readPauses: async () => pausesIn(historyOf(world, repository)) } : {}),
      });
      const { pulls } = await github.list(repository);
      for (const { key } of pulls) await bot.ring(key);
      await bot.run();
      due = await bot.nextDue();
    };
    const run = async (): Promise<void> => {
      begins = null;
      if (forgets) store = createMemoryStore(clock);
      const ended = await new Promise<boolean>((resolve) => {
        onDeath = () => resolve(false);
        // What GitHub doesn't answer is asked again.
        look().then(
          () => resolve(true),
          () => resolve(false),
        );
      });
      if (!ended) begins = clock.now() + DELAY;
    };
    return {
      deliver() {
        begins ??= clock.now() + DELAY;
      },
      die: () => onDeath(),
      async settle() {
        const now = clock.now();
        if ([begins, due].some((at) => at !== null && at <= now)) await run();
      },
      async sweep() {
        const print = world.fingerprint();
        if (print !== swept) begins ??= clock.now();
        swept = print;
      },
      restart: run,
      nextDue: async () => begins ?? due,
      standing: (key) => readStanding(store.ledger, key),
    };
  };
}

/** The same life without what was to be seen on the way, each deed at a time of its own, and long enough to come to an end. */
function slowly(scenario: Scenario): Scenario {
  const pause = (length: string) => ({ action: "advance", with: length, line: 0, note: "" }) as const;
  const steps = scenario.steps.filter(({ action }) => action !== "expect");
  return { ...scenario, steps: [...steps.flatMap((step) => [step, pause("2m")]), pause("25d")] };
}

const THOROUGH = (process.env["RFCKIT_THOROUGH"] ?? "") !== "";
/** Always those in which something is different, and of the others a few; all of them in CI. */
const isPlayed = (name: string, index: number) => THOROUGH || name in LESS_THE_SAME || index % 8 === 1;

test.each(globSync("*.yml", { cwd: FOLDER }).sort().filter(isPlayed))(
  "%s",
  async (name) => {
    const parsed = parseScenario(readFileSync(join(FOLDER, name), "utf8"));
    if (!parsed.ok) throw new Error(`${name} can't be read.`);
    const story = slowly(parsed.value);
    const remembered = await playScenario(story, { makeEngine: lateEngine(false) });
    const forgotten = await playScenario(story, { makeEngine: lateEngine(true) });
    const keys = LESS_THE_SAME[name] ?? (Object.keys(remembered.final) as (keyof Actual)[]);
    const compared = keys.filter((key) => key !== "requests" && key !== "writes");
    const pick = (actual: Actual) => Object.fromEntries(compared.map((key) => [key, actual[key]]));
    expect(pick(forgotten.final)).toEqual(pick(remembered.final));
    // Nothing is written again that the bot forgot to have written (invariant 11): days go by in which nothing happens.
    expect(forgotten.requests.writes).toBeLessThan(remembered.requests.writes + 20);
  },
  30_000,
);
