/** What people do with the comments and reviews of one pull request: the talking half of its handle. */
import type { CommentKind } from "@rfckit/reconciler";
import { type AccountRecord, ensureAccount } from "./accounts.ts";
import {
  addComment,
  deleteComment,
  denyComment,
  denyDelete,
  denyEdit,
  denyMinimize,
  denyRedact,
  editComment,
  findComment,
  redactRevision,
  setMinimized,
} from "./comments.ts";
import { demand, NotAllowed } from "./denial.ts";
import type { CommentRecord, PullRecord } from "./records.ts";
import { addReview, denyDismissal, denyReview, dismissReview, type Verdict } from "./reviews.ts";
import type { WorldState } from "./state.ts";
import { ringPull, wakeComment } from "./wakes.ts";

/** Which comment is meant: ids are unique within their kind only, which is `comment` where it is left out. */
export interface OfKind {
  readonly kind?: CommentKind;
}

export interface NewReview {
  readonly by: string;
  readonly state: Verdict;
  readonly body?: string;
  /** Inline comments that are submitted with it. */
  readonly inline?: readonly string[];
  readonly viaApp?: boolean;
}

export interface CommentActs {
  /** Posts a comment and gives its id. `viaApp`: some app posts it in that person's name. */
  readonly comment: (comment: {
    readonly by: string;
    readonly body: string;
    readonly viaApp?: boolean;
  }) => number;
  /** Replaces a comment's text; its author may, and who has write access. */
  readonly editComment: (id: number, edit: { readonly by: string; readonly body: string } & OfKind) => void;
  readonly deleteComment: (id: number, by: { readonly by: string } & OfKind) => void;
  /** Takes the text of one version, counted from 0, out of the edit history; the newest can't be. */
  readonly redactRevision: (id: number, index: number, by: { readonly by: string } & OfKind) => void;
  /** Folds a comment away, or unfolds it. No webhook tells of that. */
  readonly minimizeComment: (
    id: number,
    by: { readonly by: string; readonly minimized?: boolean } & OfKind,
  ) => void;
  /** Submits a review of the present head and gives its id, which is that of its body (kind `review`) too. */
  readonly review: (review: NewReview) => number;
  /** Posts one inline comment, in a review of its own without words, and gives the comment's id (kind `inline`). */
  readonly inline: (comment: {
    readonly by: string;
    readonly body: string;
    readonly viaApp?: boolean;
  }) => number;
  readonly dismissReview: (id: number, by: string) => void;
}

export function createCommentActs(world: WorldState, pull: PullRecord): CommentActs {
  const who = (login: string) => ensureAccount(world.accounts, login);
  const missing = (kind: CommentKind, id: number) => {
    const message = `#${pull.key.number} has no ${kind} ${id}, or it was deleted.`;
    return new NotAllowed({ status: 404, reason: "gone", message });
  };
  const theComment = (id: number, kind: CommentKind = "comment"): CommentRecord => {
    const found = findComment(pull, kind, id);
    if (found === undefined) throw missing(kind, id);
    return found;
  };

  const addInline = (by: AccountRecord, body: string, viaApp: boolean): number => {
    const comment = addComment(world, pull, { kind: "inline", by, body, viaApp });
    ringPull(world.bell, pull, "inline", by, { comment: wakeComment(comment) });
    return comment.id;
  };
  const submit = (by: AccountRecord, state: Verdict, body: string, viaApp: boolean): number => {
    const { comment } = addReview(world, pull, { by, state, body, viaApp });
    ringPull(world.bell, pull, "review", by, { comment: wakeComment(comment), review: { state } });
    return comment.id;
  };

  return {
    comment({ by, body, viaApp }) {
      const actor = who(by);
      demand(denyComment(pull, actor, body));
      const added = addComment(world, pull, {
        kind: "comment",
        by: actor,
        body,
        viaApp: viaApp ?? actor.app,
      });
      ringPull(world.bell, pull, "comment", actor, { comment: wakeComment(added) });
      return added.id;
    },

    editComment(id, { by, body, kind }) {
      const actor = who(by);
      const comment = theComment(id, kind);
      demand(denyEdit(pull, comment, actor, body));
      const previous = comment.body;
      editComment(world, pull, comment, actor, body);
      ringPull(world.bell, pull, "comment-edited", actor, { comment: wakeComment(comment, previous) });
    },

    deleteComment(id, { by, kind }) {
      const actor = who(by);
      const comment = theComment(id, kind);
      demand(denyDelete(pull, comment, actor));
      deleteComment(world, pull, comment);
      ringPull(world.bell, pull, "comment-deleted", actor, { comment: wakeComment(comment) });
    },

    redactRevision(id, index, { by, kind }) {
      const comment = theComment(id, kind);
      demand(denyRedact(pull, comment, index, who(by)));
      redactRevision(world, pull, comment, index);
    },

    minimizeComment(id, { by, minimized = true, kind }) {
      const comment = theComment(id, kind);
      demand(denyMinimize(pull, comment, who(by)));
      setMinimized(world, pull, comment, minimized);
    },

    review({ by, state, body = "", inline = [], viaApp = false }) {
      const actor = who(by);
      demand(denyReview(pull, actor, { state, body, inline }));
      const id = submit(actor, state, body, viaApp);
      for (const text of inline) addInline(actor, text, viaApp);
      return id;
    },

    inline({ by, body, viaApp = false }) {
      const actor = who(by);
      demand(denyReview(pull, actor, { state: "commented", body: "", inline: [body] }));
      submit(actor, "commented", "", viaApp);
      return addInline(actor, body, viaApp);
    },

    dismissReview(id, by) {
      const actor = who(by);
      const review = pull.reviews.find(({ comment }) => comment.id === id);
      if (review === undefined) throw missing("review", id);
      demand(denyDismissal(pull, review, actor));
      dismissReview(world, pull, review);
      ringPull(world.bell, pull, "review-dismissed", actor, {
        comment: wakeComment(review.comment),
        review: { state: "dismissed" },
      });
    },
  };
}
