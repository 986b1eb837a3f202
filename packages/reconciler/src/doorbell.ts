/**
 * Which events ring for which pull request. Talk without a command rings nothing and costs no request.
 *
 * When in doubt it rings: a ring too many costs one reading, and a ring too few waits for the sweep.
 */
import { hasCommand } from "@rfckit/commands";
import type { CommentKind } from "./ports/snapshot.ts";

/** What an event says, as far as ringing goes. */
export type PullEvent =
  | {
      readonly kind: "comment-written" | "comment-edited" | "comment-deleted";
      readonly comment: CommentKind;
      /** Its present text; for a deleted one its last. */
      readonly body: string;
      readonly authorIsBot: boolean;
      /** Whether the comment is the bot's own. */
      readonly own: boolean;
    }
  | { readonly kind: "review"; readonly body: string; readonly verdict: boolean }
  /** Anything else that happens to a pull request: pushes, drafts, labels, closing, checks. */
  | { readonly kind: "pull" };

/** Whether an event is worth a look. `mentions` are the repository's, where they are known already. */
export function rings(event: PullEvent, mentions: readonly string[] | null): boolean {
  switch (event.kind) {
    case "comment-written":
      return !event.authorIsBot && speaks(event.body, mentions);
    case "comment-edited":
      return event.own || (!event.authorIsBot && speaks(event.body, mentions));
    case "comment-deleted":
      return event.own;
    case "review":
      return event.verdict || speaks(event.body, mentions);
    case "pull":
      return true;
  }
}

/** A line that begins with a mention, ours or, while ours aren't known, anybody's. */
function speaks(body: string, mentions: readonly string[] | null): boolean {
  return mentions === null ? /(^|[\r\n])[^\S\r\n]*[^\w\s]*@/u.test(body) : hasCommand(body, { mentions });
}
