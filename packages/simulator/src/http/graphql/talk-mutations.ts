/** Comments on conversations, and what is done to comments of all kinds. */
import { createCommentActs } from "../../github/comment-acts.ts";
import { addReaction, denyMinimize, denyReact, findComment, setMinimized } from "../../github/comments.ts";
import { createIssueHandle } from "../../github/issue-handle.ts";
import { createPullHandle } from "../../github/pull-handle.ts";
import type { CommentRecord } from "../../github/records.ts";
import { writeCursor } from "./connection.ts";
import { NotServed, refuseField } from "./field-error.ts";
import { demandComment, demandThread, type Thread } from "./find-node.ts";
import { type Input, type Mutations, textOf } from "./mutation.ts";
import { demandWrite, type Reader, talkOf } from "./reader.ts";
import { showActor } from "./show-account.ts";
import { showComment } from "./show-comment.ts";
import { showThread } from "./show-pull.ts";
import { showReaction } from "./show-reactions.ts";

const REACTIONS = { THUMBS_UP: "+1", THUMBS_DOWN: "-1" } as const;

export function talkMutations(reader: Reader): Mutations {
  const { world, account } = reader;
  const by = account.login;
  const actsOn = (thread: Thread) =>
    thread.kind === "pull" ? createCommentActs(world, thread) : createIssueHandle(world, thread);

  return {
    addComment(input) {
      const thread = demandThread(reader, input["subjectId"]);
      demandWrite(reader, ...talkOf(thread));
      const id = actsOn(thread).comment({ by, body: textOf(input, "body") });
      const added = findComment(thread, "comment", id);
      const place = thread.comments.filter(({ kind, deleted }) => kind === "comment" && !deleted).length - 1;
      const node = added === undefined ? null : showComment(reader, thread, added);
      return { commentEdge: { cursor: writeCursor(place, id), node }, subject: showThread(reader, thread) };
    },
    updateIssueComment(input) {
      const { thread, comment } = demandComment(reader, input["id"], "comment");
      demandWrite(reader, ...talkOf(thread));
      actsOn(thread).editComment(comment.id, { by, body: textOf(input, "body") });
      return { issueComment: showComment(reader, thread, comment) };
    },
    deleteIssueComment(input) {
      const { thread, comment } = demandComment(reader, input["id"], "comment");
      demandWrite(reader, ...talkOf(thread));
      actsOn(thread).deleteComment(comment.id, { by });
      return {};
    },
    minimizeComment(input) {
      if (input["classifier"] !== "OUTDATED")
        throw new NotServed("This simulator folds what is outdated only.");
      return fold(reader, input, true);
    },
    unminimizeComment: (input) => fold(reader, input, false),
    addReaction(input) {
      const { thread, comment } = demandComment(reader, input["subjectId"]);
      demandTalk(reader, thread, comment);
      const content = REACTIONS[textOf(input, "content") as keyof typeof REACTIONS];
      if (content === undefined) throw new NotServed("This simulator knows thumbs only.");
      refuseField(denyReact(thread, comment, account));
      addReaction(world, thread, comment, account, content);
      const reaction = comment.reactions.find((each) => each.by === account && each.content === content);
      return {
        reaction: reaction === undefined ? null : showReaction(thread, comment, reaction),
        subject: showComment(reader, thread, comment),
      };
    },
    lockLockable: (input) => lock(reader, input, true),
    unlockLockable: (input) => lock(reader, input, false),
  };
}

/** No webhook tells of it. */
function fold(reader: Reader, input: Input, minimized: boolean) {
  const { thread, comment } = demandComment(reader, input["subjectId"]);
  demandTalk(reader, thread, comment);
  refuseField(denyMinimize(thread, comment, reader.account));
  setMinimized(reader.world, thread, comment, minimized);
  const shown = showComment(reader, thread, comment);
  return minimized ? { minimizedComment: shown } : { unminimizedComment: shown };
}

function lock(reader: Reader, input: Input, locked: boolean) {
  const { world, account } = reader;
  const thread = demandThread(reader, input["lockableId"]);
  demandWrite(reader, ...talkOf(thread));
  if (thread.kind === "pull") createPullHandle(world, thread).lock(locked, account.login);
  else createIssueHandle(world, thread).lock(locked, account.login);
  const record = showThread(reader, thread);
  return {
    actor: showActor(account),
    ...(locked ? { lockedRecord: record } : { unlockedRecord: record }),
  };
}

/** A review and what is said in one are no issue's. */
function demandTalk(reader: Reader, thread: Thread, { kind }: CommentRecord): void {
  demandWrite(reader, ...(kind === "comment" ? talkOf(thread) : ["pull_requests"]));
}
