/**
 * What plays the bot's part in a scenario: a whole bot and whatever runs it.
 *
 * The virtual clock moves only between two calls, and never while one is pending.
 */
import type { Instant, Standing } from "@rfckit/core";
import type { PullKey } from "@rfckit/reconciler";
import type { VirtualClock } from "../clock.ts";
import type { Wake } from "../github/wakes.ts";
import type { World } from "../github/world.ts";

export interface Engine {
  /** A webhook arrives; nothing is done about it before `settle`. */
  deliver(wake: Wake): void;
  /** The bot's process died in the middle of a request. */
  die(): void;
  /** Works until nothing is left to do at the clock's instant. A process that dies on the way is started again. */
  settle(): Promise<void>;
  /** The reconciliation at its own interval. */
  sweep(): Promise<void>;
  /** The process ends, and another one takes its place. */
  restart(): Promise<void>;
  /** When the next timer falls due, or `null`. */
  nextDue(): Promise<Instant | null>;
  /** Where a pull request stands, by what the bot has on record. */
  standing(key: PullKey): Promise<Standing>;
  /** Gives back what it holds, such as servers. */
  dispose?(): Promise<void>;
}

export interface Surroundings {
  readonly world: World;
  readonly clock: VirtualClock;
  /** The repository that the bot serves. */
  readonly repository: number;
  /** The login of whoever owns it, and what it is called. */
  readonly owner: string;
  readonly name: string;
  readonly botLogin: string;
}

export type MakeEngine = (surroundings: Surroundings) => Engine;
