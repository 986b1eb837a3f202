/**
 * What people do with one pull request. Everything here happens behind the bot's back: it changes the world at
 * the clock's instant, rings, and throws `NotAllowed` where GitHub would not let that person do it.
 */
import type { MergeMethod } from "@rfckit/core";
import type { MergeOrder, PullKey, Snapshot } from "@rfckit/reconciler";
import { type AccountRecord, ensureAccount } from "./accounts.ts";
import {
  branchHead,
  commitFiles,
  denyPush,
  denyUpdate,
  moveBranch,
  pullsFrom,
  updateBranch,
} from "./branches.ts";
import { type CommentActs, createCommentActs } from "./comment-acts.ts";
import { demand } from "./denial.ts";
import { mergeBase } from "./history.ts";
import { addLabels, denyLabels, removeLabels } from "./labels.ts";
import { leaveQueue } from "./leave-queue.ts";
import { denyEnqueue, denyQueueMerge, enqueuePull, mergeQueued, queueAccount } from "./merge-queue.ts";
import { mergePull } from "./merging.ts";
import type { FileChanges } from "./object-store.ts";
import { denyRole } from "./permissions.ts";
import {
  closePull,
  denyClose,
  denyDraft,
  denyReopen,
  denyRetarget,
  reopenPull,
  retarget,
  setDraft,
  setLocked,
} from "./pulls.ts";
import type { Hindrance, PullRecord } from "./records.ts";
import { touch, type WorldState } from "./state.ts";
import { type PullView, viewPull } from "./view.ts";
import { type PullWakeEvent, ringPull, ringRepository, type WakeFacts } from "./wakes.ts";

export interface PullHandle extends CommentActs {
  readonly key: PullKey;
  readonly number: number;
  /** Pushes a commit to its branch; `force` puts it in place of the branch's own commits. Gives the commit's id. */
  readonly push: (push: {
    readonly by: string;
    readonly files: FileChanges;
    readonly force?: boolean;
  }) => string;
  /** Adds labels, then takes labels off. Takes triage access. */
  readonly label: (change: {
    readonly by: string;
    readonly add?: readonly string[];
    readonly remove?: readonly string[];
  }) => void;
  readonly setDraft: (draft: boolean, by: string) => void;
  readonly close: (by: string) => void;
  readonly reopen: (by: string) => void;
  /** Merges as ordered; an admin passes by missing checks and reviews. */
  readonly merge: (by: string, order: MergeOrder) => void;
  /** Merges as a person with write access does by the button. */
  readonly mergeByHand: (by: string, method?: MergeMethod) => void;
  /** Puts it into its base branch's merge queue, which the hindrance `merge-queue` gives it. */
  readonly enqueue: (by: string) => void;
  /** The queue merges it, once its turn has come. */
  readonly mergeByQueue: () => void;
  /** The queue gives it back unmerged, as after a failed check. */
  readonly leaveQueue: () => void;
  /** What GitHub says of conflicts: `yes` is what the branches themselves say. */
  readonly setMergeable: (mergeable: Snapshot["pull"]["mergeable"]) => void;
  /** Another reason why GitHub won't merge. `base-moved` is over after one try. */
  readonly hinder: (reason: Hindrance | "none") => void;
  /** Merges the base into the branch: a new head with the same difference. */
  readonly updateBranch: (by: string) => void;
  /** Changes the base to another branch, which must exist. */
  readonly retarget: (branch: string, by: string) => void;
  readonly retitle: (title: string, by: string) => void;
  /** Locks or unlocks the conversation, by the repository's owner where nobody is named. */
  readonly lock: (locked: boolean, by?: string) => void;
  readonly view: () => PullView;
}

export function createPullHandle(world: WorldState, pull: PullRecord): PullHandle {
  const { repository } = pull;
  const who = (login: string) => ensureAccount(world.accounts, login);
  const ring = (event: PullWakeEvent, by: AccountRecord | null, facts?: WakeFacts) =>
    ringPull(world.bell, pull, event, by, facts);
  const ringMerged = (actor: AccountRecord) => {
    ring("merged", actor);
    if (pull.merge === null) return;
    const pushed = { before: pull.merge.base.id, after: pull.merge.commit };
    const moved = pullsFrom(repository, pull.base).filter(({ state }) => state === "open");
    for (const stacked of moved) ringPull(world.bell, stacked, "push", actor, { pushed });
    if (pull.base === repository.defaultBranch) ringRepository(world.bell, repository, actor, pushed);
  };
  const merge = (by: string, order: MergeOrder) => {
    const actor = who(by);
    demand(mergePull(world, pull, actor, order));
    ringMerged(actor);
  };

  return {
    ...createCommentActs(world, pull),
    key: pull.key,
    number: pull.key.number,

    push({ by, files, force = false }) {
      const actor = who(by);
      demand(denyPush(pull, actor));
      const base = branchHead(repository, pull.base);
      const newest = branchHead(repository, pull.branch);
      const parent = force ? (mergeBase(base, newest) ?? base) : newest;
      const title = force ? pull.title : `Change ${Object.keys(files).join(", ")}`;
      const head = commitFiles(world, repository, [parent], files, actor, title);
      const pushed = { before: newest.id, after: head.id };
      for (const moved of moveBranch(world, repository, pull.branch, actor, head)) {
        ringPull(world.bell, moved, "push", actor, { pushed });
      }
      return head.id;
    },

    label({ by, add = [], remove = [] }) {
      const actor = who(by);
      demand(denyLabels(pull, actor, add));
      for (const label of addLabels(world, pull, actor, add)) ring("labeled", actor, { label });
      for (const label of removeLabels(world, pull, actor, remove)) ring("unlabeled", actor, { label });
    },

    setDraft(draft, by) {
      const actor = who(by);
      demand(denyDraft(pull, actor));
      if (pull.draft === draft) return;
      setDraft(world, pull, actor, draft);
      ring(draft ? "draft" : "ready", actor);
    },

    close(by) {
      const actor = who(by);
      demand(denyClose(pull, actor));
      closePull(world, pull, actor);
      ring("closed", actor);
    },

    reopen(by) {
      const actor = who(by);
      demand(denyReopen(pull, actor));
      reopenPull(world, pull, actor);
      ring("reopened", actor);
    },

    merge,

    mergeByHand(by, method = "merge") {
      const title = `Merge pull request #${pull.key.number}`;
      merge(by, { head: pull.head.id, method, title, message: pull.title });
    },

    enqueue(by) {
      const actor = who(by);
      demand(denyEnqueue(pull, actor, pull.head.id));
      enqueuePull(world, pull, actor);
      ring("enqueued", actor);
    },

    mergeByQueue() {
      demand(denyQueueMerge(pull));
      ringMerged(mergeQueued(world, pull));
    },

    leaveQueue() {
      const queue = queueAccount(world);
      if (leaveQueue(world, pull, queue)) ring("dequeued", queue);
    },

    setMergeable(mergeable) {
      pull.mergeable = mergeable === "yes" ? "computed" : mergeable;
      touch(world, pull);
      ring("mergeable", null);
    },

    hinder(reason) {
      pull.hindrance = reason === "none" ? null : reason;
      touch(world, pull);
      ring("check", null);
    },

    updateBranch(by) {
      const actor = who(by);
      demand(denyUpdate(pull, actor));
      const before = pull.head.id;
      const moved = updateBranch(world, pull, actor);
      const pushed = { before, after: pull.head.id };
      for (const each of moved) ringPull(world.bell, each, "push", actor, { pushed });
    },

    retarget(branch, by) {
      const actor = who(by);
      demand(denyRetarget(pull, actor, branch));
      if (branch === pull.base) return;
      const previousBase = { branch: pull.base, commit: branchHead(repository, pull.base).id };
      retarget(world, pull, actor, branch);
      ring("base-changed", actor, { previousBase });
    },

    retitle(title, by) {
      const actor = who(by);
      demand(denyRole(repository, actor, "write", `retitle #${pull.key.number}`, pull.author));
      const previousTitle = pull.title;
      pull.title = title;
      touch(world, pull);
      ring("retitled", actor, { previousTitle });
    },

    lock(locked, by = repository.owner) {
      const actor = who(by);
      demand(denyRole(repository, actor, "write", `lock or unlock #${pull.key.number}`));
      if (pull.locked === locked) return;
      setLocked(world, pull, actor, locked);
      ring(locked ? "locked" : "unlocked", actor);
    },

    view: () => viewPull(pull),
  };
}
