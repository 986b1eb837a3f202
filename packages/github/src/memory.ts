/**
 * What a process remembers of GitHub between two readings: things that don't change, under the names by which
 * GraphQL knows them. Forgetting any of it costs requests, never truth.
 */
import type { Instant, UserId } from "@rfckit/core";
import type { ChangedFile, CommentKind, Revision } from "@rfckit/reconciler";

/** More than a large organisation's open pull requests need. */
const MOST = 20_000;

/** A map that forgets what was put into it longest ago. */
export class Remembered<V> {
  readonly #entries = new Map<string, V>();
  readonly #most: number;

  constructor(most = MOST) {
    this.#most = most;
  }

  get(key: string): V | undefined {
    return this.#entries.get(key);
  }

  set(key: string, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#most) return;
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}

/** A comment's versions as far as they were read, by the id of each edit. */
export type Edits = ReadonlyMap<string, Revision>;

export interface FileList {
  readonly files: readonly ChangedFile[];
  readonly complete: boolean;
}

export class Memory {
  /** Node ids of comments by repository, kind and number. */
  readonly comments = new Remembered<string>();
  /** Node ids of pull requests, by repository and number. */
  readonly pulls = new Remembered<string>();
  /** Node ids of labels, by repository and name in lower case. */
  readonly labels = new Remembered<string>();
  /** Repositories all of whose labels are known. */
  readonly allLabels = new Remembered<boolean>();
  /** Node ids of people, by their numeric id. */
  readonly people = new Remembered<string>();
  /** Whether an app posted a comment in its author's name, by repository and id. It never changes. */
  readonly viaApp = new Remembered<boolean>();
  /** Whether the bot itself wrote a comment, by the comment's node id. */
  readonly own = new Remembered<boolean>();
  readonly edits = new Remembered<Edits>(2_000);
  readonly files = new Remembered<FileList>(500);
  /** What a listing found changed so lately that its time can't tell it from what comes next. */
  unsettled = 0;
}

export function commentKey(repository: number, kind: CommentKind, id: number): string {
  return `${repository}/${kind}/${id}`;
}

export function personKey(id: UserId): string {
  return String(id);
}

/** An instant of GraphQL's, such as `2026-01-05T09:00:00Z`, in UTC ms. */
export function readInstant(text: string): Instant {
  return Date.parse(text);
}
