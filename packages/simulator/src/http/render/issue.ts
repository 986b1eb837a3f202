/** Issues, of which each pull request is one. Plain ones bear no labels here. */
import type { IssueRecord, PullRecord } from "../../github/records.ts";
import { threadUrl, type WorldState } from "../../github/state.ts";
import { nodeId } from "../node-ids.ts";
import { isoTime, repositoryApi } from "./addresses.ts";
import { renderAssociation } from "./association.ts";
import { issueId } from "./database-ids.ts";
import { renderLabel } from "./label.ts";
import { closedAt, pullApi } from "./pull.ts";
import { renderReactions } from "./reactions.ts";
import { renderUser } from "./user.ts";

/** A plain issue, or the issue that goes with a pull request. */
export function renderIssueOf(_world: WorldState, thread: PullRecord | IssueRecord) {
  const { repository, author, kind } = thread;
  const { number } = thread.key;
  const api = `${repositoryApi(repository)}/issues/${number}`;
  const open = thread.state === "open";
  return {
    url: api,
    repository_url: repositoryApi(repository),
    labels_url: `${api}/labels{/name}`,
    comments_url: `${api}/comments`,
    events_url: `${api}/events`,
    html_url: threadUrl(thread),
    id: issueId(thread),
    node_id: nodeId(kind === "pull" ? "PullRequest" : "Issue", repository.id, number),
    number,
    title: thread.title,
    user: renderUser(author),
    labels: (kind === "pull" ? [...thread.labels] : []).map((label) => renderLabel(repository, label)),
    state: open ? ("open" as const) : ("closed" as const),
    locked: thread.locked,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: thread.comments.filter((comment) => comment.kind === "comment" && !comment.deleted).length,
    created_at: isoTime(thread.createdAt),
    updated_at: isoTime(thread.updatedAt),
    // What happens to a plain issue leaves no events here; its closing is mostly the last that happened to it.
    closed_at: open ? null : isoTime((kind === "pull" ? closedAt(thread) : null) ?? thread.updatedAt),
    author_association: renderAssociation(repository, author),
    active_lock_reason: null,
    ...(kind === "pull" ? ofPull(thread) : {}),
    body: thread.body === "" ? null : thread.body,
    reactions: renderReactions(api, []),
    timeline_url: `${api}/timeline`,
    performed_via_github_app: null,
    state_reason: open || kind === "pull" ? null : "completed",
  };
}

function ofPull(pull: PullRecord) {
  const page = threadUrl(pull);
  return {
    draft: pull.draft,
    pull_request: {
      url: pullApi(pull),
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      merged_at: pull.merge === null ? null : isoTime(pull.merge.at),
    },
  };
}
