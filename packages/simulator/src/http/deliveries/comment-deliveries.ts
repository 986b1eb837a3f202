/** Webhooks about comments of all three kinds, and about reviews. */
import type { CommentRecord, IssueRecord, PullRecord, ThreadRecord } from "../../github/records.ts";
import type { IssueWake, PullWake, WakeComment } from "../../github/wakes.ts";
import {
  renderComment,
  renderHookReview,
  renderIssueOf,
  renderPullSimple,
  renderReviewComment,
} from "../render/index.ts";
import { type Delivery, deliver, type Occasion } from "./delivery.ts";

type Action = "created" | "edited" | "deleted";

/** Tells of what a wake-up says of a comment on a plain issue, which is as it was then. */
export function issueTalkDelivery(
  occasion: Occasion,
  issue: IssueRecord,
  event: IssueWake["event"],
  told: WakeComment,
): Delivery[] {
  const found = findTold(issue, told);
  if (found === undefined) return [];
  const comment = { ...found, body: told.body };
  return [issueCommentDelivery(occasion, issue, comment, ACTIONS[event] ?? "created", told.previousBody)];
}

/** Tells of an issue comment; `previous` is the text before an edit. */
function issueCommentDelivery(
  occasion: Occasion,
  thread: PullRecord | IssueRecord,
  comment: CommentRecord,
  action: Action,
  previous?: string,
): Delivery {
  return deliver(occasion, "issue_comment", {
    action,
    ...changesOf(previous),
    issue: renderIssueOf(occasion.world, thread),
    comment: renderComment(occasion.world, thread, comment),
  });
}

/** Tells of what a wake-up says of a comment or a review; the pull request is as it was then. */
export function commentDelivery(
  occasion: Occasion,
  pull: PullRecord,
  { event, review }: PullWake,
  told: WakeComment,
): Delivery[] {
  const found = findTold(pull, told);
  if (found === undefined) return [];
  const comment = { ...found, body: told.body };
  const action = ACTIONS[event] ?? "created";
  if (told.kind === "comment")
    return [issueCommentDelivery(occasion, pull, comment, action, told.previousBody)];
  const about = { ...changesOf(told.previousBody), pull_request: renderPullSimple(occasion.world, pull) };
  if (told.kind === "inline") {
    const shown = renderReviewComment(occasion.world, pull, comment);
    return [deliver(occasion, "pull_request_review_comment", { action, comment: shown, ...about })];
  }
  const record = pull.reviews.find((each) => each.comment === found);
  if (record === undefined) return [];
  const state = review?.state ?? record.state;
  return [
    deliver(occasion, "pull_request_review", {
      action: event === "review" ? "submitted" : event === "review-dismissed" ? "dismissed" : action,
      review: renderHookReview(occasion.world, pull, { ...record, comment, state }),
      ...about,
    }),
  ];
}

/** Deleted comments too. */
function findTold({ comments }: ThreadRecord, told: WakeComment): CommentRecord | undefined {
  return comments.find(({ id, kind }) => id === told.id && kind === told.kind);
}

const ACTIONS: Readonly<Partial<Record<PullWake["event"], Action>>> = {
  "comment-edited": "edited",
  "comment-deleted": "deleted",
};

function changesOf(previous: string | undefined) {
  return previous === undefined ? {} : { changes: { body: { from: previous } } };
}
