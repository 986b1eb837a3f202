/** What people do with a repository: commits on its branches, pull requests, who may do what in it. */
import type { Instant } from "@rfckit/core";
import { type AccountRecord, ensureAccount } from "./accounts.ts";
import { branchHead, commitAt, commitFiles } from "./branches.ts";
import { demand, NotAllowed } from "./denial.ts";
import { addLabels, denyLabels } from "./labels.ts";
import { createObjectStore, type FileChanges, textOf } from "./object-store.ts";
import { denyRole } from "./permissions.ts";
import { createPullHandle, type PullHandle } from "./pull-handle.ts";
import { openPull } from "./pulls.ts";
import type { RepositoryRecord, Role } from "./records.ts";
import { takeNext, type WorldState } from "./state.ts";
import { ringPull, ringRepository } from "./wakes.ts";

export interface NewRepository {
  readonly owner: string;
  readonly name: string;
  /** `main` where it is left out. */
  readonly defaultBranch?: string;
  /** The files of the first commit. */
  readonly files?: Readonly<Record<string, string>>;
  readonly private?: boolean;
}

export interface OpenPull {
  /** The next free number where it is left out. */
  readonly number?: number;
  readonly author: string;
  readonly draft?: boolean;
  /** Set by the repository's owner as it is opened. */
  readonly labels?: readonly string[];
  readonly files: FileChanges;
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
  readonly commit: (branch: string, files: FileChanges, by?: string) => string;
  /** Makes a branch that starts where another one is; the default branch where none is named. */
  readonly createBranch: (branch: string, from?: string) => void;
  /** A branch's newest commit. */
  readonly head: (branch: string) => string;
  /** A commit, by a branch or by its id. */
  readonly show: (ref: string) => CommitView;
  /** A file on a branch or at a commit; `null` where there is none. */
  readonly read: (ref: string, path: string) => string | null;
  readonly openPull: (pull: OpenPull) => PullHandle;
  readonly pull: (number: number) => PullHandle;
  /** Gives somebody a role, in place of the one that they had. `none` shuts them out. */
  readonly grant: (login: string, role: Role) => void;
  readonly rename: (to: { readonly owner?: string; readonly name?: string }) => void;
  readonly archive: (archived: boolean) => void;
}

/** Makes a repository with one commit on its default branch. */
export function createRepository(world: WorldState, wanted: NewRepository): RepositoryRecord {
  const { owner, name, defaultBranch = "main", files = {} } = wanted;
  const repository: RepositoryRecord = {
    id: takeNext(world, "repository"),
    owner,
    name,
    defaultBranch,
    private: wanted.private ?? false,
    archived: false,
    objects: createObjectStore(),
    branches: new Map(),
    pulls: new Map(),
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
  const demandRole = (actor: AccountRecord, role: Role, doing: string) =>
    demand(denyRole(repository, actor, role, doing));

  return {
    id: repository.id,

    commit(branch, files, by = repository.owner) {
      const actor = who(by);
      demandRole(actor, "write", `push to ${branch}`);
      const message = `Change ${Object.keys(files).join(", ")}`;
      const commit = commitFiles(world, repository, [branchHead(repository, branch)], files, actor, message);
      repository.branches.set(branch, commit);
      if (branch === repository.defaultBranch) ringRepository(world.bell, repository, actor);
      return commit.id;
    },

    createBranch(branch, from = repository.defaultBranch) {
      if (repository.branches.has(branch)) throw new RangeError(`There is a branch "${branch}" already.`);
      repository.branches.set(branch, branchHead(repository, from));
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
      const { draft = false, labels = [], files, body = "", base = repository.defaultBranch } = wanted;
      const author = who(wanted.author);
      const number = wanted.number ?? Math.max(0, ...repository.pulls.keys()) + 1;
      if (repository.pulls.has(number)) throw new RangeError(`There is a pull request #${number} already.`);
      const title = wanted.title ?? `Change ${Object.keys(files).join(", ")}`;
      demandRole(author, "read", "open a pull request");
      const pull = openPull(world, repository, { number, author, draft, files, title, body, base });
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
      const message = `${repository.owner}/${repository.name} has no pull request #${number}.`;
      throw new NotAllowed({ status: 404, reason: "gone", message });
    },

    grant(login, role) {
      repository.roles.set(who(login).id, role);
      repository.revision += 1;
    },

    rename({ owner = repository.owner, name = repository.name }) {
      who(owner);
      repository.owner = owner;
      repository.name = name;
      repository.revision += 1;
    },

    archive(archived) {
      repository.archived = archived;
      repository.revision += 1;
    },
  };
}
