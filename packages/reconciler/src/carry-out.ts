/**
 * The one irreversible effect: merging or closing the pull request, once it is decided (R12, R13, D20).
 *
 * The merge names the head that the decision is about, so a racing push is never merged unseen. Where the base branch
 * has a merge queue, the pull request enters that queue with that head, and the queue merges it or gives it back.
 */

import type { Entry, Hindrance, Motion } from "@rfckit/core";
import { type GitHub, GitHubRefused } from "./ports/github.ts";
import type { Snapshot } from "./ports/snapshot.ts";
import { tellCircumstances } from "./read/circumstances.ts";
import { mergeMessage } from "./wording/index.ts";

export type Carried =
  /** It is done. */
  | { readonly kind: "done"; readonly entry: Entry }
  /** GitHub doesn't let it happen now. */
  | { readonly kind: "hindered"; readonly entry: Entry }
  /** Things are no longer as they were read: read again. Where nothing new is to be seen, the entry says that it failed. */
  | { readonly kind: "look-again"; readonly entry: Entry };

export interface Order {
  readonly snapshot: Snapshot;
  readonly motion: Motion;
  readonly missingSections: readonly string[];
  readonly name: (person: { readonly id: number; readonly login: string }) => string;
}

export async function carryOut(github: GitHub, order: Order): Promise<Carried> {
  const foreseen = foreseeHindrance(order);
  if (foreseen !== null) return { kind: "hindered", entry: hinderedEntry(order, foreseen) };
  try {
    const { at } = await give(github, order);
    return { kind: "done", entry: carriedEntry(order, at) };
  } catch (error) {
    if (!(error instanceof GitHubRefused)) throw error;
    return error.reason === "merge-queue" ? queueUp(github, order) : refusedBecause(order, error);
  }
}

/** In the queue it waits for others; so being in there is what keeps the decision from being carried out. */
async function queueUp(github: GitHub, order: Order): Promise<Carried> {
  try {
    await github.enqueue(order.snapshot.key, headOf(order));
    return { kind: "hindered", entry: hinderedEntry(order, "merge-queue") };
  } catch (error) {
    if (!(error instanceof GitHubRefused)) throw error;
    return refusedBecause(order, error);
  }
}

function refusedBecause(order: Order, { reason }: GitHubRefused): Carried {
  if (reason === "head-moved" || reason === "not-open" || reason === "gone") {
    const hindrance = reason === "head-moved" ? "head-moved" : "unknown";
    return { kind: "look-again", entry: hinderedEntry(order, hindrance) };
  }
  return { kind: "hindered", entry: hinderedEntry(order, reason === "invalid" ? "unknown" : reason) };
}

/** The head that the decision is about. */
function headOf({ snapshot, motion }: Order): string {
  return motion.decision?.head ?? snapshot.pull.head;
}

/** What needs no asking: GitHub has said it already, or the repository doesn't want it. */
function foreseeHindrance({ snapshot, motion, missingSections }: Order): Hindrance | null {
  const { pull, repository } = snapshot;
  if (!motion.policy.merge.enabled) return "merging-off";
  if (repository.archived) return "archived";
  if (motion.disposition !== "merge") return null;
  if (missingSections.length > 0) return "form";
  if (pull.draft) return "draft";
  if (pull.queued) return "merge-queue";
  return pull.mergeable === "no" ? "conflict" : null;
}

function give(github: GitHub, order: Order): Promise<{ readonly at: number }> {
  const { snapshot, motion, name } = order;
  if (motion.disposition !== "merge") return github.close(snapshot.key);
  const message = mergeMessage(motion, { number: snapshot.key.number, title: snapshot.pull.title }, name);
  return github.merge(snapshot.key, { head: headOf(order), method: motion.policy.merge.method, ...message });
}

function carriedEntry({ snapshot, motion }: Order, at: number): Entry {
  const merged = motion.disposition === "merge";
  const { id, login } = snapshot.bot;
  return {
    kind: "pull",
    key: `carried-out/${motion.number}/${motion.decisions}`,
    at,
    event: merged ? "merged" : "closed",
    by: { id, login },
    byBot: true,
    draft: false,
    text: motion.decision?.text ?? null,
  };
}

function hinderedEntry({ snapshot, motion, missingSections }: Order, hindrance: Hindrance): Entry {
  return {
    kind: "hindered",
    key: `hindered/${motion.number}/${motion.decisions}/${snapshot.now}`,
    at: snapshot.now,
    motion: motion.number,
    hindrance,
    circumstances: tellCircumstances(snapshot, missingSections),
  };
}
