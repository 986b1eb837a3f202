/**
 * The cheap look at a whole repository: one list tells which pull requests changed since the last one, and whether
 * the configuration did. Only what changed is looked at.
 */
import type { Host } from "./host.ts";
import type { PullKey } from "./ports/snapshot.ts";
import type { RepositoryReport } from "./repository-pass.ts";
import type { Reserve } from "./reserve.ts";
import type { WakeQueue } from "./wake-queue.ts";

/** The key under which a repository as such is looked at. */
export function repositoryKey(repository: number): PullKey {
  return { repository, number: 0 };
}

export class Sweep {
  readonly #host: Host;
  readonly #queue: WakeQueue;
  readonly #reserve: Reserve;
  /** The lists that were held back. */
  readonly #owed = new Set<number>();
  /** The configuration's blob as the last list told it. */
  readonly #listed = new Map<number, string | null>();
  readonly #handled = new Map<
    number,
    { readonly blobs: readonly (string | null)[]; readonly broken: boolean }
  >();

  constructor(host: Host, queue: WakeQueue, reserve: Reserve) {
    this.#host = host;
    this.#queue = queue;
    this.#reserve = reserve;
  }

  /** Rings for whatever changed; later, where that has to be held back. Throws what the port throws. */
  async sweep(repository: number): Promise<void> {
    const until = this.#reserve.heldUntil(repository);
    if (until !== null) {
      this.#owed.add(repository);
      this.#queue.ring("repository", repositoryKey(repository), until);
      return;
    }
    this.#owed.delete(repository);
    const { configuration, pulls } = await this.#host.github.list(repository);
    const now = this.#host.clock.now();
    for (const { key, fingerprint } of pulls) {
      const waiting = this.#queue.of("pull", key);
      if (waiting.fingerprint !== fingerprint) this.#queue.ring("pull", key, now);
      waiting.fingerprint = fingerprint;
    }
    this.#listed.set(repository, configuration);
    if (this.#handled.get(repository)?.blobs.includes(configuration) !== true) this.#ringFor(repository);
  }

  /** Makes up for a list that was held back. */
  async catchUp(repository: number): Promise<void> {
    if (this.#owed.has(repository)) await this.sweep(repository);
  }

  /** The configuration was looked at: it isn't again before it changes. */
  handled(repository: number, { configuration, broken }: RepositoryReport): void {
    // What is listed may be no text, and then a reading shows none: either way it is this one.
    const blobs = [configuration, this.#listed.get(repository) ?? null];
    this.#handled.set(repository, { blobs, broken });
  }

  /** A pass came upon the configuration: a team may have become unreadable without any change of the file. */
  found(repository: number, broken: boolean): void {
    const handled = this.#handled.get(repository);
    if (handled !== undefined && handled.broken !== broken) this.#ringFor(repository);
  }

  #ringFor(repository: number): void {
    this.#queue.ring("repository", repositoryKey(repository), this.#host.clock.now());
  }
}
