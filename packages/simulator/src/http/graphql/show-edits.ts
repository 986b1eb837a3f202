/** The versions of an edited comment: the whole text of each, or none where it was taken out. */
import type { CommentRecord, ThreadRecord } from "../../github/records.ts";
import { nodeId } from "../node-ids.ts";
import { isoTime } from "../render/index.ts";
import { connection, type PageArguments } from "./connection.ts";
import { showActor } from "./show-account.ts";

/** All of them, the newest first; none where it was never edited. */
export function showEdits(thread: ThreadRecord, comment: CommentRecord, args: PageArguments) {
  return connection(args, {
    items: [...comment.revisions.keys()].reverse(),
    keyOf: (index) => index,
    show: (index) => showEdit(thread, comment, index),
  });
}

/** One of them, counted from the oldest; `null` where there is none. The world doesn't know who took a text out. */
export function showEdit({ key }: ThreadRecord, { kind, id, revisions }: CommentRecord, index: number) {
  const revision = revisions[index];
  if (revision === undefined) return null;
  const { at, by, body } = revision;
  return {
    __typename: "UserContentEdit",
    id: nodeId("UserContentEdit", key.repository, key.number, kind, id, index),
    createdAt: isoTime(at),
    editedAt: isoTime(at),
    updatedAt: isoTime(at),
    editor: showActor(by),
    diff: body,
    deletedAt: body === null ? isoTime(at) : null,
    deletedBy: null,
  };
}
