/** Inline comments by threads. Nobody answers in a thread here: each comment is one of its own. */
import { findComment } from "../../github/comments.ts";
import type { CommentRecord, PullRecord } from "../../github/records.ts";
import { connection, type PageArguments } from "./connection.ts";
import { partId } from "./part-ids.ts";
import type { Reader } from "./reader.ts";
import { showComment } from "./show-comment.ts";

/** All threads of a pull request, oldest first. */
export function showReviewThreads(reader: Reader, pull: PullRecord, args: PageArguments) {
  return connection(args, {
    items: pull.comments.filter(({ kind, deleted }) => kind === "inline" && !deleted),
    keyOf: ({ id }) => id,
    show: (comment) => showThreadOf(reader, pull, comment),
  });
}

/** The thread that an inline comment began; `null` where there is no such comment. */
export function showReviewThread(reader: Reader, pull: PullRecord, id: number) {
  const comment = findComment(pull, "inline", id);
  return comment === undefined ? null : showThreadOf(reader, pull, comment);
}

function showThreadOf(reader: Reader, pull: PullRecord, comment: CommentRecord) {
  const { repository, number } = pull.key;
  return {
    __typename: "PullRequestReviewThread",
    id: partId("review-thread", repository, number, comment.id),
    isResolved: false,
    comments: (args: PageArguments) =>
      connection(args, {
        items: [comment],
        keyOf: ({ id }) => id,
        show: (one) => showComment(reader, pull, one),
      }),
  };
}
