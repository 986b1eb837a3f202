/** Comments, reviews and inline comments as the reconciler knows them. */
import type { Comment, CommentKind, Reaction, Review } from "@rfckit/reconciler";
import { commentKey, type Memory, readInstant } from "../memory.ts";
import type { Reactions } from "./fetch-reactions.ts";
import { readAccount } from "./read-account.ts";
import { revisionsOf, type Versions } from "./read-edits.ts";
import type { WrittenComment, WrittenInline, WrittenReview } from "./schema.ts";

export const REACTIONS: Readonly<Record<string, Reaction>> = { THUMBS_UP: "+1", THUMBS_DOWN: "-1" };

/** What a comment is read with: whose repository, and what is remembered of it. */
export interface Shelf {
  readonly repository: number;
  /** The bot's own account; `null` for an onlooker, who is a person like any other. */
  readonly bot: number | null;
  readonly memory: Memory;
  readonly versions: Versions;
  /** An onlooker's; `null` where the viewer is the bot, and its own are meant. */
  readonly reactions: Reactions | null;
}

export function readComment(kind: CommentKind, written: WrittenComment, shelf: Shelf): Comment {
  const { repository, bot, memory, versions, reactions } = shelf;
  const id = written.fullDatabaseId;
  const author = readAccount(written.author, memory);
  const own = author !== null && author.id === bot;
  const viaApp = own || memory.viaApp.get(commentKey(repository, kind, id)) === true;
  memory.comments.set(commentKey(repository, kind, id), written.id);
  memory.own.set(written.id, own);
  return {
    kind,
    id,
    url: written.url,
    author,
    viaApp,
    createdAt: readInstant(written.createdAt),
    body: written.body,
    revisions: revisionsOf(written, versions, memory),
    minimized: written.isMinimized,
    reactions: reactions === null ? readReactions(written) : (reactions.get(written.id) ?? []),
  };
}

/** A review's body: it counts when the review was submitted (D28). */
export function readReviewBody(written: WrittenReview, shelf: Shelf): Comment {
  const comment = readComment("review", written, shelf);
  return { ...comment, createdAt: readInstant(written.submittedAt ?? written.createdAt) };
}

export function readInline(written: WrittenInline, shelf: Shelf): Comment {
  const comment = readComment("inline", written, shelf);
  return { ...comment, createdAt: readInstant(written.pullRequestReview?.submittedAt ?? written.createdAt) };
}

/** A submitted review; `null` for one that its author is still writing. */
export function readReview(written: WrittenReview, { memory }: Shelf): Review | null {
  const { state, submittedAt } = written;
  if (state === "PENDING" || submittedAt === null) return null;
  return {
    id: written.fullDatabaseId,
    url: written.url,
    author: readAccount(written.author, memory),
    // GitHub doesn't tell for reviews.
    viaApp: false,
    state: state.toLowerCase() as Review["state"],
    submittedAt: readInstant(submittedAt),
    commit: written.commit?.oid ?? null,
  };
}

/** The viewer's own. GitHub tells when the first such reaction was made, by anybody: never too late. */
function readReactions({ reactionGroups, createdAt }: WrittenComment): Comment["reactions"] {
  return (reactionGroups ?? []).flatMap((group) => {
    const content = REACTIONS[group.content];
    if (content === undefined || !group.viewerHasReacted) return [];
    return [{ content, at: readInstant(group.createdAt ?? createdAt) }];
  });
}
