/** Comments on pull requests and plain issues, which GitHub doesn't tell apart here. */
import { z } from "zod";
import { findComment } from "../../github/comments.ts";
import { createIssueHandle } from "../../github/issue-handle.ts";
import { createPullHandle } from "../../github/pull-handle.ts";
import type { IssueRecord, PullRecord } from "../../github/records.ts";
import { changedAt } from "../render/comment.ts";
import { renderComment } from "../render/index.ts";
import { findActor, findCommentOf, findThread, gone, pathIn } from "./find.ts";
import type { Call, Operation } from "./operation.ts";
import { pageOf } from "./paging.ts";
import { readBody } from "./read-body.ts";
import { since } from "./since.ts";

const text = z.object({ body: z.string() });

const EITHER = ["issues", "pull_requests"] as const;
const OF_THREAD = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
const ONE = "/repos/{owner}/{repo}/issues/comments/{comment_id}";

export const COMMENTS: readonly Operation[] = [
  {
    method: "GET",
    path: OF_THREAD,
    needs: { anyOf: EITHER, level: "read" },
    handle(call) {
      const thread = findThread(call);
      const from = since(call);
      const comments = thread.comments.filter(
        (comment) => comment.kind === "comment" && !comment.deleted && changedAt(comment) >= from,
      );
      const path = pathIn(thread.repository, `/issues/${thread.key.number}/comments`);
      return pageOf(call, path, comments, (comment) => renderComment(call.world, thread, comment));
    },
  },
  {
    method: "POST",
    path: OF_THREAD,
    needs: { anyOf: EITHER, level: "write" },
    makesContent: true,
    handle(call) {
      const thread = findThread(call);
      const by = findActor(call).login;
      const id = handleOf(call, thread).comment({ by, ...readBody(call, text) });
      return { status: 201, body: show(call, thread, id) };
    },
  },
  {
    method: "GET",
    path: ONE,
    needs: { anyOf: EITHER, level: "read" },
    handle(call) {
      const { thread, comment } = findCommentOf(call, "comment");
      return { status: 200, body: show(call, thread, comment.id) };
    },
  },
  {
    method: "PATCH",
    path: ONE,
    needs: { anyOf: EITHER, level: "write" },
    handle(call) {
      const { thread, comment } = findCommentOf(call, "comment");
      const by = findActor(call).login;
      handleOf(call, thread).editComment(comment.id, { by, ...readBody(call, text) });
      return { status: 200, body: show(call, thread, comment.id) };
    },
  },
  {
    method: "DELETE",
    path: ONE,
    needs: { anyOf: EITHER, level: "write" },
    handle(call) {
      const { thread, comment } = findCommentOf(call, "comment");
      handleOf(call, thread).deleteComment(comment.id, { by: findActor(call).login });
      return { status: 204 };
    },
  },
];

/** What somebody does with either of the two. */
export function handleOf({ world }: Call, thread: PullRecord | IssueRecord) {
  return thread.kind === "pull" ? createPullHandle(world, thread) : createIssueHandle(world, thread);
}

function show({ world }: Call, thread: PullRecord | IssueRecord, id: number) {
  const comment = findComment(thread, "comment", id);
  if (comment === undefined) throw gone(`There is no comment ${id}.`);
  return renderComment(world, thread, comment);
}
