/** What a pull request and a plain issue have alike: words, an author, comments. Their own words are never edited here. */
import { threadUrl } from "../../github/state.ts";
import { isoTime } from "../render/index.ts";
import { connection, type PageArguments } from "./connection.ts";
import type { Thread } from "./find-node.ts";
import type { Reader } from "./reader.ts";
import { showActor } from "./show-account.ts";
import { showComment } from "./show-comment.ts";
import { showRepository } from "./show-repository.ts";

/** GitHub's smaller ids end here; the greater have none. */
const GREATEST_INT = 2 ** 31 - 1;

/** `id` is what REST knows it by. */
export function showTalk(reader: Reader, thread: Thread, id: number) {
  const { author, key, repository } = thread;
  return {
    databaseId: id > GREATEST_INT ? null : id,
    fullDatabaseId: String(id),
    number: key.number,
    url: threadUrl(thread),
    title: thread.title,
    body: thread.body,
    author: showActor(author),
    viewerDidAuthor: author === reader.account,
    createdAt: isoTime(thread.createdAt),
    publishedAt: isoTime(thread.createdAt),
    updatedAt: isoTime(thread.updatedAt),
    editor: null,
    lastEditedAt: null,
    includesCreatedEdit: false,
    activeLockReason: null,
    userContentEdits: (args: PageArguments) =>
      connection<never>(args, { items: [], keyOf: String, show: String }),
    comments: (args: PageArguments) =>
      connection(args, {
        items: thread.comments.filter(({ kind, deleted }) => kind === "comment" && !deleted),
        keyOf: (comment) => comment.id,
        show: (comment) => showComment(reader, thread, comment),
      }),
    repository: () => showRepository(reader, repository),
  };
}
