/**
 * The real bot, run in this very process on a ledger in memory.
 *
 * The store stands for the database: it outlives the bot, though a dead bot's leases are freed at once. Whatever the bot
 * was in the middle of is gone with a restart or a crash, and so is what hadn't been stored.
 */
import {
  type Bot,
  createBot,
  createMemoryLeases,
  createMemoryLedger,
  createMemoryStore,
  type Ledger,
  readStanding,
  rings,
} from "@rfckit/reconciler";
import type { Wake } from "../github/wakes.ts";
import type { Engine, Surroundings } from "./engine.ts";
import { LOUD } from "./loud-log.ts";
import { toPullEvent } from "./wake-event.ts";

export interface MemoryEngineOptions {
  /** Where the bot keeps what it knows; a new one where it is left out. */
  readonly ledger?: Ledger;
  /** Seals the receipts; none where it is left out. */
  readonly receiptSecret?: string;
}

export function createMemoryEngine(
  { world, clock, repository, botLogin }: Surroundings,
  { ledger = createMemoryLedger(), receiptSecret = "" }: MemoryEngineOptions = {},
): Engine {
  const leases = createMemoryLeases(clock);
  const store = createMemoryStore(clock, { leases, ledger });
  const self = world.addUser(botLogin, { kind: "bot" });
  let arrived: Wake[] = [];
  let onDeath: () => void = () => {};

  const start = (): Bot => {
    leases.abandon();
    return createBot({
      github: world.github(botLogin),
      store,
      clock,
      repositories: async () => [repository],
      log: LOUD,
      operator: { receiptSecret },
    });
  };
  let bot = start();

  /** Whether the process lived to the end of some work. A dead one's work never ends, so it is not awaited. */
  const survives = (work: () => Promise<void>): Promise<boolean> =>
    new Promise((resolve, reject) => {
      onDeath = () => resolve(false);
      work().then(() => resolve(true), reject);
    });

  const answer = async (wake: Wake): Promise<void> => {
    if (wake.kind === "repository") return bot.ringRepository(wake.repository);
    if (!rings(toPullEvent(wake, self.id), bot.mentionsOf(wake.key.repository))) return;
    if (wake.kind === "pull") await bot.ring(wake.key);
    else await bot.ringIssue(wake.key);
  };

  const workOff = async (): Promise<void> => {
    for (let wake = arrived.shift(); wake !== undefined; wake = arrived.shift()) await answer(wake);
    await bot.run();
  };

  const live = async (work: () => Promise<void>): Promise<void> => {
    if (!(await survives(work))) await restart();
  };

  const restart = async (): Promise<void> => {
    arrived = [];
    bot = start();
    await live(async () => {
      await bot.sweep();
      await bot.run();
    });
  };

  return {
    deliver: (wake) => arrived.push(wake),
    die: () => onDeath(),
    settle: () => live(workOff),
    sweep: () => live(() => bot.sweep()),
    restart,
    nextDue: () => bot.nextDue(),
    standing: (key) => readStanding(store.ledger, key),
  };
}
