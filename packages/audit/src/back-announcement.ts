/**
 * The announcement of a period: a comment of the bot's with that key. The period can't have begun before it stood there.
 */
import type { PeriodOpenedEntry } from "@rfckit/core";
import { aboutOf, writeMoment } from "@rfckit/reconciler/record";
import { type Backing, denies, shows, untold } from "./backing.ts";
import type { Evidence } from "./evidence.ts";

export function backAnnouncement(entry: PeriodOpenedEntry, evidence: Evidence): Backing {
  const { snapshot, isGone } = evidence;
  const own = snapshot.comments.filter(
    ({ kind, author }) => kind === "comment" && author?.id === snapshot.bot.id,
  );
  const named = own.filter((comment) => aboutOf(comment, snapshot.bot.id) === entry.key);
  // Of two that a lost answer caused the later one is removed, though it may be the one that was noted.
  const comment =
    named.find(({ id }) => id === entry.id) ?? named.find(({ createdAt }) => createdAt <= entry.at);
  if (comment === undefined) {
    const [other] = named;
    if (other !== undefined) {
      return denies(
        "time-altered",
        `The announcement stands there only since ${writeMoment(other.createdAt)}.`,
      );
    }
    const blank = own.some(
      ({ id, revisions }) => id === entry.id && revisions.some(({ body }) => body === null),
    );
    if (blank) return untold("comment-redacted", "What the bot wrote in the announcement was redacted.");
    return isGone(snapshot.bot.id)
      ? untold("account-gone", "The bot's account is gone.")
      : untold(
          "announcement-deleted",
          "GitHub no longer shows the announcement: it was deleted, or it never stood there.",
        );
  }
  if (comment.createdAt > entry.at) {
    return denies(
      "time-altered",
      `The announcement stands there only since ${writeMoment(comment.createdAt)}.`,
    );
  }
  return shows(`The announcement stands there since ${writeMoment(comment.createdAt)}.`, comment.createdAt);
}
