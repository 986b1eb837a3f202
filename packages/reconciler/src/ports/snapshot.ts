/**
 * What one reading of a pull request gives: plain, dated data, as GitHub shows it at one instant.
 *
 * Everything the bot decides, it decides from this and its own ledger. A snapshot can be saved to a file and
 * replayed. All instants are UTC milliseconds; GitHub stamps whole seconds.
 */
import type { Instant, Person, UserId } from "@rfckit/core";

/** A pull request, or an issue, by its repository's numeric id and its number: both outlive renames and transfers (D32). */
export interface PullKey {
  readonly repository: number;
  readonly number: number;
}

/** Who wrote something. `null` where the account is gone. */
export interface Account extends Person {
  /** `bot`: a GitHub App or other machine account; its commands do nothing (D29). */
  readonly kind: "user" | "bot";
}

/** One version of a comment's text. */
export interface Revision {
  readonly at: Instant;
  /** Who wrote this version; `null` where the account is gone. */
  readonly by: Account | null;
  /** `null` where somebody redacted this version from the edit history. */
  readonly body: string | null;
}

export type CommentKind = "comment" | "review" | "inline";

/** An issue comment, a review's body or an inline review comment: all three are comments (D28). */
export interface Comment {
  readonly kind: CommentKind;
  /** Unique within its kind. For a review: the review's id. */
  readonly id: number;
  readonly url: string;
  readonly author: Account | null;
  /** Whether an app posted it in its author's name: its commands do nothing (D29). */
  readonly viaApp: boolean;
  /** When it was written; for reviews and inline comments when the review was submitted (D28). */
  readonly createdAt: Instant;
  readonly body: string;
  /** All versions, oldest first, the first being the original; empty where it was never edited. */
  readonly revisions: readonly Revision[];
  readonly minimized: boolean;
  /** The bot's own reactions on it. An onlooker's port shows those of all machine accounts, each with its maker. */
  readonly reactions: readonly {
    readonly content: Reaction;
    readonly at: Instant;
    readonly by?: UserId;
  }[];
}

export type Reaction = "+1" | "-1";

export interface Review {
  /** The same id as the review's body in `comments` (kind `review`). */
  readonly id: number;
  readonly url: string;
  readonly author: Account | null;
  readonly viaApp: boolean;
  readonly state: "approved" | "changes_requested" | "commented" | "dismissed";
  readonly submittedAt: Instant;
  /** The head commit that was reviewed; `null` where GitHub no longer knows it. */
  readonly commit: string | null;
}

/** What happened to the pull request itself, from GitHub's timeline, in GitHub's order. */
export interface TimelineEvent {
  /** Unique among the timeline's events; it has no meaning and no order. */
  readonly id: string;
  readonly at: Instant;
  readonly actor: Account | null;
  readonly what:
    | { readonly kind: "draft" | "ready" | "closed" | "reopened" | "merged" }
    | { readonly kind: "head-force-pushed"; readonly head: string }
    | { readonly kind: "base-changed"; readonly from: string; readonly to: string };
}

export interface ChangedFile {
  readonly path: string;
  /** Where it was before, for a renamed file. */
  readonly previousPath: string | null;
  readonly change: "added" | "modified" | "removed" | "renamed";
  /** The blob's object id at the head; `null` for a removed file. */
  readonly blob: string | null;
}

/** A check run as the bot makes it. */
export interface CheckRun {
  readonly name: string;
  /** What it was made from, in at most 64 characters: while that is the same, the run needn't be made again. */
  readonly digest: string;
  readonly conclusion: "success" | "failure" | "neutral";
  readonly title: string;
  /** Markdown, at most 65,535 characters, as is each annotation's message. */
  readonly summary: string;
  /** GitHub takes 50 a request: an adapter sends more in several. */
  readonly annotations: readonly Annotation[];
}

/** A remark beside a line of a changed file. */
export interface Annotation {
  readonly path: string;
  /** From 1. */
  readonly startLine: number;
  readonly endLine: number;
  /** From 1, and only where both lines are the same. */
  readonly startColumn?: number;
  readonly endColumn?: number;
  readonly level: "notice" | "warning" | "failure";
  readonly title: string;
  readonly message: string;
}

/** A check run that the bot itself made on the present head and finished: the newest of each name. */
export type ShownCheck = Pick<CheckRun, "name" | "digest" | "conclusion">;

export interface Snapshot {
  readonly key: PullKey;
  /** The time that GitHub's answer carries. Waiting ends by this clock, never by the host's alone (D17). */
  readonly now: Instant;
  /** The account that the bot acts as. */
  readonly bot: Account;
  readonly repository: {
    readonly id: number;
    readonly owner: string;
    readonly name: string;
    readonly defaultBranch: string;
    /** The default branch's newest commit: while it stays, so do the configuration and the templates. */
    readonly defaultHead: string;
    readonly archived: boolean;
    readonly private: boolean;
    /** What the bot may do here: merge and close at all, and merge what changes workflow files. */
    readonly rights: { readonly write: boolean; readonly workflows: boolean };
  };
  readonly pull: {
    readonly url: string;
    readonly title: string;
    readonly author: Account | null;
    readonly createdAt: Instant;
    readonly state: "open" | "closed" | "merged";
    readonly draft: boolean;
    readonly locked: boolean;
    /** The branch it would be merged into. */
    readonly base: string;
    /** The newest commit's id. */
    readonly head: string;
    /** Whether GitHub could merge without conflicts; it may not know yet. */
    readonly mergeable: "yes" | "no" | "unknown";
    /** What GitHub says of merging it; `blocked` by a required check or review. */
    readonly mergeState: "clean" | "blocked" | "dirty" | "behind" | "draft" | "unknown";
    /** Whether it waits in its branch's merge queue. */
    readonly queued: boolean;
    /** The difference against the merge base, in the order of the paths. */
    readonly files: readonly ChangedFile[];
    /** False where GitHub lists only a part of the files. */
    readonly filesComplete: boolean;
    readonly labels: readonly string[];
  };
  readonly timeline: readonly TimelineEvent[];
  /** Issue comments, review bodies and inline comments; the bot's own among them. */
  readonly comments: readonly Comment[];
  readonly reviews: readonly Review[];
  readonly checks: readonly ShownCheck[];
  /** Files of the default branch that the bot reads on every pass; `null` where there is none. */
  readonly files: {
    readonly configuration: FileVersion | null;
  };
  /** The present logins of the people that were asked for by id; who is gone is left out. */
  readonly people: readonly Person[];
}

/** What one reading of a repository gives: its configuration, and what the bot has reported about it. */
export interface RepositorySnapshot {
  readonly id: number;
  readonly now: Instant;
  readonly bot: Account;
  readonly defaultBranch: string;
  readonly archived: boolean;
  /** Whether it takes issues at all. */
  readonly takesIssues: boolean;
  readonly configuration: FileVersion | null;
  /** The issues that the bot itself opened there, newest first, at most twenty. */
  readonly ownIssues: readonly OwnIssue[];
}

export interface OwnIssue {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly open: boolean;
}

/** What one reading of a plain issue gives: its talk. */
export interface IssueSnapshot {
  readonly key: PullKey;
  readonly now: Instant;
  readonly bot: Account;
  readonly locked: boolean;
  readonly archived: boolean;
  readonly configuration: FileVersion | null;
  /** The newest hundred comments, oldest first; their kind is `comment`, and their reactions are left out. */
  readonly comments: readonly Comment[];
}

/** A file's content at one commit. */
export interface FileVersion {
  /** The blob's object id: the same content has the same one. */
  readonly blob: string;
  readonly text: string;
}

/** A version of a file on the default branch, or a time without it. */
export interface DatedVersion {
  /** When it came, as its commit says: whoever pushes may say what they like. */
  readonly at: Instant;
  readonly file: FileVersion | null;
}
