/**
 * The merge queue of a branch: what is merged through one waits there, until the queue merges it or gives it back.
 *
 * Here a queue does nothing by itself. A story says what becomes of what waits in it.
 */
import { type AccountRecord, ensureAccount } from "./accounts.ts";
import { denyClosed } from "./branches.ts";
import { type Denial, firstDenial } from "./denial.ts";
import { mergeabilityOf } from "./mergeability.ts";
import { carryOutMerge } from "./merging.ts";
import { denyRole } from "./permissions.ts";
import type { PullRecord } from "./records.ts";
import { addEvent, type WorldState } from "./state.ts";

/** In whose name a queue does what it does. */
export const QUEUE_LOGIN = "github-merge-queue[bot]";

export function queueAccount(world: WorldState): AccountRecord {
  return ensureAccount(world.accounts, QUEUE_LOGIN);
}

/** Asks whether somebody may put a pull request, whose head they take to be `head`, into the queue. */
export function denyEnqueue(pull: PullRecord, actor: AccountRecord, head: string): Denial | null {
  const named = `#${pull.key.number}`;
  const invalid = (message: string): Denial => ({ status: 422, reason: "invalid", message });
  return firstDenial(
    () => denyRole(pull.repository, actor, "write", `put ${named} into the merge queue`),
    () => denyClosed(pull, "put into the merge queue"),
    () => (pull.hindrance === "merge-queue" ? null : invalid(`${pull.base} has no merge queue.`)),
    () =>
      head === pull.head.id
        ? null
        : {
            status: 409,
            reason: "head-moved",
            message: `The head of ${named} is ${pull.head.id}, not ${head}.`,
          },
    () => (pull.draft ? invalid(`${named} is a draft and can't be put into the merge queue.`) : null),
    () => (mergeabilityOf(pull) === "no" ? invalid(`${named} is in conflict with ${pull.base}.`) : null),
  );
}

/** Puts a pull request into the queue. One that waits there already goes on waiting. */
export function enqueuePull(world: WorldState, pull: PullRecord, by: AccountRecord): void {
  if (pull.queued) return;
  pull.queued = true;
  addEvent(world, pull, by, { kind: "queued" });
}

/** Asks whether the queue can merge a pull request. */
export function denyQueueMerge(pull: PullRecord): Denial | null {
  const named = `#${pull.key.number}`;
  if (!pull.queued) return { status: 422, reason: "invalid", message: `${named} is in no merge queue.` };
  if (mergeabilityOf(pull) !== "no") return null;
  return { status: 422, reason: "conflict", message: `${named} is in conflict with ${pull.base}.` };
}

/** The queue's turn has come. */
export function mergeQueued(world: WorldState, pull: PullRecord): AccountRecord {
  const queue = queueAccount(world);
  const { title, head, key } = pull;
  const text = { title: `Merge pull request #${key.number}`, message: title };
  carryOutMerge(world, pull, queue, { head: head.id, method: "merge", ...text });
  return queue;
}
