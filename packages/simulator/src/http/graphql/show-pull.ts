/** Pull requests. */
import type { Instant } from "@rfckit/core";
import { LIMITS } from "../../github/limits.ts";
import { differenceOf, mergeabilityOf, mergeStateOf, rightsOn } from "../../github/mergeability.ts";
import type { Commit } from "../../github/object-store.ts";
import { hasRole } from "../../github/permissions.ts";
import type { PullRecord } from "../../github/records.ts";
import { nodeId } from "../node-ids.ts";
import { baseOf } from "../render/file.ts";
import { commitsAhead, headRef, isoTime, pullId, renderFile } from "../render/index.ts";
import { closedAt } from "../render/pull.ts";
import { connection, type PageArguments } from "./connection.ts";
import type { Thread } from "./find-node.ts";
import { partId } from "./part-ids.ts";
import { isPermitted, type Reader } from "./reader.ts";
import { showActor } from "./show-account.ts";
import { showComment } from "./show-comment.ts";
import { showCommit, showRef } from "./show-git.ts";
import { showIssue } from "./show-issue.ts";
import { showLabel } from "./show-label.ts";
import { showReviewThreads } from "./show-review-thread.ts";
import { showTalk } from "./show-talk.ts";
import { showTimeline, type TimelineArguments } from "./show-timeline.ts";

const MERGEABLE = { yes: "MERGEABLE", no: "CONFLICTING", unknown: "UNKNOWN" } as const;
const CHANGES = { added: "ADDED", modified: "MODIFIED", removed: "DELETED", renamed: "RENAMED" } as const;

type Shown = Readonly<Record<string, unknown>>;

/** A pull request or a plain issue. */
export function showThread(reader: Reader, thread: Thread): Shown {
  return thread.kind === "pull" ? showPull(reader, thread) : showIssue(reader, thread);
}

export function showPull(reader: Reader, pull: PullRecord): Shown {
  const { repository, key, state } = pull;
  return {
    ...showTalk(reader, pull, pullId(pull)),
    ...showEnding(reader, pull),
    ...showRights(reader, pull),
    __typename: "PullRequest",
    id: nodeId("PullRequest", key.repository, key.number),
    state: state.toUpperCase(),
    closed: state !== "open",
    isDraft: pull.draft,
    // A story may lock out apps only.
    locked: pull.locked || pull.hindrance === "locked",
    baseRefName: pull.base,
    baseRefOid: baseOf(pull).id,
    baseRef: () => showRef(reader, repository, pull.base),
    headRefName: headRef(pull),
    headRefOid: pull.head.id,
    headRef: () => showRef(reader, repository, pull.branch),
    changedFiles: () => differenceOf(pull).length,
    files: (args: PageArguments) => showFiles(pull, args),
    labels: (args: PageArguments) =>
      connection(args, {
        items: [...pull.labels],
        keyOf: (name) => encodeURIComponent(name),
        show: (name) => showLabel(repository, name),
      }),
    reviews: (args: PageArguments & { readonly states?: readonly string[] | null }) =>
      connection(args, {
        items: pull.reviews.filter((review) => args.states?.includes(review.state.toUpperCase()) ?? true),
        keyOf: ({ comment }) => comment.id,
        show: ({ comment }) => showComment(reader, pull, comment),
      }),
    reviewThreads: (args: PageArguments) => showReviewThreads(reader, pull, args),
    timelineItems: (args: TimelineArguments) => showTimeline(reader, pull, args),
    commits: (args: PageArguments) =>
      connection(args, {
        items: commitsOf(pull),
        keyOf: ({ id }) => id,
        show: (commit) => showPullCommit(reader, pull, commit.id),
      }),
  };
}

/** The pull request's own commits, oldest first. Where the base has them all by now, its head is one of them. */
export function commitsOf(pull: PullRecord): readonly Commit[] {
  const own = commitsAhead(pull.head, baseOf(pull));
  return own.length === 0 ? [pull.head] : own;
}

/** A commit as one of a pull request; `null` where it has none of that id. */
export function showPullCommit(reader: Reader, pull: PullRecord, oid: string) {
  const { repository, key } = pull;
  const commit = repository.objects.commits.get(oid);
  if (commit === undefined) return null;
  return {
    __typename: "PullRequestCommit",
    id: partId("pull-commit", key.repository, key.number, oid),
    commit: () => showCommit(reader, repository, commit),
  };
}

export function showQueueEntry(reader: Reader, pull: PullRecord) {
  const queued = pull.events.findLast(({ what }) => what.kind === "queued");
  const before = [...pull.repository.pulls.values()].filter((each) => each.queued && each.base === pull.base);
  return {
    __typename: "MergeQueueEntry",
    id: nodeId("MergeQueueEntry", pull.key.repository, pull.key.number),
    enqueuedAt: isoTime(queued?.at ?? pull.updatedAt),
    position: before.indexOf(pull) + 1,
    state: "QUEUED",
    headCommit: () => showCommit(reader, pull.repository, pull.head),
    pullRequest: () => showPull(reader, pull),
  };
}

/** Whether it can be merged, waits for it, and what came of it. */
function showEnding(reader: Reader, pull: PullRecord) {
  const { merge, repository, queued } = pull;
  const merged = merge === null ? undefined : repository.objects.commits.get(merge.commit);
  return {
    closedAt: timeOrNull(closedAt(pull)),
    merged: merge !== null,
    mergedAt: timeOrNull(merge?.at ?? null),
    mergedBy: merge === null ? null : showActor(merge.by),
    mergeCommit: () => (merged === undefined ? null : showCommit(reader, repository, merged)),
    mergeable: () => MERGEABLE[mergeabilityOf(pull)],
    mergeStateStatus: () => mergeStateOf(pull).toUpperCase(),
    isInMergeQueue: queued,
    isMergeQueueEnabled: pull.hindrance === "merge-queue",
    mergeQueueEntry: () => (queued ? showQueueEntry(reader, pull) : null),
  };
}

/** What the viewer may do. A story takes it from apps as such. */
function showRights(reader: Reader, pull: PullRecord) {
  const { account } = reader;
  const { repository, author } = pull;
  const role = (needed: "triage" | "write") => author === account || hasRole(repository, account, needed);
  const app =
    !account.app || (rightsOn(pull, account).write && isPermitted(reader, ["pull_requests"], "write"));
  return {
    viewerCanUpdate: app && role("write"),
    viewerCanClose: app && role("triage") && pull.state === "open",
  };
}

function showFiles(pull: PullRecord, args: PageArguments) {
  return connection(args, {
    items: differenceOf(pull).slice(0, LIMITS.files),
    keyOf: ({ path }) => encodeURIComponent(path),
    show(file) {
      const { additions, deletions } = renderFile(pull, file);
      return { path: file.path, changeType: CHANGES[file.change], additions, deletions };
    },
  });
}

function timeOrNull(instant: Instant | null): string | null {
  return instant === null ? null : isoTime(instant);
}
