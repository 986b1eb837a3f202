/**
 * What GitHub shows after a change, without reading it again: so that a pass plans its next step on the present.
 */
import type { Change } from "./ports/github.ts";
import type { Comment, Snapshot } from "./ports/snapshot.ts";

/** The snapshot with a comment that the bot has just posted. */
export function withComment(
  snapshot: Snapshot,
  posted: { readonly id: number; readonly url: string; readonly at: number },
  body: string,
): Snapshot {
  const comment: Comment = {
    kind: "comment",
    id: posted.id,
    url: posted.url,
    author: snapshot.bot,
    viaApp: true,
    createdAt: posted.at,
    body,
    revisions: [],
    minimized: false,
    reactions: [],
  };
  return { ...snapshot, comments: [...snapshot.comments, comment] };
}

/** The snapshot with changes that have just been made. */
export function withChanges(snapshot: Snapshot, changes: readonly Change[], at: number): Snapshot {
  return changes.reduce((view, change) => withChange(view, change, at), snapshot);
}

function withChange(snapshot: Snapshot, change: Change, at: number): Snapshot {
  switch (change.kind) {
    case "add-labels":
      return withLabels(snapshot, [...snapshot.pull.labels, ...change.labels]);
    case "remove-labels":
      return withLabels(
        snapshot,
        snapshot.pull.labels.filter((label) => !change.labels.includes(label)),
      );
    case "delete-comment":
      return { ...snapshot, comments: snapshot.comments.filter((comment) => comment.id !== change.id) };
    case "edit-comment":
      return withEach(snapshot, "comment", change.id, (comment) => ({
        ...comment,
        body: change.body,
        revisions: [...originalOf(comment), { at, by: snapshot.bot, body: change.body }],
      }));
    case "minimize-comment":
      return withEach(snapshot, "comment", change.id, (comment) => ({ ...comment, minimized: true }));
    case "react":
      return withEach(snapshot, change.on.kind, change.on.id, (comment) => ({
        ...comment,
        reactions: [...comment.reactions, { content: change.content, at }],
      }));
    case "check": {
      const others = snapshot.checks.filter((check) => check.name !== change.run.name);
      const { name, digest, conclusion } = change.run;
      return { ...snapshot, checks: [...others, { name, digest, conclusion }] };
    }
  }
}

function originalOf(comment: Comment): Comment["revisions"] {
  if (comment.revisions.length > 0) return comment.revisions;
  return [{ at: comment.createdAt, by: comment.author, body: comment.body }];
}

function withLabels(snapshot: Snapshot, labels: readonly string[]): Snapshot {
  return { ...snapshot, pull: { ...snapshot.pull, labels } };
}

function withEach(
  snapshot: Snapshot,
  kind: Comment["kind"],
  id: number,
  change: (comment: Comment) => Comment,
): Snapshot {
  return {
    ...snapshot,
    comments: snapshot.comments.map((comment) =>
      comment.kind === kind && comment.id === id ? change(comment) : comment,
    ),
  };
}
