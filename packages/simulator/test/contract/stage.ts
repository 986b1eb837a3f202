/**
 * The two kinds of stage that contract cases play on.
 *
 * A `Stage` is what any GitHub can give, a scratch repository of the real one too: one person's hands, asynchronous,
 * on a clock that can't be set. Names and numbers are whatever they are there. A `SimulatedStage` is a world of one's
 * own, in which anybody does anything at any time.
 */
import type { Account, CheckRun, GitHub, PullKey } from "@rfckit/reconciler";
import {
  createVirtualClock,
  createWorld,
  type FileChanges,
  type PullHandle,
  type RepositoryHandle,
  type VirtualClock,
  type World,
} from "../../src/index.ts";

export const START = Date.UTC(2026, 0, 5, 9);
export const SECOND = 1000;
export const DAY = 86_400 * SECOND;
export const BOT = "rfcbot[bot]";

/** A number that no pull request and no issue has. */
export const NOBODYS = 999_999_999;

/** A check run that has nothing to say. */
export const RUN: CheckRun = {
  name: "rfc lint",
  digest: "0123456789abcdef",
  conclusion: "success",
  title: "No problems",
  summary: "",
  annotations: [],
};

export interface Stage {
  /** The login of whoever opens pull requests and issues, and talks in them. */
  readonly author: string;
  /** The login of whoever does what takes more than being the author. With one token that is the same person. */
  readonly maintainer: string;
  /** The account that the port acts as. With one token that is the same person once more. */
  readonly bot: Pick<Account, "login" | "kind">;
  readonly repository: StagedRepository;
  /** Open, called "An example", with one commit that adds one file. Nobody has touched it yet. */
  readonly pull: StagedPull;
  /** GitHub's clock, in UTC ms. */
  readonly now: () => number;
  /** How far instants may be from `now`, in ms: 0 where time stands still. */
  readonly tolerance: number;
  /** How long GitHub may take until a change shows everywhere, in ms: 0 where it does at once. */
  readonly patience: number;
  /** Lets time pass: so many ms, or two seconds at most where that really takes them. */
  readonly pause: (ms: number) => Promise<void>;
}

export interface StagedRepository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly private: boolean;
  readonly defaultBranch: string;
  /** A path for a file of that name that has never been on the default branch. */
  readonly freshPath: (name: string) => string;
  /** Commits to the default branch: one commit, or one for each file. */
  readonly commit: (files: FileChanges) => Promise<void>;
  /** The default branch's newest commit. */
  readonly tip: () => Promise<StagedCommit>;
  /** Makes a branch at a commit, and gives the name that it really has. */
  readonly createBranch: (name: string, at: string) => Promise<string>;
  /** Opens another pull request, from a branch of its own. */
  readonly openPull: (files: FileChanges) => Promise<StagedPull>;
  readonly openIssue: (issue: { readonly title: string; readonly body?: string }) => Promise<StagedIssue>;
}

export interface StagedCommit {
  readonly id: string;
  readonly parents: readonly string[];
  readonly message: string;
}

/** What the author and the maintainer do with a pull request. What posts something gives its id. */
export interface StagedPull {
  readonly key: PullKey;
  /** The file that it adds; the stage's own holds "# Example\n". */
  readonly path: string;
  readonly comment: (body: string) => Promise<number>;
  /** By the maintainer, whoever wrote it. */
  readonly editComment: (id: number, body: string) => Promise<void>;
  /** By the maintainer, whoever wrote it. */
  readonly deleteComment: (id: number) => Promise<void>;
  readonly minimizeComment: (id: number) => Promise<void>;
  /** Submits a review that neither approves nor asks for changes. */
  readonly review: (body: string) => Promise<number>;
  /** Posts an inline comment at its file. */
  readonly inline: (body: string) => Promise<number>;
  /** Pushes a commit, or one for each file, and gives the new head; `force` puts it in place of the branch's own. */
  readonly push: (files: FileChanges, how?: { readonly force?: boolean }) => Promise<string>;
  readonly label: (name: string) => Promise<void>;
  readonly setDraft: (draft: boolean) => Promise<void>;
  readonly retarget: (branch: string) => Promise<void>;
  readonly lock: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly reopen: () => Promise<void>;
  /** Merges it with a merge commit, as the maintainer does by the button. */
  readonly mergeByHand: () => Promise<void>;
}

export interface StagedIssue {
  readonly key: PullKey;
  readonly comment: (body: string) => Promise<number>;
  readonly deleteComment: (id: number) => Promise<void>;
  readonly lock: () => Promise<void>;
}

export interface SimulatedStage {
  readonly clock: VirtualClock;
  readonly world: World;
  readonly repository: RepositoryHandle;
  /** Opened by zed, adds `accepted/example.md`, bears the label `project-wasmtime`. */
  readonly pull: PullHandle;
  readonly key: PullKey;
}

/** What an adapter's test brings: its port to a stage's world, and how to end it. */
export interface Subject {
  readonly github: GitHub;
  readonly dispose?: () => Promise<void>;
}

/** Sets up: a repository with a configuration, a maintainer called `ada`, one pull request. */
export function setStage(): SimulatedStage {
  const clock = createVirtualClock(START);
  const world = createWorld({ clock, onWake: () => {} });
  const repository = world.addRepository({
    owner: "acme",
    name: "rfcs",
    files: { ".github/rfcbot.yml": "version: 1\n", "accepted/old.md": "# Old\n" },
  });
  repository.grant("ada", "write");
  const pull = repository.openPull({
    author: "zed",
    title: "An example",
    labels: ["project-wasmtime"],
    files: { "accepted/example.md": "# Example\n" },
  });
  return { clock, world, repository, pull, key: pull.key };
}
