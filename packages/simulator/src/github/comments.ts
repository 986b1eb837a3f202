/**
 * Comments of all three kinds, with their whole history: what each text was, and who wrote it.
 *
 * A deleted comment stays in memory for the printed thread; for GitHub's answers it is gone.
 */
import type { CommentKind, Reaction } from "@rfckit/reconciler";
import type { AccountRecord } from "./accounts.ts";
import { type Denial, firstDenial } from "./denial.ts";
import { LIMITS } from "./limits.ts";
import { denyRole, denyTalk } from "./permissions.ts";
import type { CommentRecord, ThreadRecord } from "./records.ts";
import { stamp, takeNext, touch, type WorldState } from "./state.ts";

/** A comment that is still there. */
export function findComment(thread: ThreadRecord, kind: CommentKind, id: number): CommentRecord | undefined {
  return thread.comments.find((comment) => comment.id === id && comment.kind === kind && !comment.deleted);
}

/** Asks whether GitHub takes a text for a comment. */
export function denyText(body: string): Denial | null {
  if (body.trim() === "") return { status: 422, reason: "invalid", message: "A comment can't be blank." };
  if (!isLonger(body, LIMITS.commentLength)) return null;
  return {
    status: 422,
    reason: "invalid",
    message: `A comment holds ${LIMITS.commentLength} characters; this one has ${[...body].length}.`,
  };
}

/** Whether a text has more code points than that; each takes one or two units. */
function isLonger(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  return text.length > 2 * limit || [...text].length > limit;
}

export function denyComment(thread: ThreadRecord, actor: AccountRecord, body: string): Denial | null {
  return firstDenial(
    () => denyTalk(thread, actor, `comment on #${thread.key.number}`),
    () => denyText(body),
  );
}

export interface NewComment {
  readonly kind: CommentKind;
  readonly by: AccountRecord;
  readonly body: string;
  readonly viaApp: boolean;
}

export function addComment(world: WorldState, thread: ThreadRecord, comment: NewComment): CommentRecord {
  const added: CommentRecord = {
    kind: comment.kind,
    id: takeNext(world, comment.kind),
    order: takeNext(world, "order"),
    author: comment.by,
    viaApp: comment.viaApp,
    createdAt: stamp(world),
    body: comment.body,
    revisions: [],
    reactions: [],
    minimized: false,
    deleted: false,
  };
  thread.comments.push(added);
  touch(world, thread);
  return added;
}

export function denyEdit(
  thread: ThreadRecord,
  comment: CommentRecord,
  actor: AccountRecord,
  body: string,
): Denial | null {
  const doing = `edit ${nameComment(comment)}`;
  return firstDenial(
    () => denyRole(thread.repository, actor, "write", doing, comment.author),
    () => denyTalk(thread, actor, doing),
    // A review may stand without words, and lose them again.
    () => (comment.kind === "review" && body === "" ? null : denyText(body)),
  );
}

/** Replaces a comment's text. The same text again is no new version. */
export function editComment(
  world: WorldState,
  thread: ThreadRecord,
  comment: CommentRecord,
  by: AccountRecord,
  body: string,
): void {
  if (body === comment.body) return;
  if (comment.revisions.length === 0) {
    comment.revisions.push({ at: comment.createdAt, by: comment.author, body: comment.body });
  }
  comment.revisions.push({ at: stamp(world), by, body });
  comment.body = body;
  touch(world, thread);
}

export function denyDelete(
  thread: ThreadRecord,
  comment: CommentRecord,
  actor: AccountRecord,
): Denial | null {
  if (comment.kind === "review") {
    return { status: 422, reason: "invalid", message: "A review that was submitted can't be deleted." };
  }
  return denyRole(thread.repository, actor, "write", `delete ${nameComment(comment)}`, comment.author);
}

export function deleteComment(world: WorldState, thread: ThreadRecord, comment: CommentRecord): void {
  comment.deleted = true;
  touch(world, thread);
}

/** Asks whether somebody may take one version out of a comment's history. The newest is what is shown, and stays. */
export function denyRedact(
  thread: ThreadRecord,
  comment: CommentRecord,
  index: number,
  actor: AccountRecord,
): Denial | null {
  return firstDenial(
    () => denyRole(thread.repository, actor, "write", `redact ${nameComment(comment)}`, comment.author),
    () =>
      index >= 0 && index < comment.revisions.length - 1
        ? null
        : {
            status: 422,
            reason: "invalid",
            message: `${nameComment(comment)} has ${comment.revisions.length} versions, and all but the newest can be redacted; there is no ${index}.`,
          },
  );
}

export function redactRevision(
  world: WorldState,
  thread: ThreadRecord,
  comment: CommentRecord,
  index: number,
): void {
  const revision = comment.revisions[index];
  if (revision === undefined) return;
  comment.revisions[index] = { ...revision, body: null };
  touch(world, thread);
}

export function denyMinimize(
  thread: ThreadRecord,
  comment: CommentRecord,
  actor: AccountRecord,
): Denial | null {
  return denyRole(thread.repository, actor, "write", `hide ${nameComment(comment)}`, comment.author);
}

export function setMinimized(
  world: WorldState,
  thread: ThreadRecord,
  comment: CommentRecord,
  minimized: boolean,
): void {
  if (comment.minimized === minimized) return;
  comment.minimized = minimized;
  touch(world, thread);
}

export function denyReact(thread: ThreadRecord, comment: CommentRecord, actor: AccountRecord): Denial | null {
  return denyTalk(thread, actor, `react to ${nameComment(comment)}`);
}

/** Sets a reaction; the same one by the same account stands once. */
export function addReaction(
  world: WorldState,
  thread: ThreadRecord,
  comment: CommentRecord,
  by: AccountRecord,
  content: Reaction,
): void {
  if (comment.reactions.some((reaction) => reaction.by === by && reaction.content === content)) return;
  comment.reactions.push({ by, content, at: stamp(world) });
  touch(world, thread);
}

/** How a denial calls a comment. */
export function nameComment(comment: CommentRecord): string {
  const kind = { comment: "comment", review: "review", inline: "inline comment" }[comment.kind];
  return `${comment.author.login}'s ${kind} ${comment.id}`;
}

const ANCHORS = { comment: "issuecomment-", review: "pullrequestreview-", inline: "discussion_r" } as const;

/** The part of a comment's address after the pull request's own. */
export function commentAnchor(comment: CommentRecord): string {
  return `#${ANCHORS[comment.kind]}${comment.id}`;
}
