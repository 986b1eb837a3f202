/** Reactions to comments. The world has two kinds of GitHub's eight. No webhook tells of them. */
import { z } from "zod";
import { addReaction, denyReact } from "../../github/comments.ts";
import { demand } from "../../github/denial.ts";
import type { CommentRecord, ReactionRecord } from "../../github/records.ts";
import { isoTime, renderUser } from "../render/index.ts";
import { findActor, findCommentOf, pathIn } from "./find.ts";
import type { Call, Operation } from "./operation.ts";
import { pageOf } from "./paging.ts";
import { readBody } from "./read-body.ts";

const newReaction = z.object({ content: z.enum(["+1", "-1"]) });

type Kind = "comment" | "inline";

/** Room for so many reactions to one comment. */
const PER_COMMENT = 100_000;
const KINDS = { comment: 1, inline: 2 } as const;

export const REACTIONS: readonly Operation[] = [
  ...operationsFor("comment", "issues"),
  ...operationsFor("inline", "pulls"),
];

/** Both are told by the folder that they are in, which is nearly what the permission for them is called. */
function operationsFor(kind: Kind, folder: "issues" | "pulls"): Operation[] {
  const path = `/repos/{owner}/{repo}/${folder}/comments/{comment_id}/reactions`;
  const anyOf = [folder === "pulls" ? "pull_requests" : folder];
  return [
    {
      method: "GET",
      path,
      needs: { anyOf, level: "read" },
      handle(call) {
        const { thread, comment } = findOf(call, kind);
        const content = call.query.get("content");
        const wanted = comment.reactions.filter((each) => content === null || each.content === content);
        const list = pathIn(thread.repository, `/${folder}/comments/${comment.id}/reactions`);
        return pageOf(call, list, wanted, (reaction) => renderReaction(comment, kind, reaction));
      },
    },
    {
      method: "POST",
      path,
      needs: { anyOf, level: "write" },
      makesContent: true,
      handle(call) {
        const { thread, comment } = findOf(call, kind);
        const actor = findActor(call);
        const { content } = readBody(call, newReaction);
        demand(denyReact(thread, comment, actor));
        const before = comment.reactions.length;
        addReaction(call.world, thread, comment, actor, content);
        const reaction = comment.reactions.find((each) => each.by === actor && each.content === content);
        return {
          status: comment.reactions.length > before ? 201 : 200,
          body: reaction === undefined ? null : renderReaction(comment, kind, reaction),
        };
      },
    },
  ];
}

function findOf(call: Call, kind: Kind) {
  return kind === "inline" ? findCommentOf(call, kind) : findCommentOf(call, kind);
}

/** Its id is worked out from its comment and its place there: nobody can take one back here. */
function renderReaction(comment: CommentRecord, kind: Kind, reaction: ReactionRecord) {
  const id = (comment.id * 2 + KINDS[kind]) * PER_COMMENT + comment.reactions.indexOf(reaction);
  return {
    id,
    node_id: btoa(`08:Reaction${id}`),
    user: renderUser(reaction.by),
    content: reaction.content,
    created_at: isoTime(reaction.at),
  };
}
