/**
 * Whether somebody may merge a pull request, and the merge itself.
 *
 * GitHub's "405" has many meanings; here each has its reason. What stands in the bot's way need not stand in a
 * person's: the bot's own permissions are the bot's own.
 */
import type { MergeMethod } from "@rfckit/core";
import type { MergeOrder } from "@rfckit/reconciler";
import type { AccountRecord } from "./accounts.ts";
import { branchHead, commitTree, moveBranch } from "./branches.ts";
import { type Denial, firstDenial } from "./denial.ts";
import { mergeBase, ownCommits } from "./history.ts";
import { mergeTrees } from "./merge-trees.ts";
import { BINDS_ONLY_APPS, changesWorkflows, SPARES_ADMINS } from "./mergeability.ts";
import { NO_FILES, type Tree } from "./object-store.ts";
import { denyRole, hasRole } from "./permissions.ts";
import type { Hindrance, PullRecord } from "./records.ts";
import { addEvent, stamp, touch, type WorldState } from "./state.ts";

const HINDRANCE_ANSWERS: Readonly<
  Record<Hindrance, { readonly status: 403 | 405; readonly because: string }>
> = {
  check: { status: 405, because: "a required check has not passed" },
  review: { status: 405, because: "the base branch wants an approving review" },
  "merge-queue": { status: 405, because: "the base branch is merged through a queue" },
  "base-moved": { status: 405, because: "the base branch was modified; review and try the merge again" },
  permission: { status: 403, because: "the app has no permission to merge" },
  locked: { status: 403, because: "the conversation is locked" },
  workflows: { status: 403, because: "it changes workflow files, and the app has no permission for those" },
};

/** Asks whether somebody may merge a pull request whose head they take to be `order.head`. */
function denyMerge(pull: PullRecord, actor: AccountRecord, order: MergeOrder): Denial | null {
  const named = `#${pull.key.number}`;
  return firstDenial(
    () => denyRole(pull.repository, actor, "write", `merge ${named}`),
    () =>
      pull.state === "open"
        ? null
        : { status: 405, reason: "not-open", message: `${named} is ${pull.state} and can't be merged.` },
    () =>
      pull.draft
        ? { status: 405, reason: "draft", message: `${named} is a draft and can't be merged.` }
        : null,
    () =>
      order.head === pull.head.id
        ? null
        : {
            status: 409,
            reason: "head-moved",
            message: `The head of ${named} is ${pull.head.id}, not ${order.head}.`,
          },
    () =>
      pull.mergeable !== "no" && planMerge(pull, order.method) !== null
        ? null
        : { status: 405, reason: "conflict", message: `${named} is in conflict with ${pull.base}.` },
    () => denyHindered(pull, actor),
  );
}

function denyHindered(pull: PullRecord, actor: AccountRecord): Denial | null {
  const reason = pull.hindrance ?? (changesWorkflows(pull) ? "workflows" : null);
  if (reason === null) return null;
  if (!actor.app && BINDS_ONLY_APPS.has(reason)) return null;
  if (!actor.app && SPARES_ADMINS.has(reason) && hasRole(pull.repository, actor, "admin")) return null;
  const { status, because } = HINDRANCE_ANSWERS[reason];
  return { status, reason, message: `#${pull.key.number} can't be merged: ${because}.` };
}

/** Merges a pull request, or says why not. A base that only "was modified" has come to rest by the next try. */
export function mergePull(
  world: WorldState,
  pull: PullRecord,
  by: AccountRecord,
  order: MergeOrder,
): Denial | null {
  const denial = denyMerge(pull, by, order);
  if (denial === null) carryOutMerge(world, pull, by, order);
  if (denial?.reason === "base-moved") {
    pull.hindrance = null;
    touch(world, pull);
  }
  return denial;
}

/** The merge itself, whoever was asked before. */
export function carryOutMerge(
  world: WorldState,
  pull: PullRecord,
  by: AccountRecord,
  order: MergeOrder,
): void {
  const { repository } = pull;
  const base = branchHead(repository, pull.base);
  const steps = planMerge(pull, order.method) ?? [];
  const text = order.message === "" ? order.title : `${order.title}\n\n${order.message}`;
  let head = base;
  for (const { tree, message } of steps) {
    const parents = order.method === "merge" ? [head, pull.head] : [head];
    head = commitTree(world, repository, parents, tree, by, message ?? text);
  }
  moveBranch(world, repository, pull.base, by, head);
  pull.state = "merged";
  pull.queued = false;
  pull.merge = { by, at: stamp(world), method: order.method, commit: head.id, head: pull.head.id, base };
  addEvent(world, pull, by, { kind: "merged" });
  addEvent(world, pull, by, { kind: "closed" });
}

/** The commits that a merge adds to the base branch; `null` on a conflict. A rebase takes over each one's own message. */
function planMerge(
  pull: PullRecord,
  method: MergeMethod,
): readonly { readonly tree: Tree; readonly message: string | null }[] | null {
  const base = branchHead(pull.repository, pull.base);
  if (method !== "rebase") {
    const tree = mergeTrees(
      pull.repository.objects,
      mergeBase(base, pull.head)?.tree ?? NO_FILES,
      base.tree,
      pull.head.tree,
    );
    return tree === null ? null : [{ tree, message: null }];
  }
  const steps: { tree: Tree; message: string }[] = [];
  let onto = base.tree;
  for (const commit of ownCommits(pull.head, base)) {
    const tree = mergeTrees(pull.repository.objects, commit.parents[0]?.tree ?? NO_FILES, onto, commit.tree);
    if (tree === null) return null;
    onto = tree;
    steps.push({ tree, message: commit.message });
  }
  return steps;
}
