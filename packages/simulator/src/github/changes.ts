/**
 * The changes that the bot sends together. Each is asked about first; only when GitHub takes all of them is the
 * first one made, so that a batch takes effect as a whole or not at all.
 */
import type { Change } from "@rfckit/reconciler";
import type { AccountRecord } from "./accounts.ts";
import { addCheck, denyCheck } from "./check-runs.ts";
import {
  addReaction,
  deleteComment,
  denyEdit,
  denyMinimize,
  denyReact,
  editComment,
  findComment,
  setMinimized,
} from "./comments.ts";
import { type Denial, firstDenial, refuse } from "./denial.ts";
import { addLabels, denyLabels, removeLabels } from "./labels.ts";
import { denyRole } from "./permissions.ts";
import type { CommentRecord, PullRecord } from "./records.ts";
import type { WorldState } from "./state.ts";

/** Asks about one change, and gives what makes it. Throws `GitHubRefused`. */
export function prepareChange(
  world: WorldState,
  app: AccountRecord,
  pull: PullRecord,
  change: Change,
): () => void {
  switch (change.kind) {
    case "edit-comment": {
      const comment = demandComment(pull, "comment", change.id);
      refuse(denyEdit(pull, comment, app, change.body));
      return () => editComment(world, pull, comment, app, change.body);
    }
    case "delete-comment": {
      const comment = findComment(pull, "comment", change.id);
      if (comment === undefined) return () => {};
      refuse(denyOwnDelete(pull, comment, app));
      return () => deleteComment(world, pull, comment);
    }
    case "minimize-comment": {
      const comment = demandComment(pull, "comment", change.id);
      refuse(denyMinimize(pull, comment, app));
      return () => setMinimized(world, pull, comment, true);
    }
    case "add-labels":
      refuse(denyLabels(pull, app, change.labels));
      return () => addLabels(world, pull, app, change.labels);
    case "remove-labels":
      refuse(denyLabels(pull, app, []));
      return () => removeLabels(world, pull, app, change.labels);
    case "react": {
      const comment = demandComment(pull, change.on.kind, change.on.id);
      refuse(denyReact(pull, comment, app));
      return () => addReaction(world, pull, comment, app, change.content);
    }
    case "check": {
      const { head, run } = change;
      refuse(denyCheck(pull.repository, app, head, run));
      return () => addCheck(world, pull.repository, app, { head, run, status: "completed" });
    }
  }
}

function demandComment(pull: PullRecord, kind: CommentRecord["kind"], id: number): CommentRecord {
  const comment = findComment(pull, kind, id);
  if (comment !== undefined) return comment;
  refuse({ status: 404, reason: "gone", message: `#${pull.key.number} has no ${kind} ${id}.` });
  throw new Error("unreachable");
}

/** The port deletes the bot's own comments and no others, whatever GitHub would let it do. */
function denyOwnDelete(pull: PullRecord, comment: CommentRecord, app: AccountRecord): Denial | null {
  return firstDenial(
    () => denyRole(pull.repository, app, "write", `delete comment ${comment.id}`),
    () =>
      comment.author === app
        ? null
        : {
            status: 403,
            reason: "permission",
            message: `Comment ${comment.id} is ${comment.author.login}'s, not the app's.`,
          },
  );
}
