/**
 * Reviews, and the inline comments that come with them. Reviews are submitted as they are made: there are no pending
 * ones here. The world doesn't keep which line an inline comment is about.
 */
import { z } from "zod";
import { differenceOf } from "../../github/mergeability.ts";
import { createPullHandle } from "../../github/pull-handle.ts";
import type { CommentRecord, PullRecord } from "../../github/records.ts";
import { changedAt } from "../render/comment.ts";
import { renderReview, renderReviewComment } from "../render/index.ts";
import { findActor, findCommentOf, findPullOf, findReview } from "./find.ts";
import type { Call, Operation } from "./operation.ts";
import { pageOf } from "./paging.ts";
import { pathOf } from "./pulls.ts";
import { readBody, textOrNothing } from "./read-body.ts";
import { since } from "./since.ts";
import { WordedRefusal } from "./worded-refusal.ts";

const VERDICTS = {
  APPROVE: "approved",
  REQUEST_CHANGES: "changes_requested",
  COMMENT: "commented",
} as const;

const newReview = z.object({
  body: textOrNothing,
  event: z.enum(["APPROVE", "REQUEST_CHANGES", "COMMENT"]),
  commit_id: z.string().nullish(),
  comments: z.array(z.object({ path: z.string(), body: z.string() })).default([]),
});

const newInline = z.object({ body: z.string(), commit_id: z.string(), path: z.string() });
const dismissal = z.object({ message: z.string() });

const READING = { anyOf: ["pull_requests"], level: "read" } as const;
const WRITING = { anyOf: ["pull_requests"], level: "write" } as const;
const OF_PULL = "/repos/{owner}/{repo}/pulls/{pull_number}";

export const REVIEWS: readonly Operation[] = [
  {
    method: "GET",
    path: `${OF_PULL}/reviews`,
    needs: READING,
    handle(call) {
      const pull = findPullOf(call);
      return pageOf(call, pathOf(pull, "/reviews"), pull.reviews, (review) =>
        renderReview(call.world, pull, review),
      );
    },
  },
  { method: "POST", path: `${OF_PULL}/reviews`, needs: WRITING, makesContent: true, handle: submit },
  {
    method: "GET",
    path: `${OF_PULL}/reviews/{review_id}`,
    needs: READING,
    handle(call) {
      const pull = findPullOf(call);
      return { status: 200, body: renderReview(call.world, pull, findReview(call, pull)) };
    },
  },
  {
    method: "PUT",
    path: `${OF_PULL}/reviews/{review_id}/dismissals`,
    needs: WRITING,
    handle(call) {
      const pull = findPullOf(call);
      const review = findReview(call, pull);
      readBody(call, dismissal);
      createPullHandle(call.world, pull).dismissReview(review.comment.id, findActor(call).login);
      return { status: 200, body: renderReview(call.world, pull, review) };
    },
  },
  {
    method: "GET",
    path: `${OF_PULL}/comments`,
    needs: READING,
    handle(call) {
      const pull = findPullOf(call);
      const from = since(call);
      const inline = inlineOf(pull).filter((comment) => changedAt(comment) >= from);
      return pageOf(call, pathOf(pull, "/comments"), inline, (comment) =>
        renderReviewComment(call.world, pull, comment),
      );
    },
  },
  { method: "POST", path: `${OF_PULL}/comments`, needs: WRITING, makesContent: true, handle: remark },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/pulls/comments/{comment_id}",
    needs: READING,
    handle(call) {
      const { thread, comment } = findCommentOf(call, "inline");
      return { status: 200, body: renderReviewComment(call.world, thread, comment) };
    },
  },
];

function submit(call: Call) {
  const pull = findPullOf(call);
  const actor = findActor(call);
  const { body, event, commit_id: commit, comments } = readBody(call, newReview);
  if (event !== "APPROVE" && body === "" && comments.length === 0) {
    throw new WordedRefusal(422, "Unprocessable Entity", ["Body can't be blank"]);
  }
  if (misplaced(pull, commit ?? pull.head.id, ...comments.map(({ path }) => path)) !== null) {
    throw new WordedRefusal(422, "Unprocessable Entity", ["Path could not be resolved"]);
  }
  const id = createPullHandle(call.world, pull).review({
    by: actor.login,
    state: VERDICTS[event],
    body,
    inline: comments.map((comment) => comment.body),
    viaApp: actor.app,
  });
  const review = pull.reviews.find(({ comment }) => comment.id === id);
  return { status: 200, body: review === undefined ? null : renderReview(call.world, pull, review) };
}

function remark(call: Call) {
  const pull = findPullOf(call);
  const actor = findActor(call);
  const { body, commit_id: commit, path } = readBody(call, newInline);
  const field = misplaced(pull, commit, path);
  if (field !== null) {
    throw new WordedRefusal(422, "Validation Failed", [
      { resource: "PullRequestReviewComment", field, code: "invalid" },
    ]);
  }
  const id = createPullHandle(call.world, pull).inline({ by: actor.login, body, viaApp: actor.app });
  const comment = inlineOf(pull).find((each) => each.id === id);
  return {
    status: 201,
    body: comment === undefined ? null : renderReviewComment(call.world, pull, comment),
  };
}

/** An inline comment stands at a file that the pull request changes, and the world has reviews of the head only. */
function misplaced(
  pull: PullRecord,
  commit: string,
  ...paths: readonly string[]
): "commit_id" | "path" | null {
  if (commit !== pull.head.id) return "commit_id";
  const changed = new Set(differenceOf(pull).map(({ path }) => path));
  return paths.every((path) => changed.has(path)) ? null : "path";
}

function inlineOf(pull: PullRecord): CommentRecord[] {
  return pull.comments.filter(({ kind, deleted }) => kind === "inline" && !deleted);
}
