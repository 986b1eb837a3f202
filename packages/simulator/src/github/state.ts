/** Everything there is in one world, and the few things that every change to it does. */
import type { Instant } from "@rfckit/core";
import type { Clock, PullKey } from "@rfckit/reconciler";
import type { AccountBook, AccountRecord } from "./accounts.ts";
import type { FaultState } from "./faults.ts";
import { LIMITS } from "./limits.ts";
import type { PullEvent, PullRecord, RepositoryRecord } from "./records.ts";
import type { RequestTally } from "./requests.ts";
import type { Bell } from "./wakes.ts";

/**
 * The next ids. Comments, reviews and inline comments are numbered each for themselves, from the same start, so
 * that whoever takes an id of one kind for one of another is found out.
 */
export interface Counters {
  repository: number;
  comment: number;
  review: number;
  inline: number;
  event: number;
  order: number;
}

export interface WorldState {
  readonly clock: Clock;
  readonly accounts: AccountBook;
  readonly repositories: Map<number, RepositoryRecord>;
  readonly next: Counters;
  readonly requests: RequestTally;
  readonly faults: FaultState;
  readonly bell: Bell;
}

/** Takes the next number of a sequence. */
export function takeNext(world: WorldState, counter: keyof Counters): number {
  const number = world.next[counter];
  world.next[counter] = number + 1;
  return number;
}

/** The present instant as GitHub would stamp it: whole seconds. */
export function stamp(world: WorldState): Instant {
  return Math.floor(world.clock.now() / LIMITS.stamp) * LIMITS.stamp;
}

/** Notes that something about a pull request changed. */
export function touch(world: WorldState, pull: PullRecord): void {
  pull.revision += 1;
  pull.updatedAt = stamp(world);
}

/** Writes an event into a pull request's timeline. */
export function addEvent(world: WorldState, pull: PullRecord, actor: AccountRecord, what: PullEvent): void {
  pull.events.push({
    id: takeNext(world, "event"),
    order: takeNext(world, "order"),
    at: stamp(world),
    actor,
    what,
  });
  touch(world, pull);
}

export function findPull(world: WorldState, key: PullKey): PullRecord | undefined {
  return world.repositories.get(key.repository)?.pulls.get(key.number);
}

export function pullUrl(pull: PullRecord): string {
  return `https://github.com/${pull.repository.owner}/${pull.repository.name}/pull/${pull.key.number}`;
}
