/**
 * A story told to one process of the bot, which looks after each deed, and how it all ends.
 */
import { describe } from "@rfckit/core";
import {
  type Bot,
  type Clock,
  createBot,
  createMemoryStore,
  type GitHub,
  readStanding,
} from "@rfckit/reconciler";
import { LOUD } from "@rfckit/simulator";
import { BOT, type Stage } from "./stage.ts";

export interface ToldBot {
  /** Rings, and lets the bot work until it has nothing left to do. */
  readonly settle: () => Promise<void>;
  /** The database is lost, and the process with it. */
  readonly loseLedger: () => void;
  /** How things stand, on one line: two stories that end alike give the same. */
  readonly tellEnd: () => Promise<string>;
}

export interface BotOptions {
  readonly github?: GitHub;
  readonly clock?: Clock;
}

export function startBot(stage: Stage, { github, clock }: BotOptions = {}): ToldBot {
  const { world, pull, repository } = stage;
  const start = () => {
    const host = clock ?? stage.clock;
    const store = createMemoryStore(host);
    const bot: Bot = createBot({
      github: github ?? world.github(BOT),
      store,
      clock: host,
      repositories: async () => [repository],
      log: LOUD,
    });
    return { ledger: store.ledger, bot };
  };
  let running = start();
  return {
    async settle() {
      await running.bot.ring(pull.key);
      await running.bot.run();
    },
    loseLedger() {
      running = start();
    },
    async tellEnd() {
      const standing = await readStanding(running.ledger, pull.key);
      const { phase, disposition, mover, signedOff, signedGroups, objections, fcp } = describe(standing);
      const people = signedOff.map(({ login }) => login);
      const objected = objections.map(({ name, resolved }) => `${name}${resolved ? " (resolved)" : ""}`);
      const { state, labels } = pull.view();
      return JSON.stringify([
        phase,
        disposition,
        mover?.login,
        people,
        signedGroups,
        objected,
        fcp,
        state,
        [...labels].sort(),
      ]);
    },
  };
}
