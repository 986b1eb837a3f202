/** Issue comments. */

import { commentAnchor } from "../../github/comments.ts";
import type { CommentRecord, IssueRecord, PullRecord } from "../../github/records.ts";
import { threadUrl, type WorldState } from "../../github/state.ts";
import { nodeId } from "../node-ids.ts";
import { isoTime, repositoryApi } from "./addresses.ts";
import { renderMouthpieceApp } from "./app.ts";
import { renderAssociation } from "./association.ts";
import { renderReactions } from "./reactions.ts";
import { renderUser } from "./user.ts";

/** A comment on a pull request's or an issue's conversation. One that an app posted in a person's name names an app. */
export function renderComment(_world: WorldState, thread: PullRecord | IssueRecord, comment: CommentRecord) {
  const { repository, key } = thread;
  const { id, author } = comment;
  const api = `${repositoryApi(repository)}/issues/comments/${id}`;
  return {
    url: api,
    html_url: threadUrl(thread) + commentAnchor(comment),
    issue_url: `${repositoryApi(repository)}/issues/${key.number}`,
    id,
    node_id: nodeId("IssueComment", repository.id, key.number, id),
    user: renderUser(author),
    created_at: isoTime(comment.createdAt),
    updated_at: isoTime(changedAt(comment)),
    author_association: renderAssociation(repository, author),
    body: comment.body,
    reactions: renderReactions(api, comment.reactions),
    performed_via_github_app: comment.viaApp && author.kind === "user" ? renderMouthpieceApp() : null,
  };
}

/** When a comment's text was last changed, in UTC ms. */
export function changedAt({ revisions, createdAt }: CommentRecord): number {
  return revisions.at(-1)?.at ?? createdAt;
}
