/**
 * The webhooks, as wake-ups: that something happened, where, and just enough for the front door to tell
 * whether anybody need look.
 *
 * What the bot itself does rings nothing. Faults sit between the doing and the ringing: a wake-up may be lost,
 * arrive several times, or wait for the next one and arrive after it.
 */
import type { Account, CommentKind, PullKey, Review } from "@rfckit/reconciler";
import type { AccountRecord } from "./accounts.ts";
import type { CommentRecord, IssueRecord, PullRecord, RepositoryRecord } from "./records.ts";

export type PullWakeEvent =
  | "opened"
  | "comment"
  | "comment-edited"
  | "comment-deleted"
  | "review"
  | "review-dismissed"
  | "inline"
  | "push"
  | "draft"
  | "ready"
  | "closed"
  | "reopened"
  | "merged"
  | "labeled"
  | "unlabeled"
  | "locked"
  | "unlocked"
  | "retitled"
  | "base-changed"
  | "enqueued"
  | "dequeued"
  | "check"
  | "mergeable";

/** What happens to a plain issue. */
export type IssueWakeEvent = "opened" | "comment" | "comment-edited" | "comment-deleted";

/** How a pull request stood when it rang: the wake-up may arrive later than other ones do. */
export interface PullThen {
  readonly title: string;
  readonly state: PullRecord["state"];
  readonly draft: boolean;
  readonly locked: boolean;
  readonly base: string;
  /** The newest commit's id. */
  readonly head: string;
  readonly labels: readonly string[];
}

/** A branch's newest commit before and after a push. */
export interface Pushed {
  readonly before: string;
  readonly after: string;
}

/** What a wake-up for a comment tells of it: all that `comment-edited` and its like carry on GitHub. */
export interface WakeComment {
  readonly kind: CommentKind;
  readonly id: number;
  readonly author: Account | null;
  readonly viaApp: boolean;
  readonly body: string;
  readonly edited: boolean;
  /** The text before the edit; missing where it wasn't edited. */
  readonly previousBody?: string;
}

export type Wake =
  | {
      readonly kind: "pull";
      readonly key: PullKey;
      readonly event: PullWakeEvent;
      /** Who did it; `null` where GitHub did. */
      readonly by: Account | null;
      readonly then: PullThen;
      /** Present for comments of all three kinds. */
      readonly comment?: WakeComment;
      /** Present for `review` and `review-dismissed`. */
      readonly review?: { readonly state: Review["state"] };
      /** Present for `labeled` and `unlabeled`. */
      readonly label?: string;
      /** Present for `push`. */
      readonly pushed?: Pushed;
      /** Present for `retitled`. */
      readonly previousTitle?: string;
      /** Present for `base-changed`: the branch before, and its newest commit. */
      readonly previousBase?: { readonly branch: string; readonly commit: string };
    }
  | {
      readonly kind: "issue";
      readonly key: PullKey;
      readonly event: IssueWakeEvent;
      readonly by: Account | null;
      readonly then: Pick<IssueRecord, "title" | "state" | "locked">;
      /** Present for comments. */
      readonly comment?: WakeComment;
    }
  | {
      readonly kind: "repository";
      readonly repository: number;
      readonly event: "default-branch-push";
      readonly by: Account | null;
      readonly pushed: Pushed;
    };

/** How wake-ups go wrong. */
export interface BellFaults {
  readonly lose: boolean;
  readonly duplicate: number;
  readonly reorder: boolean;
}

export interface Bell {
  readonly ring: (wake: Wake) => void;
  /** Goes over to other faults; what was held back until then is delivered first. */
  readonly disturb: (faults: BellFaults) => void;
}

export function createBell(deliver: (wake: Wake) => void): Bell {
  let faults: BellFaults = { lose: false, duplicate: 1, reorder: false };
  let held: Wake | null = null;
  const send = (wake: Wake) => {
    for (let copy = 0; copy < faults.duplicate; copy += 1) deliver(wake);
  };
  return {
    ring(wake) {
      if (faults.lose) return;
      if (!faults.reorder) return send(wake);
      if (held === null) {
        held = wake;
        return;
      }
      const earlier = held;
      held = null;
      send(wake);
      send(earlier);
    },
    disturb(next) {
      const earlier = held;
      held = null;
      if (earlier !== null) send(earlier);
      faults = next;
    },
  };
}

export type PullWake = Extract<Wake, { kind: "pull" }>;
export type IssueWake = Extract<Wake, { kind: "issue" }>;

/** What only wake-ups of some kinds tell. */
export type WakeFacts = Omit<PullWake, "kind" | "key" | "event" | "by" | "then">;

/** Rings for something that happened to a pull request, unless the bot did it. */
export function ringPull(
  bell: Bell,
  pull: PullRecord,
  event: PullWakeEvent,
  by: AccountRecord | null,
  more: WakeFacts = {},
): void {
  if (by?.app === true) return;
  const { title, state, draft, locked, base, head, labels } = pull;
  const then = { title, state, draft, locked, base, head: head.id, labels: [...labels] };
  bell.ring({ kind: "pull", key: pull.key, event, by: by?.shown ?? null, then, ...more });
}

/** Rings for something that happened to a plain issue, unless the bot did it. */
export function ringIssue(
  bell: Bell,
  issue: IssueRecord,
  event: IssueWakeEvent,
  by: AccountRecord,
  comment?: WakeComment,
): void {
  if (by.app) return;
  const { key, title, state, locked } = issue;
  const then = { title, state, locked };
  const what = { kind: "issue", key, event, by: by.shown, then } as const;
  bell.ring(comment === undefined ? what : { ...what, comment });
}

/** Rings for a push to the default branch, unless the bot did it. */
export function ringRepository(
  bell: Bell,
  repository: RepositoryRecord,
  by: AccountRecord,
  pushed: Pushed,
): void {
  if (by.app) return;
  const { id } = repository;
  bell.ring({ kind: "repository", repository: id, event: "default-branch-push", by: by.shown, pushed });
}

/** What a wake-up tells of a comment. */
export function wakeComment(comment: CommentRecord, previousBody?: string): WakeComment {
  return {
    kind: comment.kind,
    id: comment.id,
    author: comment.author.shown,
    viaApp: comment.viaApp,
    body: comment.body,
    edited: previousBody !== undefined,
    ...(previousBody === undefined ? {} : { previousBody }),
  };
}
