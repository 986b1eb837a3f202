/** Comments of all three kinds. */
import { commentAnchor } from "../../github/comments.ts";
import type { CommentRecord, PullRecord } from "../../github/records.ts";
import { threadUrl } from "../../github/state.ts";
import { type NodeKind, nodeId } from "../node-ids.ts";
import { isoTime } from "../render/index.ts";
import { reviewOf } from "../render/review-comment.ts";
import { connection, type PageArguments } from "./connection.ts";
import type { Thread } from "./find-node.ts";
import type { Reader } from "./reader.ts";
import { showActor } from "./show-account.ts";
import { showEdits } from "./show-edits.ts";
import { showCommit } from "./show-git.ts";
import { showReactions } from "./show-reactions.ts";

const KINDS = {
  comment: "IssueComment",
  review: "PullRequestReview",
  inline: "PullRequestReviewComment",
} as const satisfies Record<string, NodeKind>;

type Shown = Readonly<Record<string, unknown>>;

/** A comment, with what only those of its kind have. */
export function showComment(reader: Reader, thread: Thread, comment: CommentRecord): Shown {
  const common = showWritten(reader, thread, comment);
  if (thread.kind === "issue") return common;
  if (comment.kind === "review") return { ...common, ...showVerdict(reader, thread, comment) };
  if (comment.kind === "comment") return common;
  return {
    ...common,
    pullRequestReview() {
      const review = reviewOf(thread, comment);
      return review === undefined ? null : showComment(reader, thread, review.comment);
    },
  };
}

/** A comment's id is small enough for both of GitHub's numbers. */
function showWritten(reader: Reader, thread: Thread, comment: CommentRecord) {
  const { author, body, createdAt, id, kind, minimized, revisions } = comment;
  const { repository, key } = thread;
  const last = revisions.at(-1);
  const written = isoTime(createdAt);
  return {
    __typename: KINDS[kind],
    id: nodeId(KINDS[kind], repository.id, key.number, id),
    databaseId: id,
    fullDatabaseId: String(id),
    url: threadUrl(thread) + commentAnchor(comment),
    body,
    author: showActor(author),
    editor: last === undefined ? null : showActor(last.by),
    createdAt: written,
    publishedAt: written,
    updatedAt: last === undefined ? written : isoTime(last.at),
    lastEditedAt: last === undefined ? null : isoTime(last.at),
    includesCreatedEdit: revisions.length > 0,
    isMinimized: minimized,
    // The world keeps no other reason.
    minimizedReason: minimized ? "outdated" : null,
    viewerDidAuthor: author === reader.account,
    userContentEdits: (args: PageArguments) => showEdits(thread, comment, args),
    ...showReactions(reader, thread, comment),
  };
}

/** What a review has besides its words. */
function showVerdict(reader: Reader, pull: PullRecord, comment: CommentRecord) {
  const review = pull.reviews.find((each) => each.comment === comment);
  return {
    state: (review?.state ?? "commented").toUpperCase(),
    submittedAt: isoTime(comment.createdAt),
    commit() {
      const commit = review === undefined ? undefined : pull.repository.objects.commits.get(review.commit);
      return commit === undefined ? null : showCommit(reader, pull.repository, commit);
    },
    comments: (args: PageArguments) =>
      connection(args, {
        items: pull.comments.filter(
          (each) => each.kind === "inline" && !each.deleted && reviewOf(pull, each) === review,
        ),
        keyOf: ({ id }) => id,
        show: (inline) => showComment(reader, pull, inline),
      }),
  };
}
