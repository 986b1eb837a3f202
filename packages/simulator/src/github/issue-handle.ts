/** What people do with one plain issue. It throws `NotAllowed` where GitHub would not let that person do it. */
import type { Instant } from "@rfckit/core";
import type { PullKey } from "@rfckit/reconciler";
import { type AccountRecord, ensureAccount } from "./accounts.ts";
import {
  addComment,
  deleteComment,
  denyComment,
  denyDelete,
  denyEdit,
  editComment,
  findComment,
} from "./comments.ts";
import { demand, NotAllowed } from "./denial.ts";
import { changeIssue, denyIssueChange } from "./issues.ts";
import { denyRole } from "./permissions.ts";
import type { CommentRecord, IssueRecord } from "./records.ts";
import { threadUrl, touch, type WorldState } from "./state.ts";
import { type CommentView, loginOf, viewComment } from "./view.ts";
import { type IssueWakeEvent, ringIssue, wakeComment } from "./wakes.ts";

export interface IssueHandle {
  readonly key: PullKey;
  readonly number: number;
  /** Posts a comment and gives its id. `viaApp`: some app posts it in that person's name. */
  readonly comment: (comment: {
    readonly by: string;
    readonly body: string;
    readonly viaApp?: boolean;
  }) => number;
  readonly editComment: (id: number, edit: { readonly by: string; readonly body: string }) => void;
  readonly deleteComment: (id: number, by: { readonly by: string }) => void;
  readonly close: (by: string) => void;
  readonly reopen: (by: string) => void;
  /** Replaces its text; its author may, and who has write access. */
  readonly edit: (change: { readonly by: string; readonly title?: string; readonly body?: string }) => void;
  /** Locks or unlocks the conversation, by the repository's owner where nobody is named. */
  readonly lock: (locked: boolean, by?: string) => void;
  readonly view: () => IssueView;
}

/** An issue for people and expectations, the deleted comments too. */
export interface IssueView {
  readonly key: PullKey;
  readonly url: string;
  readonly author: string;
  readonly createdAt: Instant;
  readonly title: string;
  readonly body: string;
  readonly state: "open" | "closed";
  readonly locked: boolean;
  readonly comments: readonly CommentView[];
}

export function createIssueHandle(world: WorldState, issue: IssueRecord): IssueHandle {
  const who = (login: string) => ensureAccount(world.accounts, login);
  const ring = (event: IssueWakeEvent, by: AccountRecord, comment: CommentRecord, before?: string) =>
    ringIssue(world.bell, issue, event, by, wakeComment(comment, before));
  const theComment = (id: number): CommentRecord => {
    const found = findComment(issue, "comment", id);
    if (found !== undefined) return found;
    const message = `#${issue.key.number} has no comment ${id}, or it was deleted.`;
    throw new NotAllowed({ status: 404, reason: "gone", message });
  };
  const change = (by: string, wanted: Parameters<typeof changeIssue>[2]) => {
    demand(denyIssueChange(issue, who(by), wanted));
    changeIssue(world, issue, wanted);
  };

  return {
    key: issue.key,
    number: issue.key.number,

    comment({ by, body, viaApp }) {
      const actor = who(by);
      demand(denyComment(issue, actor, body));
      const wanted = { kind: "comment", by: actor, body, viaApp: viaApp ?? actor.app } as const;
      const added = addComment(world, issue, wanted);
      ring("comment", actor, added);
      return added.id;
    },

    editComment(id, { by, body }) {
      const actor = who(by);
      const comment = theComment(id);
      demand(denyEdit(issue, comment, actor, body));
      const before = comment.body;
      editComment(world, issue, comment, actor, body);
      ring("comment-edited", actor, comment, before);
    },

    deleteComment(id, { by }) {
      const actor = who(by);
      const comment = theComment(id);
      demand(denyDelete(issue, comment, actor));
      deleteComment(world, issue, comment);
      ring("comment-deleted", actor, comment);
    },

    close: (by) => change(by, { open: false }),
    reopen: (by) => change(by, { open: true }),
    edit: ({ by, ...wanted }) => change(by, wanted),

    lock(locked, by = issue.repository.owner) {
      demand(denyRole(issue.repository, who(by), "write", `lock or unlock #${issue.key.number}`));
      issue.locked = locked;
      touch(world, issue);
    },

    view: () => ({
      key: issue.key,
      url: threadUrl(issue),
      author: loginOf(issue.author),
      createdAt: issue.createdAt,
      title: issue.title,
      body: issue.body,
      state: issue.state,
      locked: issue.locked,
      comments: issue.comments.map((comment) => viewComment(threadUrl(issue), comment)),
    }),
  };
}
