/** Reviews, and the words of reviews and inline comments. Each is of the present head, and submitted at once. */
import type { CommentKind } from "@rfckit/reconciler";
import { createCommentActs } from "../../github/comment-acts.ts";
import type { PullRecord } from "../../github/records.ts";
import { NotServed, unknownNode } from "./field-error.ts";
import { demandComment, demandPull } from "./find-node.ts";
import { type Input, type Mutations, textOf } from "./mutation.ts";
import { demandWrite, type Reader } from "./reader.ts";
import { showComment } from "./show-comment.ts";

const VERDICTS = { APPROVE: "approved", REQUEST_CHANGES: "changes_requested", COMMENT: "commented" } as const;

export function reviewMutations(reader: Reader): Mutations {
  const { world, account } = reader;
  const edit = (input: Input, name: string, kind: CommentKind) => {
    const { thread, comment } = demandComment(reader, input[name], kind);
    if (thread.kind !== "pull") throw unknownNode(textOf(input, name));
    demandWrite(reader, "pull_requests");
    createCommentActs(world, thread).editComment(comment.id, {
      by: account.login,
      body: textOf(input, "body"),
      kind,
    });
    return showComment(reader, thread, comment);
  };

  return {
    addPullRequestReview(input) {
      const pull = demandPull(reader, input["pullRequestId"]);
      demandWrite(reader, "pull_requests");
      const state = VERDICTS[textOf(input, "event") as keyof typeof VERDICTS];
      if (state === undefined) throw new NotServed("This simulator submits reviews at once.");
      demandHead(pull, input);
      const id = createCommentActs(world, pull).review({
        by: account.login,
        state,
        body: textOf(input, "body"),
        inline: inlineOf(input),
        viaApp: account.app,
      });
      const review = pull.reviews.find(({ comment }) => comment.id === id);
      return {
        pullRequestReview: review === undefined ? null : showComment(reader, pull, review.comment),
      };
    },
    updatePullRequestReview: (input) => ({
      pullRequestReview: edit(input, "pullRequestReviewId", "review"),
    }),
    updatePullRequestReviewComment: (input) => ({
      pullRequestReviewComment: edit(input, "pullRequestReviewCommentId", "inline"),
    }),
  };
}

function demandHead({ head }: PullRecord, { commitOID: commit }: Input): void {
  if (commit != null && commit !== head.id) {
    throw new NotServed("This simulator knows reviews of the present head only.");
  }
}

/** What is said inline, in either of the two forms that GitHub takes. */
function inlineOf({ comments, threads }: Input): string[] {
  return [comments, threads].flatMap((said) =>
    ((said ?? []) as readonly ({ readonly body: string } | null)[]).flatMap((one) => one?.body ?? []),
  );
}
