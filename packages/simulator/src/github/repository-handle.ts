/** What people do with a repository: commits on its branches, pull requests, who may do what in it. */
import type { Instant } from "@rfckit/core";
import { type AccountRecord, ensureAccount } from "./accounts.ts";
import {
  addBranch,
  branchHead,
  commitAt,
  commitFiles,
  denyBranchDeletion,
  denyMove,
  denyPushTo,
  moveBranch,
  pullsFrom,
} from "./branches.ts";
import { demand, NotAllowed } from "./denial.ts";
import { createIssueHandle, type IssueHandle } from "./issue-handle.ts";
import { denyIssue, openIssue } from "./issues.ts";
import { addLabels, denyLabels } from "./labels.ts";
import { type Commit, createObjectStore, type FileChanges, textOf } from "./object-store.ts";
import { denyFiles, denyRole } from "./permissions.ts";
import { createPullHandle, type PullHandle } from "./pull-handle.ts";
import { closePull, denyPull, openPull } from "./pulls.ts";
import type { RepositoryRecord, Role } from "./records.ts";
import { nextNumber, takeNext, type WorldState } from "./state.ts";
import { ringIssue, ringPull, ringRepository } from "./wakes.ts";

export interface NewRepository {
  readonly owner: string;
  readonly name: string;
  /** `main` where it is left out. */
  readonly defaultBranch?: string;
  /** The files of the first commit. */
  readonly files?: Readonly<Record<string, string>>;
  readonly private?: boolean;
  /** Whether it takes issues; it does where this is left out. */
  readonly issues?: boolean;
}

export interface OpenPull {
  /** The next free number where it is left out. */
  readonly number?: number;
  readonly author: string;
  readonly draft?: boolean;
  /** Set by the repository's owner as it is opened. */
  readonly labels?: readonly string[];
  /** What it changes, on a branch of its own. */
  readonly files?: FileChanges;
  /** The branch that it is opened from, in place of one of its own. */
  readonly branch?: string;
  readonly title?: string;
  readonly body?: string;
  /** The default branch where it is left out. */
  readonly base?: string;
}

export interface CommitView {
  readonly id: string;
  readonly parents: readonly string[];
  readonly author: string;
  readonly at: Instant;
  readonly message: string;
}

export interface RepositoryHandle {
  readonly id: number;
  /** Pushes a commit to a branch, by the owner where nobody is named. Gives the commit's id. */
  readonly commit: (branch: string, files: FileChanges, by?: string, message?: string) => string;
  /**
   * Makes a branch at another one, or at a commit; the default branch where none is named. By the owner where nobody
   * is.
   */
  readonly createBranch: (branch: string, from?: string, by?: string) => void;
  /** Puts a branch at a commit that there is; `force` also where that leaves commits behind. */
  readonly moveBranch: (
    branch: string,
    to: string,
    how: { readonly by: string; readonly force?: boolean },
  ) => void;
  /** Deletes a branch, which closes the pull requests from it. What other ones are to be merged into can't be. */
  readonly deleteBranch: (branch: string, by: string) => void;
  /** A branch's newest commit. */
  readonly head: (branch: string) => string;
  /** A commit, by a branch or by its id. */
  readonly show: (ref: string) => CommitView;
  /** A file on a branch or at a commit; `null` where there is none. */
  readonly read: (ref: string, path: string) => string | null;
  readonly openPull: (pull: OpenPull) => PullHandle;
  readonly pull: (number: number) => PullHandle;
  /** Opens a plain issue; its number is the next one that no pull request has either. */
  readonly openIssue: (issue: {
    readonly by: string;
    readonly title: string;
    readonly body?: string;
  }) => IssueHandle;
  /** An issue, whoever opened it. */
  readonly issue: (number: number) => IssueHandle;
  /** All issues, oldest first. */
  readonly issues: () => readonly IssueHandle[];
  /** Gives somebody a role, in place of the one that they had. `none` shuts them out. */
  readonly grant: (login: string, role: Role) => void;
  readonly rename: (to: { readonly owner?: string; readonly name?: string }) => void;
  readonly archive: (archived: boolean) => void;
  /** Hides it from whoever has no role in it, or shows it to everybody. */
  readonly setPrivate: (hidden: boolean) => void;
}

/** Makes a repository with one commit on its default branch. */
export function createRepository(world: WorldState, wanted: NewRepository): RepositoryRecord {
  const { owner, name, defaultBranch = "main", files = {} } = wanted;
  const repository: RepositoryRecord = {
    id: takeNext(world, "repository"),
    owner,
    name,
    formerNames: new Set(),
    defaultBranch,
    private: wanted.private ?? false,
    takesIssues: wanted.issues ?? true,
    archived: false,
    objects: createObjectStore(),
    branches: new Map(),
    pulls: new Map(),
    issues: new Map(),
    roles: new Map(),
    labels: new Map(),
    checks: new Map(),
    revision: 0,
  };
  const account = ensureAccount(world.accounts, owner);
  repository.branches.set(
    defaultBranch,
    commitFiles(world, repository, [], files, account, "Initial commit"),
  );
  world.repositories.set(repository.id, repository);
  return repository;
}

export function createRepositoryHandle(world: WorldState, repository: RepositoryRecord): RepositoryHandle {
  const who = (login: string) => ensureAccount(world.accounts, login);
  const handles = new Map<number, PullHandle>();
  const push = (branch: string, commit: Commit, actor: AccountRecord) => {
    const pushed = { before: branchHead(repository, branch).id, after: commit.id };
    for (const pull of moveBranch(world, repository, branch, actor, commit)) {
      ringPull(world.bell, pull, "push", actor, { pushed });
    }
    if (branch === repository.defaultBranch) ringRepository(world.bell, repository, actor, pushed);
  };
  const missing = (what: string, number: number) => {
    const message = `${repository.owner}/${repository.name} has no ${what} #${number}.`;
    return new NotAllowed({ status: 404, reason: "gone", message });
  };

  return {
    id: repository.id,

    commit(branch, files, by = repository.owner, message = `Change ${Object.keys(files).join(", ")}`) {
      const actor = who(by);
      demand(denyPushTo(repository, branch, actor) ?? denyFiles(actor, Object.keys(files)));
      const before = branchHead(repository, branch);
      const commit = commitFiles(world, repository, [before], files, actor, message);
      push(branch, commit, actor);
      return commit.id;
    },

    createBranch(branch, from = repository.defaultBranch, by = repository.owner) {
      demand(denyRole(repository, who(by), "write", `make the branch ${branch}`));
      addBranch(repository, branch, commitAt(repository, from) ?? branchHead(repository, from));
    },

    moveBranch(branch, to, { by, force = false }) {
      const actor = who(by);
      const commit = repository.objects.commits.get(to);
      if (commit === undefined) throw new RangeError(`There is no commit ${to}.`);
      demand(denyMove(repository, branch, actor, commit, force));
      if (commit !== branchHead(repository, branch)) push(branch, commit, actor);
    },

    deleteBranch(branch, by) {
      const actor = who(by);
      demand(denyBranchDeletion(repository, branch, actor));
      repository.branches.delete(branch);
      for (const pull of pullsFrom(repository, branch)) {
        if (pull.state !== "open") continue;
        closePull(world, pull, actor);
        ringPull(world.bell, pull, "closed", actor);
      }
    },

    head: (branch) => branchHead(repository, branch).id,

    show(ref) {
      const { id, parents, author, at, message } = commitAt(repository, ref) ?? branchHead(repository, ref);
      return { id, parents: parents.map((parent) => parent.id), author, at, message };
    },

    read(ref, path) {
      const commit = commitAt(repository, ref);
      const blob = commit?.tree.get(path);
      return blob === undefined ? null : textOf(repository.objects, blob);
    },

    openPull(wanted) {
      const { draft = false, labels = [], files = {}, body = "", base = repository.defaultBranch } = wanted;
      const author = who(wanted.author);
      const number = wanted.number ?? nextNumber(repository);
      if (repository.pulls.has(number)) throw new RangeError(`There is a pull request #${number} already.`);
      if (repository.issues.has(number)) throw new RangeError(`#${number} is an issue already.`);
      const title = wanted.title ?? `Change ${Object.keys(files).join(", ")}`;
      const from = wanted.branch === undefined ? { files } : { branch: wanted.branch };
      demand(denyPull(repository, { author, from, base }));
      const pull = openPull(world, repository, { number, author, draft, from, title, body, base });
      const owner = who(repository.owner);
      demand(denyLabels(pull, owner, labels));
      addLabels(world, pull, owner, labels);
      ringPull(world.bell, pull, "opened", author);
      const handle = createPullHandle(world, pull);
      handles.set(number, handle);
      return handle;
    },

    pull(number) {
      const handle = handles.get(number);
      if (handle !== undefined) return handle;
      throw missing("pull request", number);
    },

    openIssue({ by, title, body = "" }) {
      const actor = who(by);
      demand(denyIssue(repository, actor, { title, body }));
      const issue = openIssue(world, repository, actor, { title, body });
      ringIssue(world.bell, issue, "opened", actor);
      return createIssueHandle(world, issue);
    },

    issue(number) {
      const issue = repository.issues.get(number);
      if (issue === undefined) throw missing("issue", number);
      return createIssueHandle(world, issue);
    },

    issues: () => [...repository.issues.values()].map((issue) => createIssueHandle(world, issue)),

    grant(login, role) {
      repository.roles.set(who(login).id, role);
      repository.revision += 1;
    },

    rename({ owner = repository.owner, name = repository.name }) {
      who(owner);
      repository.formerNames.add(`${repository.owner}/${repository.name}`.toLowerCase());
      repository.owner = owner;
      repository.name = name;
      repository.revision += 1;
    },

    archive(archived) {
      repository.archived = archived;
      repository.revision += 1;
    },

    setPrivate(hidden) {
      repository.private = hidden;
      repository.revision += 1;
    },
  };
}
