/** Commits on branches, and what follows for the pull requests whose branches they are. */
import type { AccountRecord } from "./accounts.ts";
import { type Denial, firstDenial } from "./denial.ts";
import { compareTrees } from "./difference.ts";
import { isAncestor, mergeBase } from "./history.ts";
import { leaveQueue } from "./leave-queue.ts";
import { mergeTrees } from "./merge-trees.ts";
import { addCommit, type Commit, changeTree, type FileChanges, NO_FILES, type Tree } from "./object-store.ts";
import { denyFiles, denyRole } from "./permissions.ts";
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

/** Asks whether somebody may push to a branch: that of their own pull request, or any with write access. */
export function denyPushTo(
  repository: RepositoryRecord,
  branch: string,
  actor: AccountRecord,
): Denial | null {
  const own = pullsFrom(repository, branch).find((pull) => pull.author === actor);
  return own === undefined ? denyRole(repository, actor, "write", `push to ${branch}`) : denyPush(own, actor);
}

/** The pull requests that were opened from a branch, whatever became of them. */
export function pullsFrom({ pulls }: RepositoryRecord, branch: string): PullRecord[] {
  return [...pulls.values()].filter((pull) => pull.branch === branch);
}

/**
 * Asks whether somebody may delete a branch. GitHub lets people delete the base of a pull request; here its pull
 * requests would be nothing without it.
 */
export function denyBranchDeletion(
  repository: RepositoryRecord,
  branch: string,
  actor: AccountRecord,
): Denial | null {
  const invalid = (message: string): Denial => ({ status: 422, reason: "invalid", message });
  return firstDenial(
    () => denyPushTo(repository, branch, actor),
    () => (repository.branches.has(branch) ? null : invalid(`There is no branch "${branch}".`)),
    () => (branch === repository.defaultBranch ? invalid("The default branch can't be deleted.") : null),
    () =>
      [...repository.pulls.values()].some(({ base }) => base === branch)
        ? invalid(`There are pull requests to be merged into ${branch}.`)
        : null,
  );
}

/** Makes a branch. Throws `RangeError` where there is one of that name. */
export function addBranch(repository: RepositoryRecord, branch: string, head: Commit): void {
  if (repository.branches.has(branch)) throw new RangeError(`There is a branch "${branch}" already.`);
  repository.branches.set(branch, head);
}

/** Asks whether somebody may put a branch at another commit: by force only where that leaves commits behind. */
export function denyMove(
  repository: RepositoryRecord,
  branch: string,
  actor: AccountRecord,
  to: Commit,
  force: boolean,
): Denial | null {
  const head = branchHead(repository, branch);
  return firstDenial(
    () => denyPushTo(repository, branch, actor),
    () =>
      force || isAncestor(head, to)
        ? null
        : { status: 422, reason: "invalid", message: `${to.id} doesn't follow ${head.id} on ${branch}.` },
    () => {
      const changed = compareTrees(repository.objects, head.tree, to.tree);
      return denyFiles(
        actor,
        changed.map(({ path }) => path),
      );
    },
  );
}

/**
 * Moves a branch, and the heads of the pull requests from it that are open. Gives those.
 */
export function moveBranch(
  world: WorldState,
  repository: RepositoryRecord,
  branch: string,
  by: AccountRecord,
  head: Commit,
): PullRecord[] {
  const forced = !isAncestor(branchHead(repository, branch), head);
  repository.branches.set(branch, head);
  const moved = pullsFrom(repository, branch).filter(({ state }) => state === "open");
  for (const pull of moved) {
    pull.head = head;
    leaveQueue(world, pull, by);
    addEvent(world, pull, by, { kind: forced ? "head-force-pushed" : "pushed", head: head.id });
  }
  return moved;
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
 * merge. Gives the pull requests whose head that is.
 */
export function updateBranch(world: WorldState, pull: PullRecord, by: AccountRecord): PullRecord[] {
  const { repository, branch } = pull;
  const tree = mergedInto(pull);
  if (tree === null) return [];
  const base = branchHead(repository, pull.base);
  const message = `Merge branch '${pull.base}' into ${branch}`;
  const head = commitTree(world, repository, [pull.head, base], tree, by, message);
  return moveBranch(world, repository, branch, by, head);
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
