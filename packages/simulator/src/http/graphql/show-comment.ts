/** Comments of all three kinds, with their versions and reactions. */

import { commentAnchor } from "../../github/comments.ts";
import type {
  CommentRecord,
  PullRecord,
  ReviewRecord,
  RevisionRecord,
  ThreadRecord,
} from "../../github/records.ts";
import { threadUrl } from "../../github/state.ts";
import { type NodeKind, nodeId } from "../node-ids.ts";
import { isoTime } from "../render/index.ts";
import { connection, type PageArguments } from "./connection.ts";
import type { Reader } from "./reader.ts";
import { showActor } from "./show-account.ts";

const KINDS = {
  comment: "IssueComment",
  review: "PullRequestReview",
  inline: "PullRequestReviewComment",
} as const satisfies Record<string, NodeKind>;

const REACTIONS = { "+1": "THUMBS_UP", "-1": "THUMBS_DOWN" } as const;

export function commentNodeId(thread: ThreadRecord, { kind, id }: CommentRecord): string {
  return nodeId(KINDS[kind], thread.key.repository, thread.key.number, id);
}

/** A comment of any kind; what is a review's or an inline comment's own is added by those. */
export function showComment(reader: Reader, thread: ThreadRecord, comment: CommentRecord) {
  const { account } = reader;
  const { author, body, createdAt, id, minimized, revisions, reactions } = comment;
  const last = revisions.at(-1);
  const written = isoTime(createdAt);
  return {
    __typename: KINDS[comment.kind],
    id: commentNodeId(thread, comment),
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
    minimizedReason: minimized ? "outdated" : null,
    viewerDidAuthor: author === account,
    userContentEdits: (args: PageArguments) => showEdits(args, thread, comment),
    reactionGroups: (["+1", "-1"] as const).map((content) => {
      const some = reactions.filter((reaction) => reaction.content === content);
      return {
        content: REACTIONS[content],
        createdAt: some[0] === undefined ? null : isoTime(some[0].at),
        viewerHasReacted: some.some(({ by }) => by === account),
      };
    }),
    reactions: (args: PageArguments & { readonly content?: string | null }) =>
      connection(args, {
        name: "reactions",
        items: reactions.filter(({ content }) => args.content == null || REACTIONS[content] === args.content),
        keyOf: ({ by, content }) => `${by.id}${content}`,
        show: ({ by, content, at }) => ({
          __typename: "Reaction",
          id: nodeId("Event", "reaction", id, by.id, content),
          content: REACTIONS[content],
          createdAt: isoTime(at),
          user: by.gone || by.kind === "bot" ? null : showActor(by),
        }),
      }),
  };
}

/** The versions of an edited comment, the newest first; the whole text of each, or none where it was redacted. */
function showEdits(args: PageArguments, thread: ThreadRecord, comment: CommentRecord) {
  const { repository, number } = thread.key;
  const numbered = comment.revisions.map((revision, index) => ({ ...revision, index }));
  return connection(args, {
    name: "userContentEdits",
    items: numbered.toReversed(),
    keyOf: ({ index }) => index,
    show: ({ at, by, body, index }: RevisionRecord & { readonly index: number }) => ({
      __typename: "UserContentEdit",
      id: nodeId("UserContentEdit", repository, number, comment.kind, comment.id, index),
      createdAt: isoTime(at),
      editedAt: isoTime(at),
      editor: showActor(by),
      diff: body,
      deletedAt: body === null ? isoTime(at) : null,
      deletedBy: null,
    }),
  });
}

export function showReview(reader: Reader, pull: PullRecord, { comment, state, commit }: ReviewRecord) {
  return {
    ...showComment(reader, pull, comment),
    state: state.toUpperCase(),
    submittedAt: isoTime(comment.createdAt),
    commit: () => ({
      __typename: "Commit",
      id: nodeId("Commit", pull.key.repository, commit),
      oid: commit,
    }),
  };
}

/** An inline comment. In this world each is submitted in a review of its own. */
export function showInline(reader: Reader, pull: PullRecord, comment: CommentRecord) {
  return {
    ...showComment(reader, pull, comment),
    pullRequestReview: () => ({
      ...showComment(reader, pull, { ...comment, body: "", revisions: [], reactions: [] }),
      __typename: "PullRequestReview",
      state: "COMMENTED",
      submittedAt: isoTime(comment.createdAt),
      commit: null,
    }),
  };
}
