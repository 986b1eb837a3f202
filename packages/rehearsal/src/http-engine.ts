/**
 * The bot in a scenario, over HTTP: the real app behind its own server gets signed webhooks, and asks the simulator's
 * HTTP API through the real octokit.
 *
 * The ledger and the leases stand for the database: they outlive the process. A delivery is made when something
 * happens, as GitHub makes it, and sent when the play lets the bot work.
 */
import { createMemoryLeases, createMemoryLedger, type Log, readStanding } from "@rfckit/reconciler";
import type { Engine, MakeEngine, Surroundings, Wake } from "@rfckit/simulator";
import { checkDelivery, type Delivery, toDeliveries } from "@rfckit/simulator/http";
import { beginLife, type Life } from "./life.ts";

export interface HttpEngineOptions {
  readonly log?: Log;
  /** The port of the simulator's HTTP API in the first life; a free one where it is left out. */
  readonly port?: number;
  /** Is told of each webhook that has arrived, and waits for the bot to be let work. */
  readonly onArrival?: () => void;
  /** Is told of each life of the process. */
  readonly onLife?: (life: Life) => void;
}

/** A bug in the bot is no event of the story: it ends the play. */
const LOUD: Log = {
  info() {},
  warn(event, fields) {
    if (fields?.["bug"] === true) throw new Error(`The bot has a bug (${event}): ${fields["why"]}`);
  },
};

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
  readonly #ledger = createMemoryLedger();
  readonly #leases;
  readonly #deviations: string[] = [];
  readonly #lives: Life[] = [];
  /** The delivery ids of a wake-up: one that arrives twice is the same delivery. */
  readonly #ids = new WeakMap<Wake, string>();
  #count = 0;
  #arrived: Arrived[] = [];
  #onDeath: () => void = () => {};
  #swept: { readonly of: string; readonly at: number; readonly again: boolean } | null = null;

  constructor(surroundings: Surroundings, options: HttpEngineOptions) {
    this.#surroundings = surroundings;
    this.#options = options;
    this.#leases = createMemoryLeases(surroundings.clock);
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
    this.#lives.at(-1)?.kill();
    this.#onDeath();
  }

  settle(): Promise<void> {
    return this.#live(async (life) => {
      for (let next = this.#arrived.shift(); next !== undefined; next = this.#arrived.shift()) {
        for (const [index, delivery] of next.deliveries.entries()) {
          this.#deviations.push(...checkDelivery(delivery));
          await life.send(delivery, `${this.#idOf(next.wake)}-${index}`);
        }
      }
      await life.app.work();
    });
  }

  /**
   * Of a world in which nothing happened since it was last swept a sweep would be asked the same and be answered the same.
   * Virtual days have thousands of them: over HTTP those are left out.
   */
  async sweep(): Promise<void> {
    const { world, clock } = this.#surroundings;
    const before = `${world.fingerprint()} ${this.#lives.length}`;
    // What happened in the very second of a sweep may have happened after it.
    if (this.#swept?.of === before && this.#swept.at < clock.now() && this.#swept.again) return;
    await this.#live((life) => life.app.sweep());
    const again = this.#swept?.of === before;
    this.#swept = { of: `${world.fingerprint()} ${this.#lives.length}`, at: clock.now(), again };
  }

  async restart(): Promise<void> {
    this.#lives.at(-1)?.kill();
    this.#arrived = [];
    await this.#begin();
    await this.#live(async ({ app }) => {
      await app.sweep();
      await app.work();
    });
  }

  nextDue() {
    return this.#lives.at(-1)?.app.bot.nextDue() ?? null;
  }

  standing(key: Parameters<Engine["standing"]>[0]) {
    return readStanding(this.#ledger, key);
  }

  async dispose(): Promise<void> {
    for (const life of this.#lives.splice(0)) await life.end();
  }

  async #begin(): Promise<Life> {
    const { world, clock, botLogin, owner } = this.#surroundings;
    const { log = LOUD, port } = this.#options;
    this.#leases.abandon();
    const life = await beginLife({
      world,
      clock,
      ledger: this.#ledger,
      leases: this.#leases,
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
