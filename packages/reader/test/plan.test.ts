/**
 * What an onlooker is told beforehand is what the bot then does: whenever the bot gets to work, in every scenario in which
 * nothing goes wrong between it and GitHub. And nothing is written by telling it.
 *
 * By default a part of the scenarios is told; all of them where `RFCKIT_THOROUGH=1` is set.
 */
import type { Change, GitHub, Ledger, Would } from "@rfckit/reconciler";
import { createMemoryEngine, type Engine, type Surroundings } from "@rfckit/simulator";
import { describe, expect, test } from "vitest";
import { createReader } from "../src/index.ts";
import { readScenario, SCENARIOS, SECRET, spaced, watchScenario } from "./reading-stage.ts";

const thorough = process.env["RFCKIT_THOROUGH"] === "1";

/** One thing done or told, without what can't be known beforehand: the ids of comments to come, and seals. */
function tell(would: Would): unknown {
  switch (would.kind) {
    case "comment":
      return ["comment", plainText(would.body)];
    case "change":
      return tellChange(would.change);
    case "merge":
      return ["merge", would.order];
    default:
      return [would.kind];
  }
}

function tellChange(change: Change): unknown {
  if (change.kind === "edit-comment") return [change.kind, plainText(change.body)];
  if (change.kind === "minimize-comment" || change.kind === "delete-comment") return [change.kind];
  // Who has no secret can't foretell the seal of a stamp.
  if (change.kind === "check")
    return { ...change, run: { ...change.run, digest: change.run.digest.replace(/\.[0-9a-f]{14}$/u, "") } };
  return change;
}

function plainText(body: string): string {
  return body
    .replace(/<!-- rfckit:receipts[\s\S]*?-->/u, "")
    .replaceAll(/#issuecomment-\d+/gu, "#issuecomment-N");
}

/** What the bot did, and which of it GitHub refused. */
class Deeds {
  readonly done: Would[] = [];
  #refused: Would | null = null;

  /** The bot's own port, with an ear at it. */
  overhear(github: GitHub): GitHub {
    return {
      ...github,
      comment: (key, body) =>
        this.#hear({ kind: "comment", key, about: null, body }, github.comment(key, body)),
      apply: (key, changes) => {
        for (const change of changes) this.done.push({ kind: "change", key, change });
        return github.apply(key, changes);
      },
      merge: (key, order) => this.#hear({ kind: "merge", key, order }, github.merge(key, order)),
      enqueue: (key, head) => this.#hear({ kind: "enqueue", key, head }, github.enqueue(key, head)),
      close: (key) => this.#hear({ kind: "close", key }, github.close(key)),
    };
  }

  /** All of it, and up to where an onlooker could foresee it: whether GitHub lets a decision be carried out only trying tells. */
  take(): { readonly done: readonly Would[]; readonly foreseeable: number } {
    const done = this.done.splice(0);
    const place = this.#refused === null ? -1 : done.indexOf(this.#refused);
    this.#refused = null;
    return { done, foreseeable: place === -1 ? done.length : place + 1 };
  }

  #hear<T>(would: Would, outcome: Promise<T>): Promise<T> {
    this.done.push(would);
    outcome.catch(() => {
      this.#refused ??= would;
    });
    return outcome;
  }
}

/** The bot, and each time before it gets to work an onlooker who tells what it will do. */
function foretold(
  surroundings: Surroundings,
  ledger: Ledger,
  { name, number, onTold }: { readonly name: string; readonly number: number; readonly onTold: () => void },
): Engine {
  const { world, clock, repository } = surroundings;
  const key = { repository, number };
  const deeds = new Deeds();
  const engine = createMemoryEngine(
    { ...surroundings, world: { ...world, github: (login) => deeds.overhear(world.github(login)) } },
    { ledger, receiptSecret: SECRET },
  );
  let resting = { as: "", until: 0 };
  return {
    ...engine,
    async settle() {
      // Virtual days have thousands of moments at which nothing has happened and nothing is due.
      if (world.fingerprint() === resting.as && clock.now() < resting.until) return engine.settle();
      const reader = createReader({ sight: world.onlooker("somebody"), clock });
      const { writes } = world.requests();
      const plan = await reader.read(key).then(
        () => reader.plan(key),
        () => ({ would: [], nextDue: null }),
      );
      expect(world.requests().writes).toBe(writes);
      const rows = await ledger.read(key);
      await engine.settle();
      const { done, foreseeable } = deeds.take();
      const nobodyRang = done.length === 0 && (await ledger.read(key)).length === rows.length;
      if (nobodyRang && LOST.test(name)) return;
      expect(plan.would.slice(0, foreseeable).map(tell)).toEqual(done.slice(0, foreseeable).map(tell));
      if (plan.would.length > 0) onTold();
      const until = foreseeable < done.length ? 0 : (plan.nextDue ?? Number.POSITIVE_INFINITY);
      resting = { as: world.fingerprint(), until };
    },
  };
}

/** In these nobody rings at times: what is due then the bot does later. */
const LOST = /^(?:d10-another|d16-seen-late|d17-announced|d18-an-objection-nobody)/u;

/** What only the bot knows, or what only shows when it is done. */
const UNFORESEEABLE: Readonly<Record<string, string>> = {
  "19-lost-webhooks.yml":
    "signed before the bot wrote anything: which text there was by then only the bot has seen",
  "22-write-done-but-answered-502.yml": "an answer gets lost, and the rest is done a moment later",
  "24-checklist-tampered.yml": "the bot's only comment is deleted, and with it whatever tells who the bot is",
  "d17-announced-late.yml":
    "signed before the bot wrote anything: which text there was by then only the bot has seen",
  "d34-paused-from-the-start.yml": "since when the bot is paused nothing tells",
  "d34-paused.yml": "since when the bot is paused nothing tells",
  "x4-webhooks-out-of-order.yml":
    "signed before the bot wrote anything: which text there was by then only the bot has seen",
};

describe("what is told is what is done", () => {
  const all = SCENARIOS.filter((name) => UNFORESEEABLE[name] === undefined);
  test.each(thorough ? all : all.filter((_, index) => index % 12 === 3))(
    "%s",
    { timeout: 60_000 },
    async (name) => {
      const scenario = spaced(readScenario(name));
      const { number } = scenario.pull;
      let told = 0;
      await watchScenario(scenario, {
        onStep: async () => {},
        makeEngine: (surroundings, ledger) =>
          foretold(surroundings, ledger, {
            name,
            number,
            onTold: () => {
              told += 1;
            },
          }),
      });
      // In some nothing is ever to be done, but for the check of a document.
      expect(told).toBeGreaterThan(0);
    },
  );
});
