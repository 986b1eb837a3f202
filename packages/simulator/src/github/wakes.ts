/**
 * The webhooks, as wake-ups: that something happened, where, and just enough for the front door to tell
 * whether anybody need look.
 *
 * What the bot itself does rings nothing. Faults sit between the doing and the ringing: a wake-up may be lost,
 * arrive several times, or wait for the next one and arrive after it.
 */
import type { Account, CommentKind, PullKey, Review } from "@rfckit/reconciler";
import type { AccountRecord } from "./accounts.ts";
import type { CommentRecord, PullRecord, RepositoryRecord } from "./records.ts";

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
  | "check"
  | "mergeable";

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
      /** Present for comments of all three kinds. */
      readonly comment?: WakeComment;
      /** Present for `review` and `review-dismissed`. */
      readonly review?: { readonly state: Review["state"] };
    }
  | {
      readonly kind: "repository";
      readonly repository: number;
      readonly event: "default-branch-push";
      readonly by: Account | null;
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

type PullWake = Extract<Wake, { kind: "pull" }>;

/** Rings for something that happened to a pull request, unless the bot did it. */
export function ringPull(
  bell: Bell,
  pull: PullRecord,
  event: PullWakeEvent,
  by: AccountRecord | null,
  more: Pick<PullWake, "comment" | "review"> = {},
): void {
  if (by?.app === true) return;
  bell.ring({ kind: "pull", key: pull.key, event, by: by?.shown ?? null, ...more });
}

/** Rings for a push to the default branch, unless the bot did it. */
export function ringRepository(bell: Bell, repository: RepositoryRecord, by: AccountRecord): void {
  if (by.app) return;
  bell.ring({ kind: "repository", repository: repository.id, event: "default-branch-push", by: by.shown });
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
