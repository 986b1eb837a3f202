/** Commits on branches, and what follows for the pull requests whose branches they are. */
import type { AccountRecord } from "./accounts.ts";
import { type Denial, firstDenial } from "./denial.ts";
import { isAncestor, mergeBase } from "./history.ts";
import { mergeTrees } from "./merge-trees.ts";
import { addCommit, type Commit, changeTree, type FileChanges, NO_FILES, type Tree } from "./object-store.ts";
import { denyRole } from "./permissions.ts";
import type { PullRecord, RepositoryRecord } from "./records.ts";
import { addEvent, stamp, type WorldState } from "./state.ts";

/** The newest commit of a branch. Throws `RangeError` where there is no such branch. */
export function branchHead(repository: RepositoryRecord, branch: string): Commit {
  const head = repository.branches.get(branch);
  if (head === undefined) {
    const known = [...repository.branches.keys()].join(", ");
    throw new RangeError(
      `${repository.owner}/${repository.name} has no branch "${branch}"; it has: ${known}.`,
    );
  }
  return head;
}

/** The commit that a branch's name or a commit's id stands for. */
export function commitAt(repository: RepositoryRecord, ref: string): Commit | undefined {
  return repository.branches.get(ref) ?? repository.objects.commits.get(ref);
}

/** Makes a commit that changes some files of its first parent; it stands on no branch yet. */
export function commitFiles(
  world: WorldState,
  repository: RepositoryRecord,
  parents: readonly Commit[],
  files: FileChanges,
  by: AccountRecord,
  message: string,
): Commit {
  const tree = changeTree(repository.objects, parents[0]?.tree ?? NO_FILES, files);
  return commitTree(world, repository, parents, tree, by, message);
}

export function commitTree(
  world: WorldState,
  repository: RepositoryRecord,
  parents: readonly Commit[],
  tree: Tree,
  by: AccountRecord,
  message: string,
): Commit {
  return addCommit(repository.objects, { parents, tree, author: by.login, at: stamp(world), message });
}

/** Asks whether somebody may push to a pull request's branch: its author may, and who has write access. */
export function denyPush(pull: PullRecord, actor: AccountRecord): Denial | null {
  return denyRole(pull.repository, actor, "write", `push to #${pull.key.number}`, pull.author);
}

/** Moves a pull request's branch. Its head follows only while it is open. */
export function moveHead(world: WorldState, pull: PullRecord, by: AccountRecord, head: Commit): void {
  const forced = !isAncestor(pull.branchHead, head);
  pull.branchHead = head;
  if (pull.state !== "open") return;
  pull.head = head;
  addEvent(world, pull, by, { kind: forced ? "head-force-pushed" : "pushed", head: head.id });
}

/** Asks whether the base can be merged into the branch. */
export function denyUpdate(pull: PullRecord, actor: AccountRecord): Denial | null {
  return firstDenial(
    () => denyPush(pull, actor),
    () => denyClosed(pull, "updated"),
    () =>
      mergedInto(pull) === null
        ? {
            status: 422,
            reason: "conflict",
            message: `#${pull.key.number} is in conflict with ${pull.base}.`,
          }
        : null,
  );
}

/**
 * Merges the base into the branch. There is a new head even where the base has nothing new: then it is an empty
 * merge.
 */
export function updateBranch(world: WorldState, pull: PullRecord, by: AccountRecord): void {
  const tree = mergedInto(pull);
  if (tree === null) return;
  const base = branchHead(pull.repository, pull.base);
  const message = `Merge branch '${pull.base}' into ${pull.author.login}/${pull.key.number}`;
  moveHead(world, pull, by, commitTree(world, pull.repository, [pull.head, base], tree, by, message));
}

export function denyClosed(pull: PullRecord, done: string): Denial | null {
  if (pull.state === "open") return null;
  return {
    status: 422,
    reason: "not-open",
    message: `#${pull.key.number} is ${pull.state} and can't be ${done}.`,
  };
}

/** What the branch would hold with the base merged into it; `null` on a conflict. */
function mergedInto(pull: PullRecord): Tree | null {
  const base = branchHead(pull.repository, pull.base);
  return mergeTrees(
    pull.repository.objects,
    mergeBase(base, pull.head)?.tree ?? NO_FILES,
    pull.head.tree,
    base.tree,
  );
}
