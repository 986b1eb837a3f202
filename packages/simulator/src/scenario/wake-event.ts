/** A simulated webhook in the words of the bot's doorbell. */
import type { UserId } from "@rfckit/core";
import type { PullEvent } from "@rfckit/reconciler";
import type { Wake, WakeComment } from "../github/wakes.ts";

type TalkWake = Extract<Wake, { kind: "pull" | "issue" }>;

/** `bot` is the account that the bot acts as. */
export function toPullEvent(wake: TalkWake, bot: UserId): PullEvent {
  const { event, comment } = wake;
  const review = wake.kind === "pull" ? wake.review : undefined;
  if (comment === undefined || event === "review-dismissed") return { kind: "pull" };
  if (review !== undefined) {
    return { kind: "review", body: comment.body, verdict: review.state !== "commented" };
  }
  if (event === "comment-edited") return { kind: event, ...tell(comment, bot) };
  if (event === "comment-deleted") return { kind: event, ...tell(comment, bot) };
  return { kind: "comment-written", ...tell(comment, bot) };
}

function tell({ kind, body, author, viaApp }: WakeComment, bot: UserId) {
  return { comment: kind, body, authorIsBot: viaApp || author?.kind === "bot", own: author?.id === bot };
}
