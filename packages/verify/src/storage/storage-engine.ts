/**
 * The real bot on a store that fails once, or of which it dies once. What is written goes on from there: whoever asked tries
 * again, a delivery that couldn't be stored is found by a sweep, and a dead process is followed by another.
 */
import {
  type Bot,
  createBot,
  type GitHub,
  type Ledger,
  type Log,
  type PullKey,
  readStanding,
  rings,
  type Store,
  StoreUnavailable,
  type WakeUp,
} from "@rfckit/reconciler";
import type { Engine, MakeEngine, Surroundings, Wake } from "@rfckit/simulator";
import { toPullEvent } from "@rfckit/simulator";
import { aboutOf } from "../crashes/mortal-ports.ts";
import { faultyStore, type Mishap, type Mortality, WriteCount } from "./faulty-store.ts";
import type { Storage } from "./storage.ts";

export interface StoragePlay {
  readonly makeEngine: MakeEngine;
  /** What was written, in order. */
  readonly writes: () => readonly string[];
  /** All that were ever posted, by their ids: people's numbered as they came, the bot's by what they are about. */
  readonly comments: ReadonlyMap<number, string>;
  readonly estate: () => { readonly github: GitHub; readonly ledger: Ledger };
  /** Looks at everything once more, and tells how often it wrote to GitHub. */
  readonly lookAgain: (key: PullKey) => Promise<number>;
  readonly end: () => Promise<void>;
}

export function createStoragePlay(
  mishap: Mishap | null,
  openStorage: (surroundings: Surroundings) => Storage,
): StoragePlay {
  const comments = new Map<number, string>();
  let engine: StorageEngine | null = null;
  const present = (): StorageEngine => {
    if (engine === null) throw new Error("The play has not begun");
    return engine;
  };
  return {
    makeEngine(surroundings) {
      engine = new StorageEngine(surroundings, mishap, openStorage(surroundings), comments);
      return engine;
    },
    writes: () => present().writes,
    comments,
    estate: () => present().estate(),
    lookAgain: (key) => present().lookAgain(key),
    end: () => present().end(),
  };
}

interface Running {
  readonly bot: Bot;
  readonly store: Store;
  readonly life: Mortality;
}

class StorageEngine implements Engine {
  readonly #surroundings: Surroundings;
  readonly #storage: Storage;
  readonly #comments: Map<number, string>;
  readonly #count: WriteCount;
  readonly #github: GitHub;
  readonly #self: number;
  #arrived: Wake[] = [];
  #people = 0;
  #running: Running | null = null;
  #onDeath: () => void = () => {};
  /** Whether a lease couldn't be given back. */
  #unsettled = false;
  /** The errands that failed, and rest now. */
  readonly #failed: WakeUp[] = [];
  /** The world at the last sweep; while it is the same, another one would find nothing. */
  #swept: string | null = null;

  constructor(
    surroundings: Surroundings,
    mishap: Mishap | null,
    storage: Storage,
    comments: Map<number, string>,
  ) {
    this.#surroundings = surroundings;
    this.#storage = storage;
    this.#comments = comments;
    this.#count = new WriteCount(
      mishap,
      (write) => storage.tear(write),
      () => this.#onDeath(),
    );
    const { world, botLogin } = surroundings;
    this.#self = world.addUser(botLogin, { kind: "bot" }).id;
    const github = world.github(botLogin);
    this.#github = {
      ...github,
      comment: async (key, body) => {
        const posted = await github.comment(key, body);
        comments.set(posted.id, aboutOf(body) ?? "without a key");
        return posted;
      },
    };
  }

  /** A bug in the bot ends the play. */
  readonly #log: Log = {
    info() {},
    warn: (event, fields) => {
      if (fields?.["bug"] === true) throw new Error(`${event}, ${fields["why"]}`);
      if (event === "settle-failed") this.#unsettled = true;
    },
  };

  get writes(): readonly string[] {
    return this.#count.names;
  }

  deliver(wake: Wake): void {
    this.#arrived.push(wake);
    const { comment, event } = { comment: undefined, ...wake };
    if (event !== "comment" || comment?.kind !== "comment") return;
    this.#people += 1;
    this.#comments.set(comment.id, `${this.#people}`);
  }

  die(): void {
    this.#onDeath();
  }

  async settle(): Promise<void> {
    let unstored = false;
    for (let wake = this.#arrived.shift(); wake !== undefined; wake = this.#arrived.shift()) {
      const next = wake;
      unstored = !(await this.#live((bot) => this.#answer(bot, next))) || unstored;
    }
    if (unstored) await this.#insist((bot) => bot.sweep());
    await this.#insist((bot) => bot.run());
  }

  async sweep(): Promise<void> {
    const seen = this.#surroundings.world.fingerprint();
    if (seen === this.#swept) return;
    this.#swept = seen;
    await this.#insist((bot) => bot.sweep());
  }

  async restart(): Promise<void> {
    this.#arrived = [];
    await this.#bury();
    await this.#insist(sweepAndRun);
  }

  async nextDue() {
    return (await this.#present()).bot.nextDue();
  }

  async standing(key: PullKey) {
    return readStanding((await this.#present()).store.ledger, key);
  }

  estate() {
    if (this.#running === null) throw new Error("Nobody is running.");
    return {
      github: this.#surroundings.world.github(this.#surroundings.botLogin),
      ledger: this.#running.store.ledger,
    };
  }

  async lookAgain(key: PullKey): Promise<number> {
    const { world } = this.#surroundings;
    const { writes } = world.requests();
    await this.#insist(async (bot) => {
      await bot.ring(key);
      await bot.run();
    });
    await this.restart();
    return world.requests().writes - writes;
  }

  async end(): Promise<void> {
    if (this.#running !== null) this.#running.life.dead = true;
    await this.#storage.end();
  }

  async #answer(bot: Bot, wake: Wake): Promise<void> {
    if (wake.kind === "repository") return bot.ringRepository(wake.repository);
    if (!rings(toPullEvent(wake, this.#self), bot.mentionsOf(wake.key.repository))) return;
    await (wake.kind === "pull" ? bot.ring(wake.key) : bot.ringIssue(wake.key));
  }

  /** Until it has succeeded: there is one mishap only. */
  async #insist(work: (bot: Bot) => Promise<void>): Promise<void> {
    while (!(await this.#live(work)));
  }

  /** Whether the work was done. Where the process died of it, another one has begun, and swept. */
  async #live(work: (bot: Bot) => Promise<void>): Promise<boolean> {
    const { bot } = await this.#present();
    const ended = await new Promise<"done" | "failed" | "dead">((resolve, reject) => {
      this.#onDeath = () => resolve("dead");
      work(bot).then(
        () => resolve("done"),
        (error: unknown) => (error instanceof StoreUnavailable ? resolve("failed") : reject(error)),
      );
    });
    if (ended === "done" && !this.#unsettled && this.#failed.length === 0) return true;
    if (ended !== "dead") {
      // A lease that nobody knows of, or that couldn't be given back, runs out, and what failed is due again. Nothing happens
      // meanwhile.
      this.#unsettled = false;
      await (await this.#present()).store.wakeUps.ring(this.#failed.splice(0));
      await this.#storage.expire();
      return false;
    }
    await this.#bury();
    await this.#insist(sweepAndRun);
    return false;
  }

  async #bury(): Promise<void> {
    if (this.#running === null) return;
    this.#running.life.dead = true;
    this.#running = null;
    this.#swept = null;
    await this.#storage.die();
  }

  async #present(): Promise<Running> {
    if (this.#running !== null) return this.#running;
    const { clock, repository } = this.#surroundings;
    const store = await this.#storage.open();
    const life: Mortality = { dead: false };
    const bot = createBot({
      github: this.#github,
      store: faultyStore(store, this.#count, life),
      clock,
      repositories: async () => [repository],
      log: this.#log,
      onSettled: ({ errand, key }, { kind }) => {
        if (kind === "failed") this.#failed.push({ errand, key });
      },
    });
    this.#running = { bot, store, life };
    return this.#running;
  }
}

async function sweepAndRun(bot: Bot): Promise<void> {
  await bot.sweep();
  await bot.run();
}
