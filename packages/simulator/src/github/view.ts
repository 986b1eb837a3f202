/**
 * A pull request for people and expectations: everything that ever happened to it, the deleted too, under the
 * logins of today. The bot never sees this; it sees snapshots.
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
import { newestChecks } from "./check-runs.ts";
import { commentAnchor } from "./comments.ts";
import { differenceOf, mergeabilityOf } from "./mergeability.ts";
import type { CommentRecord, EventRecord, Hindrance, MergeRecord, PullEvent, PullRecord } from "./records.ts";
import { pullUrl } from "./state.ts";

export interface CommentView {
  readonly kind: CommentKind;
  readonly id: number;
  /** Its place among all comments and events: sort by this to print a thread. */
  readonly order: number;
  readonly url: string;
  /** A login; `ghost` where the account is gone. */
  readonly author: string;
  readonly viaApp: boolean;
  readonly at: Instant;
  readonly body: string;
  readonly minimized: boolean;
  readonly deleted: boolean;
  /** All versions, oldest first; empty where it was never edited. A redacted one has the body `null`. */
  readonly revisions: readonly { readonly at: Instant; readonly by: string; readonly body: string | null }[];
  readonly reactions: readonly { readonly by: string; readonly content: Reaction; readonly at: Instant }[];
}

export interface ReviewView {
  /** The id of the review's body among the comments of kind `review`. */
  readonly id: number;
  readonly author: string;
  readonly state: Review["state"];
  readonly commit: string;
  readonly at: Instant;
}

export type EventView = PullEvent & {
  readonly id: number;
  readonly order: number;
  readonly at: Instant;
  readonly actor: string;
};

export interface PullView {
  readonly key: PullKey;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly createdAt: Instant;
  readonly state: "open" | "closed" | "merged";
  readonly draft: boolean;
  readonly locked: boolean;
  readonly queued: boolean;
  readonly base: string;
  readonly head: string;
  readonly mergeable: Snapshot["pull"]["mergeable"];
  readonly hindrance: Hindrance | null;
  /** How it was merged; `null` where it wasn't. */
  readonly merge:
    | (Omit<MergeRecord, "by" | "base"> & { readonly by: string; readonly message: string })
    | null;
  readonly files: readonly ChangedFile[];
  /** Sorted. */
  readonly labels: readonly string[];
  /** All three kinds in the order of their writing. */
  readonly comments: readonly CommentView[];
  readonly reviews: readonly ReviewView[];
  readonly timeline: readonly EventView[];
  /** The finished check runs on the present head, the newest of each name. */
  readonly checks: readonly CheckRun[];
}

/** Shows a pull request as it is now; later changes don't reach the view. */
export function viewPull(pull: PullRecord): PullView {
  const { repository } = pull;
  return {
    key: pull.key,
    url: pullUrl(pull),
    title: pull.title,
    body: pull.body,
    author: loginOf(pull.author),
    createdAt: pull.createdAt,
    state: pull.state,
    draft: pull.draft,
    locked: pull.locked,
    queued: pull.queued,
    base: pull.base,
    head: pull.head.id,
    mergeable: mergeabilityOf(pull),
    hindrance: pull.hindrance,
    merge: viewMerge(pull),
    files: differenceOf(pull),
    labels: [...pull.labels].sort(),
    comments: pull.comments.map((comment) => viewComment(pullUrl(pull), comment)),
    reviews: pull.reviews.map(({ comment, state, commit }) => ({
      id: comment.id,
      author: loginOf(comment.author),
      state,
      commit,
      at: comment.createdAt,
    })),
    timeline: pull.events.map(viewEvent),
    checks: newestChecks(repository, pull.head.id).map(({ run }) => run),
  };
}

function viewMerge({ merge, repository }: PullRecord): PullView["merge"] {
  if (merge === null) return null;
  const { by, at, method, commit, head } = merge;
  const message = repository.objects.commits.get(commit)?.message ?? "";
  return { by: loginOf(by), at, method, commit, head, message };
}

export function viewComment(url: string, comment: CommentRecord): CommentView {
  const { kind, id, order, viaApp, body, minimized, deleted } = comment;
  return {
    kind,
    id,
    order,
    url: url + commentAnchor(comment),
    author: loginOf(comment.author),
    viaApp,
    at: comment.createdAt,
    body,
    minimized,
    deleted,
    revisions: comment.revisions.map((revision) => ({ ...revision, by: loginOf(revision.by) })),
    reactions: comment.reactions.map((reaction) => ({ ...reaction, by: loginOf(reaction.by) })),
  };
}

function viewEvent({ id, order, at, actor, what }: EventRecord): EventView {
  return { ...what, id, order, at, actor: loginOf(actor) };
}

export function loginOf(account: AccountRecord): string {
  return account.gone ? "ghost" : account.login;
}
