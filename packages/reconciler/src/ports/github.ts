/**
 * The GitHub port: everything the bot can ask of GitHub, and everything it can do there.
 *
 * Each method is one request (an adapter may need more for a long thread). What can be repeated without harm
 * goes together in one `apply`; what can't (a new comment, a merge, a close) is a request of its own.
 * A method either has its effect, or throws one of the two classes below. After `GitHubUnavailable` nobody
 * knows whether the effect took place: look before trying again.
 */
import type { Instant, MergeMethod, Person, UserId } from "@rfckit/core";
import type {
  CheckRun,
  CommentKind,
  FileVersion,
  IssueSnapshot,
  PullKey,
  Reaction,
  RepositorySnapshot,
  Snapshot,
} from "./snapshot.ts";

export interface GitHub {
  /** Reads a pull request, and the present logins of the people named by `ids`. */
  observe(key: PullKey, ids: readonly UserId[]): Promise<Snapshot>;
  /** All pull requests of a repository that are open or changed in the last seven days, with what tells a change. */
  list(repository: number): Promise<RepositorySummary>;
  /** Reads a repository's configuration, and the bot's own issues in it. */
  observeRepository(repository: number): Promise<RepositorySnapshot>;
  /** Reads a plain issue; `null` where that number is a pull request's, or nothing's. */
  observeIssue(key: PullKey): Promise<IssueSnapshot | null>;
  /** The earlier versions of a file on the default branch, newest first, at most twenty; a deletion is `null`. */
  readHistory(repository: number, path: string): Promise<readonly (FileVersion | null)[]>;
  /** Reads files, at most twenty, in the order asked for; `ref` is a branch or a commit. What isn't there, or is no text, is `null`. */
  readFiles(
    repository: number,
    wanted: readonly { readonly ref: string; readonly path: string }[],
  ): Promise<readonly (FileVersion | null)[]>;
  /** Who bears a login now, and who is in a team (`organisation/slug`): by what was asked, `null` where GitHub doesn't know it or can't say. */
  lookUp(
    repository: number,
    ask: { readonly logins: readonly string[]; readonly teams: readonly string[] },
  ): Promise<{
    readonly logins: ReadonlyMap<string, Person | null>;
    readonly teams: ReadonlyMap<string, readonly Person[] | null>;
  }>;
  /** Makes changes that may be repeated without harm, in their order, in one request. */
  apply(key: PullKey, changes: readonly Change[]): Promise<Applied>;
  /** Opens an issue. */
  openIssue(repository: number, issue: { readonly title: string; readonly body: string }): Promise<Posted>;
  /** Changes one of the bot's own issues; it may be repeated without harm. */
  changeIssue(key: PullKey, change: IssueChange): Promise<Applied>;
  /** Posts a new comment on a pull request or an issue. */
  comment(key: PullKey, body: string): Promise<Posted>;
  /** Merges the pull request if its head still is `head`. */
  merge(key: PullKey, order: MergeOrder): Promise<Applied>;
  /** Puts the pull request into its base branch's merge queue if its head still is `head`. */
  enqueue(key: PullKey, head: string): Promise<Applied>;
  /** Closes the pull request. */
  close(key: PullKey): Promise<Applied>;
  /** How much GitHub still lets be asked of that repository's installation, as its last answer said; `null` while unknown. */
  allowance(repository: number): Allowance | null;
}

/** What the port can read of a repository: all that it takes to see how things stand. */
export type Sight = Pick<GitHub, "observe" | "list" | "readHistory" | "readFiles" | "lookUp">;

/** What is left of GitHub's limits. */
export interface Allowance {
  /** Requests, or points where those are fewer, until `resetAt`. */
  readonly left: number;
  readonly limit: number;
  /** By GitHub's clock. */
  readonly resetAt: Instant;
  /** GitHub's clock when it said so. */
  readonly at: Instant;
}

export interface RepositorySummary {
  /** The blob id of the configuration on the default branch; `null` where there is none. */
  readonly configuration: string | null;
  readonly pulls: readonly PullSummary[];
}

export interface IssueChange {
  readonly title?: string;
  readonly body?: string;
  readonly open?: boolean;
}

export interface PullSummary {
  readonly key: PullKey;
  readonly open: boolean;
  /** Differs from the one before whenever something about the pull request, or what it depends on, changed. */
  readonly fingerprint: string;
}

/** A change that may be repeated without harm. */
export type Change =
  | { readonly kind: "edit-comment"; readonly id: number; readonly body: string }
  /** Of the bot's own comments only. One that is gone already is no error. */
  | { readonly kind: "delete-comment"; readonly id: number }
  /** Folds a comment away as outdated. */
  | { readonly kind: "minimize-comment"; readonly id: number }
  | {
      readonly kind: "add-labels";
      readonly labels: readonly string[];
      /** All labels that will be added sooner or later: an adapter that has to make one may make these along with it. */
      readonly kin?: readonly string[];
    }
  | { readonly kind: "remove-labels"; readonly labels: readonly string[] }
  | {
      readonly kind: "react";
      readonly on: { readonly kind: CommentKind; readonly id: number };
      readonly content: Reaction;
    }
  | { readonly kind: "check"; readonly head: string; readonly run: CheckRun };

/** The time that GitHub's answer carried. */
export interface Applied {
  readonly at: Instant;
}

export interface Posted extends Applied {
  readonly id: number;
  readonly url: string;
}

export interface MergeOrder {
  readonly head: string;
  readonly method: MergeMethod;
  readonly title: string;
  readonly message: string;
}

/** GitHub said no, and would say no again. `status` is the HTTP status: 403, 404, 405, 409, 410 or 422. */
export class GitHubRefused extends Error {
  override readonly name = "GitHubRefused";
  readonly status: number;
  readonly reason: RefusedBecause;

  constructor(status: number, reason: RefusedBecause, message: string) {
    super(message);
    this.status = status;
    this.reason = reason;
  }
}

/** Why GitHub said no, as far as it says. */
export type RefusedBecause =
  | "conflict" // 405: the branch can't be merged without conflicts
  | "check" // 405: a required check is missing or failed
  | "review" // 405: branch protection wants a review
  | "draft" // 405: the pull request is a draft
  | "merge-queue" // 405: the branch is merged through a queue
  | "base-moved" // 405: the base branch moved meanwhile; try again
  | "head-moved" // 409: the head is another one than the one named
  | "permission" // 403: the bot may not do this
  | "workflows" // 403: it changes workflow files, and the bot has no permission for those
  | "locked" // 403: the conversation is locked
  | "archived" // 403: the repository is archived
  | "gone" // 404 or 410: what was named isn't there (any more)
  | "invalid" // 422: GitHub doesn't take the content
  | "not-open"; // 405 or 422: the pull request is closed or merged already

/** GitHub didn't answer, or with 5xx or a limit: whether it took effect is unknown; try later. */
export class GitHubUnavailable extends Error {
  override readonly name = "GitHubUnavailable";
  /** The HTTP status, or `null` where no answer came. */
  readonly status: number | null;
  /** How long GitHub asked to wait, in ms; `null` where it didn't. With a `null` status it wasn't even sent: the wait isn't over. */
  readonly retryAfter: number | null;

  constructor(status: number | null, message: string, retryAfter: number | null = null) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}
