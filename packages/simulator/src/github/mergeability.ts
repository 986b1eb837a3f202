/**
 * What a pull request changes, and what GitHub says of merging it.
 */
import type { ChangedFile, Snapshot } from "@rfckit/reconciler";
import type { AccountRecord } from "./accounts.ts";
import { branchHead } from "./branches.ts";
import { compareTrees } from "./difference.ts";
import { mergeBase } from "./history.ts";
import { mergeTrees } from "./merge-trees.ts";
import { NO_FILES } from "./object-store.ts";
import { hasRole, isWorkflow } from "./permissions.ts";
import type { Hindrance, PullRecord } from "./records.ts";

/** Hindrances that only bind apps: the bot lacks what a person with write access has. */
export const BINDS_ONLY_APPS: ReadonlySet<Hindrance> = new Set(["permission", "workflows", "locked"]);
/** Hindrances that an administrator may pass by. */
export const SPARES_ADMINS: ReadonlySet<Hindrance> = new Set(["check", "review", "merge-queue"]);

/** What a pull request changes, measured against the merge base; after the merge, against the base it was merged into. */
export function differenceOf(pull: PullRecord): readonly ChangedFile[] {
  return workOut(pull).files;
}

/** What GitHub says of conflicts. A story can say "no" or "unknown"; it can't wish a real conflict away. */
export function mergeabilityOf(pull: PullRecord): Snapshot["pull"]["mergeable"] {
  if (pull.state === "merged") return "unknown";
  if (pull.mergeable !== "computed") return pull.mergeable;
  return workOut(pull).clean ? "yes" : "no";
}

/** GitHub's word for how a merge stands, apart from what the one who asks may do. */
export function mergeStateOf(pull: PullRecord): Snapshot["pull"]["mergeState"] {
  const mergeable = mergeabilityOf(pull);
  if (mergeable === "unknown") return "unknown";
  if (mergeable === "no") return "dirty";
  if (pull.draft) return "draft";
  if (pull.hindrance === "base-moved") return "behind";
  if (pull.hindrance === null) return "clean";
  // A story may forbid the bot what it says are workflow files, though there are none.
  const forbidden = pull.hindrance === "workflows" && !changesWorkflows(pull);
  return forbidden || SPARES_ADMINS.has(pull.hindrance) ? "blocked" : "clean";
}

/**
 * What an app may do to a pull request. No app here has the permission for workflow files: `workflows` is true
 * where it isn't needed.
 */
export function rightsOn(pull: PullRecord, app: AccountRecord): Snapshot["repository"]["rights"] {
  return {
    write: pull.hindrance !== "permission" && hasRole(pull.repository, app, "write"),
    workflows: !changesWorkflows(pull),
  };
}

function workOut(pull: PullRecord): { readonly files: readonly ChangedFile[]; readonly clean: boolean } {
  const base = pull.merge?.base ?? branchHead(pull.repository, pull.base);
  const of = `${base.id} ${pull.head.id}`;
  if (pull.lastDifference?.of === of) return pull.lastDifference;
  const common = mergeBase(base, pull.head)?.tree ?? NO_FILES;
  const files = compareTrees(pull.repository.objects, common, pull.head.tree);
  pull.lastDifference = {
    of,
    files,
    clean: mergeTrees(pull.repository.objects, common, base.tree, pull.head.tree) !== null,
  };
  return pull.lastDifference;
}

/** Whether it touches workflow files, for which an app needs a permission of its own. */
export function changesWorkflows(pull: PullRecord): boolean {
  return differenceOf(pull).some(({ path, previousPath }) =>
    [path, previousPath].some((name) => name != null && isWorkflow(name)),
  );
}
