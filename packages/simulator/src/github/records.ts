/**
 * The simulator's own memory of one repository: mutable, and never handed out. What leaves it are snapshots
 * and views, which are copies.
 */
import type { Instant } from "@rfckit/core";
import type {
  ChangedFile,
  CheckRun,
  CommentKind,
  PullKey,
  Reaction,
  Review,
  Snapshot,
} from "@rfckit/reconciler";
import type { AccountRecord } from "./accounts.ts";
import type { Commit, ObjectStore } from "./object-store.ts";

/** What somebody may do in a repository; each role includes those before it. */
export const ROLES = ["none", "read", "triage", "write", "maintain", "admin"] as const;
export type Role = (typeof ROLES)[number];

export interface RepositoryRecord {
  readonly id: number;
  owner: string;
  name: string;
  /** `owner/name` in lower case, as it was called before. */
  readonly formerNames: Set<string>;
  readonly defaultBranch: string;
  private: boolean;
  archived: boolean;
  readonly objects: ObjectStore;
  readonly branches: Map<string, Commit>;
  readonly pulls: Map<number, PullRecord>;
  /** Plain issues; their numbers are from the same row as those of the pull requests. */
  readonly issues: Map<number, IssueRecord>;
  /** Whether it takes issues at all. */
  takesIssues: boolean;
  readonly roles: Map<number, Role>;
  /** The repository's labels: the spelling in use, by the name in lower case. */
  readonly labels: Map<string, string>;
  /** Check runs by the commit's id, in the order of their making. */
  readonly checks: Map<string, CheckRecord[]>;
  /** Grows whenever something is shown differently that belongs to no single pull request. */
  revision: number;
}

export interface CheckRecord {
  readonly id: number;
  readonly app: AccountRecord;
  /** The commit that it is about. */
  readonly head: string;
  readonly startedAt: Instant;
  /** `null` while it is in progress. */
  completedAt: Instant | null;
  status: "in_progress" | "completed";
  /** What it says so far; while it is in progress its conclusion counts for nothing. */
  run: CheckRun;
}

/** A conversation: a pull request's, or a plain issue's. */
export interface ThreadRecord {
  readonly kind: "pull" | "issue";
  readonly key: PullKey;
  readonly repository: RepositoryRecord;
  readonly author: AccountRecord;
  locked: boolean;
  readonly comments: CommentRecord[];
  updatedAt: Instant;
  /** Grows with every change. */
  revision: number;
}

export interface IssueRecord extends ThreadRecord {
  readonly kind: "issue";
  readonly createdAt: Instant;
  title: string;
  body: string;
  state: "open" | "closed";
}

export interface RevisionRecord {
  readonly at: Instant;
  readonly by: AccountRecord;
  readonly body: string | null;
}

export interface ReactionRecord {
  readonly by: AccountRecord;
  readonly content: Reaction;
  readonly at: Instant;
}

export interface CommentRecord {
  readonly kind: CommentKind;
  readonly id: number;
  /** Its place among all that ever happened in this world. */
  readonly order: number;
  readonly author: AccountRecord;
  readonly viaApp: boolean;
  readonly createdAt: Instant;
  body: string;
  readonly revisions: RevisionRecord[];
  readonly reactions: ReactionRecord[];
  minimized: boolean;
  deleted: boolean;
}

export interface ReviewRecord {
  /** The review's body; its id is the review's. */
  readonly comment: CommentRecord;
  readonly commit: string;
  state: Review["state"];
}

/** What stands in a pull request's timeline. The bot's port shows only a part of it. */
export type PullEvent =
  | { readonly kind: "draft" | "ready" | "closed" | "reopened" | "merged" | "locked" | "unlocked" }
  | { readonly kind: "queued" | "unqueued" }
  | { readonly kind: "labeled" | "unlabeled"; readonly label: string }
  | { readonly kind: "pushed" | "head-force-pushed"; readonly head: string }
  | { readonly kind: "base-changed"; readonly from: string; readonly to: string };

export interface EventRecord {
  readonly id: number;
  readonly order: number;
  readonly at: Instant;
  readonly actor: AccountRecord;
  readonly what: PullEvent;
}

/** Why GitHub won't merge, besides a conflict and what it can tell from the pull request itself. */
export const HINDRANCES = [
  "check",
  "review",
  "permission",
  "locked",
  "workflows",
  "merge-queue",
  "base-moved",
] as const;
export type Hindrance = (typeof HINDRANCES)[number];

export interface MergeRecord {
  readonly by: AccountRecord;
  readonly at: Instant;
  readonly method: "merge" | "squash" | "rebase";
  /** The newest commit that it put on the base branch. */
  readonly commit: string;
  /** The head that was merged. */
  readonly head: string;
  /** The base branch's newest commit before. */
  readonly base: Commit;
}

export interface PullRecord extends ThreadRecord {
  readonly kind: "pull";
  readonly createdAt: Instant;
  readonly body: string;
  title: string;
  state: "open" | "closed" | "merged";
  draft: boolean;
  /** Whether it waits in its base branch's merge queue. */
  queued: boolean;
  base: string;
  /** The name of its branch, which is in the repository itself: there are no forks here. */
  readonly branch: string;
  /** What the pull request shows as its head. It stays when the branch moves on while it isn't open. */
  head: Commit;
  merge: MergeRecord | null;
  readonly labels: Set<string>;
  readonly reviews: ReviewRecord[];
  readonly events: EventRecord[];
  /** What GitHub says of conflicts, where a story overrules what the branches say. */
  mergeable: "computed" | "no" | "unknown";
  hindrance: Hindrance | null;
  /** What was last worked out, with the revisions it was worked out from. */
  lastSnapshot: { readonly of: string; readonly snapshot: Snapshot; readonly pages: number } | null;
  lastDifference: {
    readonly of: string;
    readonly files: readonly ChangedFile[];
    readonly clean: boolean;
  } | null;
}
