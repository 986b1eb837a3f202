/**
 * The bot in a scenario, over HTTP: the real app behind its own server gets signed webhooks, and asks the simulator's
 * HTTP API through the real octokit.
 *
 * The store outlives the process, as a database does. A delivery is made when something happens, as GitHub makes it, and
 * sent when the play lets the bot work.
 */
import type { Instant } from "@rfckit/core";
import { type Clock, type Log, readStanding, type Store } from "@rfckit/reconciler";
import { type Engine, LOUD, type MakeEngine, type Surroundings, type Wake } from "@rfckit/simulator";
import { checkDelivery, type Delivery, toDeliveries } from "@rfckit/simulator/http";
import { beginLife, type Life } from "./life.ts";
import { createMemoryStorage, type Storage } from "./storage.ts";

export interface HttpEngineOptions {
  readonly log?: Log;
  /** What the process keeps; in memory where it is left out. */
  readonly openStorage?: (clock: Clock) => Storage;
  /** Whether the process ends after each piece of work, and another one goes on with what is stored and nothing else. */
  readonly restless?: boolean;
  /** The port of the simulator's HTTP API in the first life; a free one where it is left out. */
  readonly port?: number;
  /** Is told of each webhook that has arrived, and waits for the bot to be let work. */
  readonly onArrival?: () => void;
  /** Is told of each life of the process. */
  readonly onLife?: (life: Life) => void;
}

/** What plays the bot's part over HTTP. A deviation from GitHub's own descriptions ends the play too. */
export function httpEngine(options: HttpEngineOptions = {}): MakeEngine {
  return (surroundings) => new HttpEngine(surroundings, options);
}

interface Arrived {
  readonly wake: Wake;
  readonly deliveries: readonly Delivery[];
}

class HttpEngine implements Engine {
  readonly #surroundings: Surroundings;
  readonly #options: HttpEngineOptions;
  readonly #storage: Storage;
  /** What the present life has stored. */
  #store: Store | null = null;
  readonly #deviations: string[] = [];
  readonly #lives: Life[] = [];
  /** The delivery ids of a wake-up: one that arrives twice is the same delivery. */
  readonly #ids = new WeakMap<Wake, string>();
  #count = 0;
  #arrived: Arrived[] = [];
  #onDeath: () => void = () => {};
  /** When the present process has something to do by itself. */
  #due: Instant | null | "unknown" = "unknown";
  #restarts = 0;
  #swept: { readonly of: string; readonly at: number; readonly again: boolean } | null = null;

  constructor(surroundings: Surroundings, options: HttpEngineOptions) {
    this.#surroundings = surroundings;
    this.#options = options;
    this.#storage = (options.openStorage ?? createMemoryStorage)(surroundings.clock);
    // The account is there, and its doings are an app's, before the first of its requests.
    surroundings.world.github(surroundings.botLogin);
  }

  deliver(wake: Wake): void {
    const [life] = this.#lives.slice(-1);
    if (life === undefined) return;
    const [installation] = life.front.app.installations;
    if (installation === undefined) return;
    this.#arrived.push({ wake, deliveries: toDeliveries(this.#surroundings.world, wake, installation) });
    this.#options.onArrival?.();
  }

  die(): void {
    this.#due = "unknown";
    this.#lives.at(-1)?.kill();
    this.#onDeath();
  }

  async settle(): Promise<void> {
    if (this.#arrived.length === 0 && this.#isResting()) return;
    await this.#live(async (life) => {
      for (let next = this.#arrived.shift(); next !== undefined; next = this.#arrived.shift()) {
        for (const [index, delivery] of next.deliveries.entries()) {
          this.#deviations.push(...checkDelivery(delivery));
          await life.send(delivery, `${this.#idOf(next.wake)}-${index}`);
        }
      }
      await life.app.bot.run();
    });
    if (this.#options.restless === true) {
      await this.#lives.at(-1)?.end();
      await this.#begin();
    }
    this.#due = await this.#ask();
  }

  /**
   * Of a world in which nothing happened since it was last swept a sweep would be asked the same and be answered the same.
   * Virtual days have thousands of them: over HTTP those are left out.
   */
  async sweep(): Promise<void> {
    const { world, clock } = this.#surroundings;
    const before = `${world.fingerprint()} ${this.#restarts}`;
    // What happened in the very second of a sweep may have happened after it.
    if (this.#swept?.of === before && this.#swept.at < clock.now() && this.#swept.again) return;
    this.#due = "unknown";
    await this.#live((life) => life.app.bot.sweep());
    const again = this.#swept?.of === before;
    this.#swept = { of: `${world.fingerprint()} ${this.#restarts}`, at: clock.now(), again };
  }

  async restart(): Promise<void> {
    this.#restarts += 1;
    this.#due = "unknown";
    this.#arrived = [];
    await this.#begin();
    await this.#live(sweepAndRun);
  }

  async nextDue() {
    if (this.#due === "unknown") this.#due = await this.#ask();
    return this.#due;
  }

  async #ask(): Promise<Instant | null> {
    return (await this.#lives.at(-1)?.app.bot.nextDue()) ?? null;
  }

  /** Whether nothing is due, as far as is known without asking. Virtual days have thousands of such moments. */
  #isResting(): boolean {
    if (this.#due === "unknown" || this.#lives.length === 0) return false;
    return this.#due === null || this.#due > this.#surroundings.clock.now();
  }

  async standing(key: Parameters<Engine["standing"]>[0]) {
    if (this.#store === null) await this.#begin();
    if (this.#store === null) throw new Error("A life has a store.");
    return readStanding(this.#store.ledger, key);
  }

  async dispose(): Promise<void> {
    for (const life of this.#lives.splice(0)) await life.end();
    await this.#storage.end();
  }

  async #begin(): Promise<Life> {
    const { world, clock, botLogin, owner } = this.#surroundings;
    const { log = LOUD, port } = this.#options;
    await this.#bury();
    const store = await this.#storage.open();
    this.#store = store;
    const life = await beginLife({
      world,
      clock,
      store,
      log,
      botLogin,
      owner,
      onDeviation: (deviation) => this.#deviations.push(String(deviation)),
      ...(port === undefined || this.#lives.length > 0 ? {} : { port }),
    });
    this.#lives.push(life);
    this.#options.onLife?.(life);
    return life;
  }

  /** The life before is over. Its servers are closed with the play: what it was asked may still be on its way. */
  async #bury(): Promise<void> {
    this.#lives.at(-1)?.kill();
    if (this.#store !== null) await this.#storage.close();
    this.#store = null;
  }

  /** Works in the present life. One that dies on the way is followed by another. */
  async #live(work: (life: Life) => Promise<void>): Promise<void> {
    const life = this.#lives.at(-1) ?? (await this.#begin());
    const survived = await new Promise<boolean>((resolve, reject) => {
      this.#onDeath = () => resolve(false);
      work(life).then(() => resolve(true), reject);
    });
    if (this.#deviations.length > 0) {
      throw new Error(`Something deviates from GitHub's own descriptions:\n${this.#deviations.join("\n")}`);
    }
    if (!survived) await this.restart();
  }

  #idOf(wake: Wake): string {
    const before = this.#ids.get(wake);
    if (before !== undefined) return before;
    this.#count += 1;
    const id = `00000000-0000-4000-8000-${String(this.#count).padStart(12, "0")}`;
    this.#ids.set(wake, id);
    return id;
  }
}

async function sweepAndRun({ app }: Life): Promise<void> {
  await app.bot.sweep();
  await app.bot.run();
}
