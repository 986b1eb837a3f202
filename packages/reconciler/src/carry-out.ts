/**
 * The one irreversible effect: merging or closing the pull request, once it is decided (R12, R13, D20).
 *
 * The merge names the head that the decision is about, so a racing push is never merged unseen.
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
    if (error.reason === "head-moved" || error.reason === "not-open" || error.reason === "gone") {
      const hindrance = error.reason === "head-moved" ? "head-moved" : "unknown";
      return { kind: "look-again", entry: hinderedEntry(order, hindrance) };
    }
    const hindrance = error.reason === "invalid" ? "unknown" : error.reason;
    return { kind: "hindered", entry: hinderedEntry(order, hindrance) };
  }
}

/** What needs no asking: GitHub has said it already, or the repository doesn't want it. */
function foreseeHindrance({ snapshot, motion, missingSections }: Order): Hindrance | null {
  const { pull, repository } = snapshot;
  if (!motion.policy.merge.enabled) return "merging-off";
  if (repository.archived) return "archived";
  if (motion.disposition !== "merge") return null;
  if (missingSections.length > 0) return "form";
  if (pull.draft) return "draft";
  return pull.mergeable === "no" ? "conflict" : null;
}

function give(github: GitHub, { snapshot, motion, name }: Order): Promise<{ readonly at: number }> {
  if (motion.disposition !== "merge") return github.close(snapshot.key);
  const message = mergeMessage(motion, { number: snapshot.key.number, title: snapshot.pull.title }, name);
  const head = motion.decision?.head ?? snapshot.pull.head;
  return github.merge(snapshot.key, { head, method: motion.policy.merge.method, ...message });
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
