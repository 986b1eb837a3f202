/** Pull requests and plain issues. */
import { differenceOf, mergeabilityOf, mergeStateOf, rightsOn } from "../../github/mergeability.ts";
import type { IssueRecord, PullRecord } from "../../github/records.ts";
import { threadUrl } from "../../github/state.ts";
import { nodeId } from "../node-ids.ts";
import { headRef, isoTime, issueId, pullId } from "../render/index.ts";
import { closedAt } from "../render/pull.ts";
import { connection, type PageArguments } from "./connection.ts";
import type { Reader } from "./reader.ts";
import { showActor } from "./show-account.ts";
import { showComment, showInline, showReview } from "./show-comment.ts";
import { showCommit, showRef } from "./show-git.ts";
import { showLabel } from "./show-label.ts";
import { showRepository } from "./show-repository.ts";
import { showTimeline, type TimelineArguments } from "./show-timeline.ts";

const MERGEABLE = { yes: "MERGEABLE", no: "CONFLICTING", unknown: "UNKNOWN" } as const;
const CHANGES = { added: "ADDED", modified: "MODIFIED", removed: "DELETED", renamed: "RENAMED" } as const;

/** Its own text is never edited here. */
function unedited(reader: Reader, author: PullRecord["author"]) {
  return {
    author: showActor(author),
    editor: null,
    lastEditedAt: null,
    includesCreatedEdit: false,
    viewerDidAuthor: author === reader.account,
    userContentEdits: (args: PageArguments) =>
      connection<never>(args, { name: "userContentEdits", items: [], keyOf: () => 0, show: () => null }),
  };
}

export function showPull(reader: Reader, pull: PullRecord): Record<string, unknown> {
  const { repository, key, state, merge } = pull;
  const standing = (kind: "comment" | "inline") =>
    pull.comments.filter((comment) => comment.kind === kind && !comment.deleted);
  const timeOrNull = (at: number | null) => (at === null ? null : isoTime(at));
  const base = repository.branches.get(pull.base);
  const binds = reader.account.app && !rightsOn(pull, reader.account).write;
  return {
    __typename: "PullRequest",
    ...unedited(reader, pull.author),
    id: nodeId("PullRequest", key.repository, key.number),
    databaseId: pullId(pull) % 2_147_483_647,
    fullDatabaseId: String(pullId(pull)),
    number: key.number,
    url: threadUrl(pull),
    title: pull.title,
    body: pull.body,
    createdAt: isoTime(pull.createdAt),
    updatedAt: isoTime(pull.updatedAt),
    closedAt: timeOrNull(closedAt(pull)),
    mergedAt: timeOrNull(merge?.at ?? null),
    mergedBy: merge === null ? null : showActor(merge.by),
    state: state.toUpperCase(),
    closed: state !== "open",
    merged: state === "merged",
    isDraft: pull.draft,
    locked: pull.locked || pull.hindrance === "locked",
    baseRefName: pull.base,
    baseRefOid: base?.id ?? pull.head.id,
    baseRef: () => showRef(reader, repository, pull.base),
    headRefName: headRef(pull),
    headRefOid: pull.head.id,
    headRef: null,
    mergeable: () => MERGEABLE[mergeabilityOf(pull)],
    mergeStateStatus: () => mergeStateOf(pull).toUpperCase(),
    isInMergeQueue: pull.queued,
    isMergeQueueEnabled: pull.hindrance === "merge-queue",
    mergeQueueEntry: pull.queued ? { __typename: "MergeQueueEntry", ...queueEntry(reader, pull) } : null,
    changedFiles: () => differenceOf(pull).length,
    files: (args: PageArguments) =>
      connection(args, {
        name: "files",
        items: differenceOf(pull),
        keyOf: ({ path }) => encodeURIComponent(path),
        show: ({ path, change }) => ({
          __typename: "PullRequestChangedFile",
          path,
          changeType: CHANGES[change],
          additions: 1,
          deletions: 0,
        }),
      }),
    labels: (args: PageArguments) =>
      connection(args, {
        name: "labels",
        items: [...pull.labels],
        keyOf: (name) => encodeURIComponent(name),
        show: (name) => showLabel(repository, name),
      }),
    comments: (args: PageArguments) =>
      connection(args, {
        name: "comments",
        items: standing("comment"),
        keyOf: ({ id }) => id,
        show: (comment) => showComment(reader, pull, comment),
      }),
    reviews: (args: PageArguments & { readonly states?: readonly string[] | null }) =>
      connection(args, {
        name: "reviews",
        items: pull.reviews.filter((review) => args.states?.includes(review.state.toUpperCase()) ?? true),
        keyOf: ({ comment }) => comment.id,
        show: (review) => showReview(reader, pull, review),
      }),
    reviewThreads: (args: PageArguments) =>
      connection(args, {
        name: "reviewThreads",
        items: standing("inline"),
        keyOf: ({ id }) => id,
        show: (comment) => ({
          __typename: "PullRequestReviewThread",
          id: nodeId("Event", "thread", key.repository, key.number, comment.id),
          comments: (inner: PageArguments) =>
            connection(inner, {
              name: "comments",
              items: [comment],
              keyOf: ({ id }) => id,
              show: (one) => showInline(reader, pull, one),
            }),
        }),
      }),
    timelineItems: (args: TimelineArguments) => showTimeline(reader, pull, args),
    commits: (args: PageArguments) =>
      connection(args, {
        name: "commits",
        items: [pull.head],
        keyOf: ({ id }) => id,
        show: (commit) => ({
          __typename: "PullRequestCommit",
          id: nodeId("Commit", key.repository, key.number, commit.id),
          commit: () => showCommit(reader, repository, commit),
        }),
      }),
    mergeCommit: () => {
      const commit = merge === null ? undefined : repository.objects.commits.get(merge.commit);
      return commit === undefined ? null : showCommit(reader, repository, commit);
    },
    viewerCanUpdate: !binds,
    viewerCanClose: !binds,
    repository: () => showRepository(reader, repository),
  };
}

export function queueEntry(reader: Reader, pull: PullRecord) {
  const since = pull.events.findLast(({ what }) => what.kind === "queued")?.at ?? pull.updatedAt;
  return {
    id: nodeId("MergeQueueEntry", pull.key.repository, pull.key.number),
    enqueuedAt: isoTime(since),
    headCommit: () => showCommit(reader, pull.repository, pull.head),
  };
}

export function showIssue(reader: Reader, issue: IssueRecord): Record<string, unknown> {
  const { key } = issue;
  return {
    __typename: "Issue",
    ...unedited(reader, issue.author),
    id: nodeId("Issue", key.repository, key.number),
    databaseId: issueId(issue) % 2_147_483_647,
    fullDatabaseId: String(issueId(issue)),
    number: key.number,
    url: threadUrl(issue),
    title: issue.title,
    body: issue.body,
    createdAt: isoTime(issue.createdAt),
    updatedAt: isoTime(issue.updatedAt),
    state: issue.state.toUpperCase(),
    closed: issue.state === "closed",
    locked: issue.locked,
    comments: (args: PageArguments) =>
      connection(args, {
        name: "comments",
        items: issue.comments.filter(({ deleted }) => !deleted),
        keyOf: ({ id }) => id,
        show: (comment) => showComment(reader, issue, comment),
      }),
    repository: () => showRepository(reader, issue.repository),
  };
}
