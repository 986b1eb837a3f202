/** Reviews. GitHub writes their state in capitals in the API and small in the webhooks, and an empty text differently. */
import { commentAnchor } from "../../github/comments.ts";
import type { PullRecord, ReviewRecord } from "../../github/records.ts";
import { pullUrl, type WorldState } from "../../github/state.ts";
import { nodeId } from "../node-ids.ts";
import { isoTime, link } from "./addresses.ts";
import { renderAssociation } from "./association.ts";
import { pullApi } from "./pull.ts";
import { renderUser } from "./user.ts";

/** As the API shows it. */
export function renderReview(world: WorldState, pull: PullRecord, review: ReviewRecord) {
  return {
    ...renderHookReview(world, pull, review),
    body: review.comment.body,
    state: review.state.toUpperCase(),
  };
}

/** As a webhook shows it. */
export function renderHookReview(_world: WorldState, pull: PullRecord, review: ReviewRecord) {
  const { comment, commit, state } = review;
  const { key, repository } = pull;
  const page = pullUrl(pull) + commentAnchor(comment);
  return {
    id: comment.id,
    node_id: nodeId("PullRequestReview", repository.id, key.number, comment.id),
    user: renderUser(comment.author),
    body: comment.body === "" ? null : comment.body,
    commit_id: commit,
    submitted_at: isoTime(comment.createdAt),
    state,
    html_url: page,
    pull_request_url: pullApi(pull),
    author_association: renderAssociation(repository, comment.author),
    _links: { html: link(page), pull_request: link(pullApi(pull)) },
  };
}
