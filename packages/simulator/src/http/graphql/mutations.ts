/**
 * Where every mutation begins. The rules are the world's own: what a person does rings, what an app does doesn't.
 */
import type { MergeMethod } from "@rfckit/core";
import { createCommentActs } from "../../github/comment-acts.ts";
import { addReaction, denyReact } from "../../github/comments.ts";
import { createIssueHandle } from "../../github/issue-handle.ts";
import { denyIssue, openIssue } from "../../github/issues.ts";
import { addLabels, denyLabels, denyNewLabel, makeLabel, removeLabels } from "../../github/labels.ts";
import { denyEnqueue, enqueuePull } from "../../github/merge-queue.ts";
import { createPullHandle, type PullHandle } from "../../github/pull-handle.ts";
import type { CommentRecord, IssueRecord, PullRecord } from "../../github/records.ts";
import { ringPull } from "../../github/wakes.ts";
import { makeCheck, reviseCheck } from "./check-mutations.ts";
import { FieldError, refuseField, unknownNode } from "./field-error.ts";
import { demandNode } from "./find-node.ts";
import { demandPermission, type Reader } from "./reader.ts";
import { showComment, showReview } from "./show-comment.ts";
import { showLabel } from "./show-label.ts";
import { queueEntry, showIssue, showPull } from "./show-pull.ts";

type Input = Readonly<Record<string, unknown>>;
type Mutation = (args: { readonly input: Input }) => Record<string, unknown>;

const TALK = ["issues", "pull_requests"];
const CODE = ["contents"];

/** The fields of `Mutation`. */
export function createMutations(reader: Reader): Readonly<Record<string, Mutation>> {
  const { world, account } = reader;
  const by = account.login;
  const text = (input: Input, name: string): string => String(input[name] ?? "");

  const pullOf = (input: Input, name = "pullRequestId"): PullRecord => {
    const { thread } = demandNode(reader, text(input, name));
    if (thread?.kind !== "pull") throw unknownNode(text(input, name));
    return thread;
  };
  const threadOf = (input: Input, name: string): PullRecord | IssueRecord => {
    const { thread } = demandNode(reader, text(input, name));
    if (thread === undefined) throw unknownNode(text(input, name));
    return thread;
  };
  const commentOf = (input: Input, name: string) => {
    const { thread, comment } = demandNode(reader, text(input, name));
    if (thread === undefined || comment === undefined) throw unknownNode(text(input, name));
    return { thread, comment };
  };
  const labelsOf = (input: Input): string[] =>
    (input["labelIds"] as readonly string[]).map((id) => {
      const { label } = demandNode(reader, id);
      if (label === undefined) throw unknownNode(id);
      return label;
    });

  const edit = (thread: PullRecord | IssueRecord, { id, kind }: CommentRecord, body: string): void => {
    if (thread.kind === "issue") createIssueHandle(world, thread).editComment(id, { by, body });
    else createCommentActs(world, thread).editComment(id, { by, body, kind });
  };
  const fold = (input: Input, minimized: boolean) => {
    demandPermission(reader, TALK);
    const { thread, comment } = commentOf(input, "subjectId");
    if (thread.kind === "pull") {
      createCommentActs(world, thread).minimizeComment(comment.id, { by, minimized, kind: comment.kind });
    }
    return {};
  };
  /** Something done to a pull request as such, as a person or an app does it by hand. */
  const act = (permission: readonly string[], doing: (pull: PullHandle) => void): Mutation => {
    return ({ input }) => {
      demandPermission(reader, permission);
      const pull = pullOf(input);
      doing(createPullHandle(world, pull));
      return { pullRequest: showPull(reader, pull) };
    };
  };
  const lock = (locked: boolean): Mutation => {
    return ({ input }) => {
      demandPermission(reader, TALK);
      const thread = threadOf(input, "lockableId");
      if (thread.kind === "pull") createPullHandle(world, thread).lock(locked, by);
      else createIssueHandle(world, thread).lock(locked, by);
      return {};
    };
  };

  return {
    addComment: ({ input }) => {
      demandPermission(reader, TALK);
      const thread = threadOf(input, "subjectId");
      const body = text(input, "body");
      if (thread.kind === "pull") createCommentActs(world, thread).comment({ by, body });
      else createIssueHandle(world, thread).comment({ by, body });
      return { subject: thread.kind === "pull" ? showPull(reader, thread) : showIssue(reader, thread) };
    },
    updateIssueComment: ({ input }) => {
      demandPermission(reader, TALK);
      const { thread, comment } = commentOf(input, "id");
      edit(thread, comment, text(input, "body"));
      return { issueComment: showComment(reader, thread, comment) };
    },
    updatePullRequestReview: ({ input }) => {
      demandPermission(reader, ["pull_requests"]);
      const { thread, comment } = commentOf(input, "pullRequestReviewId");
      edit(thread, comment, text(input, "body"));
      return {};
    },
    updatePullRequestReviewComment: ({ input }) => {
      demandPermission(reader, ["pull_requests"]);
      const { thread, comment } = commentOf(input, "pullRequestReviewCommentId");
      edit(thread, comment, text(input, "body"));
      return {};
    },
    deleteIssueComment: ({ input }) => {
      demandPermission(reader, TALK);
      const { thread, comment } = commentOf(input, "id");
      if (thread.kind === "issue") createIssueHandle(world, thread).deleteComment(comment.id, { by });
      else createCommentActs(world, thread).deleteComment(comment.id, { by });
      return {};
    },
    minimizeComment: ({ input }) => fold(input, true),
    unminimizeComment: ({ input }) => fold(input, false),
    addReaction: ({ input }) => {
      demandPermission(reader, TALK);
      const { thread, comment } = commentOf(input, "subjectId");
      const content = { THUMBS_UP: "+1", THUMBS_DOWN: "-1" } as const;
      const wanted = content[text(input, "content") as keyof typeof content];
      if (wanted === undefined) throw new FieldError("UNPROCESSABLE", "This simulator knows thumbs only.");
      refuseField(denyReact(thread, comment, account));
      addReaction(world, thread, comment, account, wanted);
      return {};
    },
    addPullRequestReview: ({ input }) => {
      demandPermission(reader, ["pull_requests"]);
      const pull = pullOf(input);
      const verdicts = {
        APPROVE: "approved",
        REQUEST_CHANGES: "changes_requested",
        COMMENT: "commented",
      } as const;
      const state = verdicts[text(input, "event") as keyof typeof verdicts];
      if (state === undefined)
        throw new FieldError("UNPROCESSABLE", "This simulator submits reviews at once.");
      const id = createCommentActs(world, pull).review({ by, state, body: text(input, "body") });
      const review = pull.reviews.find(({ comment }) => comment.id === id);
      return { pullRequestReview: review === undefined ? null : showReview(reader, pull, review) };
    },

    addLabelsToLabelable: ({ input }) => {
      demandPermission(reader, TALK);
      const pull = pullOf(input, "labelableId");
      const labels = labelsOf(input);
      refuseField(denyLabels(pull, account, labels));
      for (const label of addLabels(world, pull, account, labels)) {
        ringPull(world.bell, pull, "labeled", account, { label });
      }
      return {};
    },
    removeLabelsFromLabelable: ({ input }) => {
      demandPermission(reader, TALK);
      const pull = pullOf(input, "labelableId");
      refuseField(denyLabels(pull, account, []));
      for (const label of removeLabels(world, pull, account, labelsOf(input))) {
        ringPull(world.bell, pull, "unlabeled", account, { label });
      }
      return {};
    },
    createLabel: ({ input }) => {
      demandPermission(reader, TALK);
      const { repository } = demandNode(reader, text(input, "repositoryId"));
      const name = text(input, "name");
      refuseField(denyNewLabel(repository, account, name));
      makeLabel(repository, name);
      return { label: showLabel(repository, name) };
    },

    createCheckRun: ({ input }) => makeCheck(reader, input),
    updateCheckRun: ({ input }) => reviseCheck(reader, input),

    convertPullRequestToDraft: act(["pull_requests"], (pull) => pull.setDraft(true, by)),
    markPullRequestReadyForReview: act(["pull_requests"], (pull) => pull.setDraft(false, by)),
    closePullRequest: act(["pull_requests"], (pull) => pull.close(by)),
    reopenPullRequest: act(["pull_requests"], (pull) => pull.reopen(by)),
    lockLockable: lock(true),
    unlockLockable: lock(false),
    mergePullRequest: ({ input }) => {
      demandPermission(reader, CODE);
      const pull = pullOf(input);
      const named = text(input, "mergeMethod").toLowerCase();
      const method: MergeMethod = named === "squash" || named === "rebase" ? named : "merge";
      const order = {
        head: input["expectedHeadOid"] == null ? pull.head.id : text(input, "expectedHeadOid"),
        method,
        title: text(input, "commitHeadline") || `Merge pull request #${pull.key.number}`,
        message: text(input, "commitBody"),
      };
      createPullHandle(world, pull).merge(by, order);
      return { pullRequest: showPull(reader, pull) };
    },
    enqueuePullRequest: ({ input }) => {
      demandPermission(reader, CODE);
      const pull = pullOf(input);
      const head = input["expectedHeadOid"] == null ? pull.head.id : text(input, "expectedHeadOid");
      refuseField(denyEnqueue(pull, account, head));
      enqueuePull(world, pull, account);
      ringPull(world.bell, pull, "enqueued", account);
      return { mergeQueueEntry: queueEntry(reader, pull) };
    },

    createIssue: ({ input }) => {
      demandPermission(reader, ["issues"]);
      const { repository } = demandNode(reader, text(input, "repositoryId"));
      const wanted = { title: text(input, "title"), body: text(input, "body") };
      refuseField(denyIssue(repository, account, wanted));
      return { issue: showIssue(reader, openIssue(world, repository, account, wanted)) };
    },
    updateIssue: ({ input }) => {
      demandPermission(reader, ["issues"]);
      const thread = threadOf(input, "id");
      if (thread.kind !== "issue") throw unknownNode(text(input, "id"));
      const issue = createIssueHandle(world, thread);
      const title = input["title"] == null ? {} : { title: text(input, "title") };
      const body = input["body"] == null ? {} : { body: text(input, "body") };
      issue.edit({ by, ...title, ...body });
      if (input["state"] === "CLOSED") issue.close(by);
      if (input["state"] === "OPEN") issue.reopen(by);
      return { issue: showIssue(reader, thread) };
    },
  };
}
