/** Pull requests. Every branch of one is in the repository itself: there are no forks here. */
import type { Instant } from "@rfckit/core";
import { mergeabilityOf, mergeStateOf } from "../../github/mergeability.ts";
import type { PullRecord } from "../../github/records.ts";
import { pullUrl, type WorldState } from "../../github/state.ts";
import { nodeId } from "../node-ids.ts";
import { isoTime, link, repositoryApi } from "./addresses.ts";
import { renderAssociation } from "./association.ts";
import { commitsAhead } from "./commits-ahead.ts";
import { pullId } from "./database-ids.ts";
import { baseOf, countChanges } from "./file.ts";
import { renderLabel } from "./label.ts";
import { renderPullsRepository } from "./repository.ts";
import { renderUser } from "./user.ts";

const MERGEABLE = { yes: true, no: false, unknown: null } as const;

/** As `GET /repos/{owner}/{repo}/pulls/{pull_number}` and the webhooks about it show it. */
export function renderPull(world: WorldState, pull: PullRecord) {
  const talk = (wanted: string) =>
    pull.comments.filter(({ kind, deleted }) => kind === wanted && !deleted).length;
  return {
    ...renderPullSimple(world, pull),
    merged: pull.state === "merged",
    mergeable: MERGEABLE[mergeabilityOf(pull)],
    rebaseable: null,
    mergeable_state: mergeStateOf(pull),
    merged_by: pull.merge === null ? null : renderUser(pull.merge.by),
    comments: talk("comment"),
    review_comments: talk("inline"),
    maintainer_can_modify: false,
    commits: commitsAhead(pull.head, baseOf(pull)).length,
    ...countChanges(pull),
  };
}

/** As lists of pull requests and the webhooks about reviews show it. */
export function renderPullSimple(world: WorldState, pull: PullRecord) {
  const { repository, author, merge } = pull;
  const { number } = pull.key;
  const page = pullUrl(pull);
  const api = pullApi(pull);
  const issue = `${repositoryApi(repository)}/issues/${number}`;
  const addresses = {
    issue_url: issue,
    commits_url: `${api}/commits`,
    review_comments_url: `${api}/comments`,
    review_comment_url: `${repositoryApi(repository)}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: `${repositoryApi(repository)}/statuses/${pull.head.id}`,
  };
  const repo = renderPullsRepository(world, repository);
  const side = (ref: string, sha: string) => ({
    label: `${repository.owner}:${ref}`,
    ref,
    sha,
    user: repo.owner,
    repo,
  });
  return {
    url: api,
    id: pullId(pull),
    node_id: nodeId("PullRequest", repository.id, number),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    ...addresses,
    number,
    state: pull.state === "open" ? ("open" as const) : ("closed" as const),
    locked: pull.locked,
    title: pull.title,
    user: renderUser(author),
    body: pull.body === "" ? null : pull.body,
    created_at: isoTime(pull.createdAt),
    updated_at: isoTime(pull.updatedAt),
    closed_at: timeOrNull(closedAt(pull)),
    merged_at: timeOrNull(merge?.at ?? null),
    merge_commit_sha: merge?.commit ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: [...pull.labels].map((label) => renderLabel(repository, label)),
    milestone: null,
    draft: pull.draft,
    head: side(headRef(pull), pull.head.id),
    base: side(pull.base, baseOf(pull).id),
    _links: {
      self: link(api),
      html: link(page),
      issue: link(addresses.issue_url),
      comments: link(addresses.comments_url),
      review_comments: link(addresses.review_comments_url),
      review_comment: link(addresses.review_comment_url),
      commits: link(addresses.commits_url),
      statuses: link(addresses.statuses_url),
    },
    author_association: renderAssociation(repository, author),
    auto_merge: null,
    active_lock_reason: null,
  };
}

/** A pull request's address in the API. */
export function pullApi({ repository, key }: PullRecord): string {
  return `${repositoryApi(repository)}/pulls/${key.number}`;
}

/** The name of a pull request's branch. */
export function headRef({ branch }: PullRecord): string {
  return branch;
}

/** When a pull request that isn't open was closed last. */
export function closedAt({ state, events }: PullRecord): Instant | null {
  if (state === "open") return null;
  return events.findLast(({ what }) => what.kind === "closed")?.at ?? null;
}

function timeOrNull(instant: Instant | null): string | null {
  return instant === null ? null : isoTime(instant);
}
