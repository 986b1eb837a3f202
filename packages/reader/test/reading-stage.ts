/** Scenarios with somebody looking on: after each step they read the pull request, and so does the bot by what it knows. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { evaluate, type Person, type Standing } from "@rfckit/core";
import {
  createMemoryLedger,
  createPullReader,
  type Ledger,
  nameIn,
  type PullKey,
  type Sight,
} from "@rfckit/reconciler";
import {
  beginPlay,
  createMemoryEngine,
  type Engine,
  type MakeEngine,
  parseScenario,
  type Scenario,
  type Surroundings,
} from "@rfckit/simulator";
import { peopleIn } from "../src/present-names.ts";
import { seeAs } from "../src/see-as.ts";

export const SECRET = "a seal for tests only";
const OURS = resolve(import.meta.dirname, "../../simulator/scenarios");

export const SCENARIOS = readdirSync(OURS).filter((name) => name.endsWith(".yml"));

export function readScenario(name: string): Scenario {
  const parsed = parseScenario(readFileSync(join(OURS, name), "utf8"));
  if (!parsed.ok) throw new Error(`${name} can't be read.`);
  return parsed.value;
}

/** The story after a step. */
export interface Told {
  readonly key: PullKey;
  readonly surroundings: Surroundings;
  /** What the bot's standing is once it has counted everything that GitHub shows now. */
  readonly expected: Standing;
  /** Whether the bot has counted all of that already. */
  readonly counted: boolean;
  /** How the bot would call people. */
  readonly name: (person: Person) => string;
  /** What the step was, for messages. */
  readonly step: string;
}

export interface Watch {
  readonly onStep: (told: Told) => Promise<void>;
  readonly makeEngine?: (surroundings: Surroundings, ledger: Ledger) => Engine;
}

/** Plays a scenario, and waits for whoever looks on after each step. */
export async function watchScenario(scenario: Scenario, watch: Watch): Promise<void> {
  const ledger = createMemoryLedger();
  const scene: { surroundings?: Surroundings } = {};
  const makeEngine: MakeEngine = (surroundings) => {
    scene.surroundings = surroundings;
    const { makeEngine: make } = watch;
    return (
      make?.(surroundings, ledger) ?? createMemoryEngine(surroundings, { ledger, receiptSecret: SECRET })
    );
  };
  const play = await beginPlay(scenario, { makeEngine });
  const { surroundings } = scene;
  if (surroundings === undefined) throw new Error("A play has an engine.");
  const key = { repository: surroundings.repository, number: scenario.pull.number };
  const look = async (step: string) => {
    const { standing, name, counted } = await nextLook(surroundings, ledger, key);
    await watch.onStep({ key, surroundings, expected: standing, counted, name, step });
  };
  try {
    await look("the opening");
    for (const [index, step] of scenario.steps.entries()) {
      await play.take(step);
      await look(`step ${index + 1}, ${step.action}`);
    }
  } finally {
    await play.dispose();
  }
}

/** What the bot would count at its next look, by its own ledger, which stays as it is. */
async function nextLook({ world, clock, botLogin, repository }: Surroundings, ledger: Ledger, key: PullKey) {
  const rows = await ledger.read(key);
  const book = await ledger.readBook(repository);
  const copy = createMemoryLedger();
  if (rows.length > 0) await copy.append(key, rows, 0);
  for (let version = 1; version <= book.version; version += 1)
    await copy.writeBook(repository, { ...book, version });
  const bot = world.addUser(botLogin, { kind: "bot" });
  const sight = world.onlooker(botLogin);
  const own: Sight = {
    ...sight,
    observe: async (where, ids) => {
      const shown = await sight.observe(where, ids);
      return seeAs(shown, { bot, secret: SECRET, rights: shown.repository.rights });
    },
  };
  const operator = { receiptSecret: SECRET };
  const seen = await createPullReader({ github: own, ledger: copy, clock, operator })(key);
  const standing = evaluate(seen.rows.map(({ entry }) => entry));
  const people = await own.observe(
    key,
    peopleIn(standing).map(({ id }) => id),
  );
  return { standing, name: nameIn(people), counted: seen.rows.length === rows.length };
}
