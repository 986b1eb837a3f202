/**
 * Inline comments. The world doesn't keep where they stand: here they all stand at the first line of the first file
 * that the pull request changes.
 */
import { commentAnchor } from "../../github/comments.ts";
import { differenceOf } from "../../github/mergeability.ts";
import type { CommentRecord, PullRecord, ReviewRecord } from "../../github/records.ts";
import { pullUrl, type WorldState } from "../../github/state.ts";
import { nodeId } from "../node-ids.ts";
import { isoTime, link, repositoryApi } from "./addresses.ts";
import { renderAssociation } from "./association.ts";
import { changedAt } from "./comment.ts";
import { pullApi } from "./pull.ts";
import { renderReactions } from "./reactions.ts";
import { renderUser } from "./user.ts";

/** As the API and the webhooks show it. */
export function renderReviewComment(_world: WorldState, pull: PullRecord, comment: CommentRecord) {
  const { repository, key } = pull;
  const { id, author } = comment;
  const api = `${repositoryApi(repository)}/pulls/comments/${id}`;
  const page = pullUrl(pull) + commentAnchor(comment);
  const review = reviewOf(pull, comment);
  const commit = review?.commit ?? pull.head.id;
  return {
    url: api,
    pull_request_review_id: review?.comment.id ?? id,
    id,
    node_id: nodeId("PullRequestReviewComment", repository.id, key.number, id),
    diff_hunk: "@@ -0,0 +1 @@\n+",
    path: differenceOf(pull)[0]?.path ?? "README.md",
    position: 1,
    original_position: 1,
    commit_id: commit,
    original_commit_id: commit,
    user: renderUser(author),
    body: comment.body,
    created_at: isoTime(comment.createdAt),
    updated_at: isoTime(changedAt(comment)),
    html_url: page,
    pull_request_url: pullApi(pull),
    author_association: renderAssociation(repository, author),
    _links: { self: link(api), html: link(page), pull_request: link(pullApi(pull)) },
    reactions: renderReactions(api, comment.reactions),
    start_line: null,
    original_start_line: null,
    start_side: null,
    line: 1,
    original_line: 1,
    side: "RIGHT" as const,
    subject_type: "line" as const,
  };
}

/** The review that an inline comment was submitted with: its author's last one before it. */
export function reviewOf(pull: PullRecord, inline: CommentRecord): ReviewRecord | undefined {
  return pull.reviews.findLast(
    ({ comment }) => comment.author === inline.author && comment.order < inline.order,
  );
}
