/**
 * Two processes of the bot serve one pull request, while people go on: between any two requests anything may happen.
 * Wake-ups are lost, doubled and late, requests take their time, time out, and answers are lost after the effect. The
 * order of all of it is drawn by fast-check's scheduler.
 */
import { HOUR, type Standing } from "@rfckit/core";
import {
  type Bot,
  createBot,
  createMemoryLeases,
  createMemoryLedger,
  createMemoryStore,
  type GitHub,
  GitHubUnavailable,
  type Leases,
  type Log,
  type PullKey,
  REQUEST_TIME,
  readStanding,
} from "@rfckit/reconciler";
import fc, { type Scheduler } from "fast-check";
import { judgeCarryingOut, judgePosting, judgeThread } from "./auditor.ts";
import { aStory, Chronicle, type Deed, perform, tellDeed } from "./deeds.ts";
import type { Law } from "./run-law.ts";
import { BOT, type Stage, setStage } from "./stage.ts";

interface Drawn {
  readonly scheduler: Scheduler;
  readonly deeds: readonly Deed[];
  /** One die for each thing that may go wrong, thrown in turn. */
  readonly dice: readonly number[];
}

const draw = fc.record({
  scheduler: fc.scheduler(),
  deeds: aStory,
  dice: fc.array(fc.nat(19), { minLength: 1, maxLength: 40 }),
});

export const SCHEDULES: Law<Drawn> = {
  name: "schedules",
  about: "two processes, people between any two requests, wake-ups and answers lost",
  seconds: 12,
  usual: 400,
  draw,
  judge: (drawn) => new Play(drawn).judge(),
  tell: ({ deeds, dice }) => `${deeds.map(tellDeed).join(" · ")} (dice ${dice.join(" ")})`,
};

/** How many rounds of an hour it takes at most until whatever failed was tried again. */
const ROUNDS = 4;

class Play {
  readonly #scheduler: Scheduler;
  readonly #deeds: readonly Deed[];
  readonly #dice: readonly number[];
  readonly #stage: Stage;
  readonly #chronicle: Chronicle;
  readonly #ledger = createMemoryLedger();
  readonly #leases: Leases;
  readonly #processes: Process[] = [];
  #thrown = 0;
  #calm = false;
  #wrong: string | null = null;
  /** Which process has the lease. */
  #holder: string | null = null;

  constructor({ scheduler, deeds, dice }: Drawn) {
    this.#scheduler = scheduler;
    this.#deeds = deeds;
    this.#dice = dice;
    this.#stage = setStage(() => this.#ring());
    this.#chronicle = new Chronicle(this.#stage.clock.now());
    this.#leases = createMemoryLeases(this.#stage.clock);
    for (const name of ["first", "second"]) this.#processes.push(this.#start(name));
  }

  async judge(): Promise<string | null> {
    const { pull, clock } = this.#stage;
    const people = this.#scheduler.scheduleSequence(
      this.#deeds.map((deed) => ({ label: tellDeed(deed), builder: () => this.#do(deed) })),
    );
    this.#ring();
    await this.#scheduler.waitIdle();
    await people.task;
    this.#calm = true;
    for (let round = 0; round < ROUNDS; round += 1) {
      await this.#rest();
      clock.advanceTo(clock.now() + HOUR);
      for (const { bot } of this.#processes) await bot.ring(pull.key);
    }
    await this.#rest();
    return this.#wrong ?? judgeThread(this.#stage) ?? (await this.#judgeRest());
  }

  /** In the end a second look writes nothing (invariant 11). */
  async #judgeRest(): Promise<string | null> {
    const { world, pull } = this.#stage;
    const { writes } = world.requests();
    for (const { bot } of this.#processes) await bot.ring(pull.key);
    await this.#rest();
    return world.requests().writes === writes ? null : "a second look wrote something (invariant 11)";
  }

  async #rest(): Promise<void> {
    for (const { bot } of this.#processes) await bot.run();
  }

  async #do(deed: Deed): Promise<void> {
    perform(deed, this.#stage, this.#chronicle);
    // Timers fall due as time passes.
    if (deed.does === "waits") for (const process of this.#processes) this.#wake(process);
  }

  #throwDie(): number {
    this.#thrown += 1;
    return this.#dice[this.#thrown % this.#dice.length] ?? 0;
  }

  /** A wake-up arrives some time later, at either process; or twice, or never. */
  #ring(): void {
    if (this.#calm) return;
    const copies = [0, 1, 1, 2][this.#throwDie() % 4] ?? 1;
    for (let copy = 0; copy < copies; copy += 1) {
      const process = this.#processes[this.#throwDie() % this.#processes.length];
      if (process === undefined) continue;
      void this.#scheduler.schedule(Promise.resolve(), "a wake-up").then(() => {
        void process.bot.ring(this.#stage.pull.key);
        this.#wake(process);
      });
    }
  }

  /** One worker in each process. */
  #wake(process: Process): void {
    process.work ??= process.bot.run().finally(() => {
      process.work = null;
    });
  }

  #start(name: string): Process {
    const { world, clock, repository } = this.#stage;
    const bot = createBot({
      github: this.#distant(name, world.github(BOT)),
      store: createMemoryStore(clock, { ledger: this.#ledger, leases: this.#watched(name) }),
      clock,
      repositories: async () => [repository],
      log: this.#log,
    });
    return { name, bot, work: null };
  }

  readonly #log: Log = {
    info() {},
    warn: (event, fields) => {
      if (fields?.["bug"] === true) this.#wrong ??= `a bug in the bot (${event}): ${fields["why"]}`;
    },
  };

  #watched(name: string): Leases {
    return {
      take: async (key, length) => {
        const lease = await this.#leases.take(key, length);
        if (lease !== null) this.#holder = name;
        return lease;
      },
      renew: (lease, length) => this.#leases.renew(lease, length),
      release: (lease) => this.#leases.release(lease),
    };
  }

  /** GitHub, as far away as it is. */
  #distant(name: string, github: GitHub): GitHub {
    let lookedAt = 0;
    /** Whether it has written anything since it looked. */
    let afresh = false;
    const standing = (key: PullKey): Promise<Standing> => readStanding(this.#ledger, key);
    const send = async <T>(what: string, request: () => Promise<T>, judge?: () => Promise<string | null>) => {
      if (!this.#calm) {
        const sentAt = this.#stage.clock.now();
        await this.#scheduler.schedule(Promise.resolve(), `${name} process: ${what}`);
        const die = this.#throwDie();
        const late = this.#stage.clock.now() - sentAt > REQUEST_TIME;
        if (late || die === 0) throw new GitHubUnavailable(null, "It took too long.");
      }
      const holds = this.#holder === name;
      const verdict = judge === undefined ? null : await judge();
      const answer = await request();
      if (judge !== undefined) afresh = false;
      // What GitHub refused has not happened.
      if (judge !== undefined && !holds)
        this.#wrong ??= "two processes acted on one pull request (invariant 15)";
      this.#wrong ??= verdict;
      if (!this.#calm) {
        await this.#scheduler.schedule(Promise.resolve(), `${name} process: ${what}, answered`);
        if (judge !== undefined && this.#throwDie() === 1)
          throw new GitHubUnavailable(502, "The answer was lost.");
      }
      return answer;
    };
    const harmless = async (): Promise<null> => null;
    const carryOut = (key: PullKey) => async (): Promise<string | null> =>
      afresh
        ? judgeCarryingOut((await standing(key)).motion, lookedAt, this.#stage, this.#chronicle)
        : "it merged or closed without reading the thread afresh (D18)";
    return {
      ...github,
      observe: (key, ids) =>
        send("observe", () => {
          lookedAt = this.#stage.clock.now();
          afresh = true;
          this.#chronicle.read();
          return github.observe(key, ids);
        }),
      apply: (key, changes) => send("apply", () => github.apply(key, changes), harmless),
      comment: (key, body) =>
        send(
          "comment",
          () => github.comment(key, body),
          async () => judgePosting(body, this.#stage),
        ),
      merge: (key, order) => send("merge", () => github.merge(key, order), carryOut(key)),
      close: (key) => send("close", () => github.close(key), carryOut(key)),
    };
  }
}

interface Process {
  readonly name: string;
  readonly bot: Bot;
  work: Promise<void> | null;
}
