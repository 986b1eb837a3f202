/** What happens to a pull request as such: opened, closed, reopened, a draft or ready, on another base. */
import type { AccountRecord } from "./accounts.ts";
import { branchHead, commitFiles, denyClosed } from "./branches.ts";
import { type Denial, firstDenial } from "./denial.ts";
import { isAncestor } from "./history.ts";
import type { FileChanges } from "./object-store.ts";
import { denyRole } from "./permissions.ts";
import type { PullRecord, RepositoryRecord } from "./records.ts";
import { addEvent, stamp, type WorldState } from "./state.ts";

export interface NewPull {
  readonly number: number;
  readonly author: AccountRecord;
  readonly draft: boolean;
  readonly files: FileChanges;
  readonly title: string;
  readonly body: string;
  readonly base: string;
}

/** Opens a pull request from a branch of its own, with one commit. */
export function openPull(world: WorldState, repository: RepositoryRecord, wanted: NewPull): PullRecord {
  const { author, title } = wanted;
  const head = commitFiles(
    world,
    repository,
    [branchHead(repository, wanted.base)],
    wanted.files,
    author,
    title,
  );
  const pull: PullRecord = {
    key: { repository: repository.id, number: wanted.number },
    repository,
    author,
    createdAt: stamp(world),
    body: wanted.body,
    title,
    state: "open",
    draft: wanted.draft,
    locked: false,
    base: wanted.base,
    head,
    branchHead: head,
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
  addEvent(world, pull, by, { kind: "closed" });
}

/** Asks whether somebody may reopen a pull request. What was merged, or force-pushed meanwhile, stays closed. */
export function denyReopen(pull: PullRecord, actor: AccountRecord): Denial | null {
  const named = `#${pull.key.number}`;
  return firstDenial(
    () => denyRole(pull.repository, actor, "triage", `reopen ${named}`, pull.author),
    () =>
      pull.state === "closed"
        ? null
        : { status: 422, reason: "invalid", message: `${named} is ${pull.state} and can't be reopened.` },
    () =>
      isAncestor(pull.head, pull.branchHead)
        ? null
        : {
            status: 422,
            reason: "invalid",
            message: `${named} can't be reopened: its branch was force-pushed.`,
          },
  );
}

/** Reopens it; what was pushed in the meantime becomes its head. */
export function reopenPull(world: WorldState, pull: PullRecord, by: AccountRecord): void {
  pull.state = "open";
  addEvent(world, pull, by, { kind: "reopened" });
  if (pull.head === pull.branchHead) return;
  pull.head = pull.branchHead;
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
  addEvent(world, pull, by, { kind: "base-changed", from, to: base });
}

export function setLocked(world: WorldState, pull: PullRecord, by: AccountRecord, locked: boolean): void {
  pull.locked = locked;
  addEvent(world, pull, by, { kind: locked ? "locked" : "unlocked" });
}
