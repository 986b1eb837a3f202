/** What happens to a pull request as such: opened, closed, reopened, a draft or ready, on another base. */
import type { AccountRecord } from "./accounts.ts";
import { addBranch, branchHead, commitFiles, denyClosed, denyPushTo, pullsFrom } from "./branches.ts";
import { type Denial, firstDenial } from "./denial.ts";
import { isAncestor } from "./history.ts";
import { leaveQueue } from "./leave-queue.ts";
import type { FileChanges } from "./object-store.ts";
import { denyRole } from "./permissions.ts";
import type { PullRecord, RepositoryRecord } from "./records.ts";
import { addEvent, stamp, type WorldState } from "./state.ts";

export interface NewPull {
  readonly number: number;
  readonly author: AccountRecord;
  readonly draft: boolean;
  /** What it changes, in one commit on a branch of its own; or the branch that it is opened from. */
  readonly from: { readonly files: FileChanges } | { readonly branch: string };
  readonly title: string;
  readonly body: string;
  readonly base: string;
}

/** Asks whether somebody may open a pull request. One from a branch that there is takes somebody who may push to it. */
export function denyPull(
  repository: RepositoryRecord,
  { author, from, base }: Pick<NewPull, "author" | "from" | "base">,
): Denial | null {
  const invalid = (message: string): Denial => ({ status: 422, reason: "invalid", message });
  const exists = (branch: string) =>
    repository.branches.has(branch) ? null : invalid(`There is no branch "${branch}".`);
  const reading = () => denyRole(repository, author, "read", "open a pull request");
  if ("files" in from) return reading();
  const { branch } = from;
  return firstDenial(
    reading,
    () => exists(base),
    () => exists(branch),
    () => denyPushTo(repository, branch, author),
    () =>
      isAncestor(branchHead(repository, branch), branchHead(repository, base))
        ? invalid(`No commits between ${base} and ${branch}`)
        : null,
    () =>
      pullsFrom(repository, branch).some((pull) => pull.state === "open" && pull.base === base)
        ? invalid(`A pull request already exists for ${repository.owner}:${branch}.`)
        : null,
  );
}

/** Opens a pull request from a branch that there is, or from one of its own with one commit. */
export function openPull(world: WorldState, repository: RepositoryRecord, wanted: NewPull): PullRecord {
  const { author, title, from } = wanted;
  const branch = "branch" in from ? from.branch : `${author.login}/${wanted.number}`;
  if ("files" in from) {
    const base = branchHead(repository, wanted.base);
    addBranch(repository, branch, commitFiles(world, repository, [base], from.files, author, title));
  }
  const head = branchHead(repository, branch);
  const pull: PullRecord = {
    kind: "pull",
    key: { repository: repository.id, number: wanted.number },
    repository,
    author,
    createdAt: stamp(world),
    body: wanted.body,
    title,
    state: "open",
    draft: wanted.draft,
    locked: false,
    queued: false,
    base: wanted.base,
    branch,
    head,
    merge: null,
    labels: new Set(),
    comments: [],
    reviews: [],
    events: [],
    mergeable: "computed",
    hindrance: null,
    updatedAt: stamp(world),
    revision: 0,
    lastSnapshot: null,
    lastDifference: null,
  };
  repository.pulls.set(wanted.number, pull);
  return pull;
}

export function denyClose(pull: PullRecord, actor: AccountRecord): Denial | null {
  return firstDenial(
    () => denyRole(pull.repository, actor, "triage", `close #${pull.key.number}`, pull.author),
    () => denyClosed(pull, "closed"),
  );
}

export function closePull(world: WorldState, pull: PullRecord, by: AccountRecord): void {
  pull.state = "closed";
  leaveQueue(world, pull, by);
  addEvent(world, pull, by, { kind: "closed" });
}

/** Asks whether somebody may reopen a pull request. What was merged, or whose branch was force-pushed or deleted, can't be. */
export function denyReopen(pull: PullRecord, actor: AccountRecord): Denial | null {
  const named = `#${pull.key.number}`;
  return firstDenial(
    () => denyRole(pull.repository, actor, "triage", `reopen ${named}`, pull.author),
    () =>
      pull.state === "closed"
        ? null
        : { status: 422, reason: "invalid", message: `${named} is ${pull.state} and can't be reopened.` },
    () => {
      const newest = pull.repository.branches.get(pull.branch);
      if (newest !== undefined && isAncestor(pull.head, newest)) return null;
      const why = newest === undefined ? "deleted" : "force-pushed";
      return {
        status: 422,
        reason: "invalid",
        message: `${named} can't be reopened: its branch was ${why}.`,
      };
    },
  );
}

/** Reopens it; what was pushed in the meantime becomes its head. */
export function reopenPull(world: WorldState, pull: PullRecord, by: AccountRecord): void {
  pull.state = "open";
  addEvent(world, pull, by, { kind: "reopened" });
  const newest = branchHead(pull.repository, pull.branch);
  if (pull.head === newest) return;
  pull.head = newest;
  addEvent(world, pull, by, { kind: "pushed", head: pull.head.id });
}

export function denyDraft(pull: PullRecord, actor: AccountRecord): Denial | null {
  return firstDenial(
    () =>
      denyRole(pull.repository, actor, "write", `turn #${pull.key.number} into a draft or back`, pull.author),
    () => denyClosed(pull, "turned into a draft or back"),
  );
}

export function setDraft(world: WorldState, pull: PullRecord, by: AccountRecord, draft: boolean): void {
  pull.draft = draft;
  if (draft) leaveQueue(world, pull, by);
  addEvent(world, pull, by, { kind: draft ? "draft" : "ready" });
}

export function denyRetarget(pull: PullRecord, actor: AccountRecord, base: string): Denial | null {
  return firstDenial(
    () => denyRole(pull.repository, actor, "write", `change the base of #${pull.key.number}`, pull.author),
    () => denyClosed(pull, "retargeted"),
    () =>
      pull.repository.branches.has(base)
        ? null
        : {
            status: 422,
            reason: "invalid",
            message: `There is no branch "${base}" to retarget #${pull.key.number} to.`,
          },
  );
}

export function retarget(world: WorldState, pull: PullRecord, by: AccountRecord, base: string): void {
  const from = pull.base;
  pull.base = base;
  leaveQueue(world, pull, by);
  addEvent(world, pull, by, { kind: "base-changed", from, to: base });
}

export function setLocked(world: WorldState, pull: PullRecord, by: AccountRecord, locked: boolean): void {
  pull.locked = locked;
  addEvent(world, pull, by, { kind: locked ? "locked" : "unlocked" });
}
