/** What is a part of a conversation, and has an id of its own all the same. */
import type { CommentRecord } from "../../github/records.ts";
import { findCommentIn, findRepository, findThread, type Thread } from "./find-node.ts";
import type { PartName } from "./part-ids.ts";
import { demandRead, type Reader, talkOf } from "./reader.ts";
import { showOrganization } from "./show-account.ts";
import { showEdit } from "./show-edits.ts";
import { showPullCommit } from "./show-pull.ts";
import { showReaction } from "./show-reactions.ts";
import { showReviewThread } from "./show-review-thread.ts";

type Shown = Readonly<Record<string, unknown>>;

/** A part; `null` where there is no such. */
export function showPart(reader: Reader, { kind, parts }: PartName): Shown | null {
  const [first, second, third] = parts;
  if (kind === "organization") return showOrganization(reader, String(first));
  if (kind === "reaction") {
    const said = readComment(reader, parts);
    if (said === null) return null;
    const reaction = said.comment.reactions.find(
      ({ by, content }) => by.id === Number(parts[4]) && content === parts[5],
    );
    return reaction === undefined ? null : showReaction(said.thread, said.comment, reaction);
  }
  const pull = findRepository(reader, first)?.pulls.get(Number(second));
  if (pull === undefined) return null;
  demandRead(reader, "pull_requests");
  return kind === "review-thread"
    ? showReviewThread(reader, pull, Number(third))
    : showPullCommit(reader, pull, String(third));
}

/** One version of a comment; `null` where there is no such. */
export function showEditOf(reader: Reader, parts: readonly (string | number)[]): Shown | null {
  const said = readComment(reader, parts);
  return said === null ? null : showEdit(said.thread, said.comment, Number(parts[4]));
}

/** The comment that the first four parts name. */
function readComment(
  reader: Reader,
  [first, number, kind, id]: readonly (string | number)[],
): { readonly thread: Thread; readonly comment: CommentRecord } | null {
  const repository = findRepository(reader, first);
  const thread = repository === null ? undefined : findThread(repository, Number(number));
  const comment = thread === undefined ? undefined : findCommentIn(thread, String(kind), Number(id));
  if (thread === undefined || comment === undefined) return null;
  demandRead(reader, ...talkOf(thread));
  return { thread, comment };
}
