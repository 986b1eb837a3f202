/** Everything there is in one world, and the few things that every change to it does. */
import type { Instant } from "@rfckit/core";
import type { Allowance, Clock, PullKey } from "@rfckit/reconciler";
import type { AccountBook, AccountRecord } from "./accounts.ts";
import type { FaultState } from "./faults.ts";
import { LIMITS } from "./limits.ts";
import type { IssueRecord, PullEvent, PullRecord, RepositoryRecord, ThreadRecord } from "./records.ts";
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
  check: number;
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
  /** What the bot's port in memory says of GitHub's limits. */
  allowance: Allowance | null;
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

/** Notes that something about a pull request or an issue changed. */
export function touch(world: WorldState, thread: ThreadRecord): void {
  thread.revision += 1;
  thread.updatedAt = stamp(world);
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

/** A plain issue; none where the repository takes no issues. */
export function findIssue(world: WorldState, key: PullKey): IssueRecord | undefined {
  const repository = world.repositories.get(key.repository);
  return repository?.takesIssues === true ? repository.issues.get(key.number) : undefined;
}

/** The next number that no pull request and no issue has. */
export function nextNumber({ pulls, issues }: RepositoryRecord): number {
  return Math.max(0, ...pulls.keys(), ...issues.keys()) + 1;
}

export function pullUrl(pull: PullRecord): string {
  return threadUrl(pull);
}

export function threadUrl({ kind, repository, key }: ThreadRecord): string {
  const { owner, name } = repository;
  return `https://github.com/${owner}/${name}/${kind === "pull" ? "pull" : "issues"}/${key.number}`;
}
