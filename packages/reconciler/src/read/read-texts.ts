/**
 * Which text somebody could have seen when they wrote (D15).
 *
 * It is the newest that the bot, or an event stamped by GitHub, had seen before the comment was written; in
 * doubt the older one. A text that nobody is known to have seen by then is `null`: such a sign-off never counts
 * for the short-cut, until it is given again.
 */
import type { Entry, Instant, TextDigest } from "@rfckit/core";
import { stampIn } from "../checks/head-stamp.ts";
import type { Snapshot } from "../ports/snapshot.ts";

export interface KnownText {
  readonly head: string;
  readonly digest: string;
  readonly stampedAt: Instant;
}

/** All texts that the ledger knows, oldest first, and the present one. */
export function knownTexts(entries: readonly Entry[], present: KnownText): KnownText[] {
  const texts: KnownText[] = [];
  for (const entry of entries) {
    if (entry.kind === "text")
      texts.push({ head: entry.head, digest: entry.digest, stampedAt: entry.stampedAt });
  }
  const last = texts.at(-1);
  if (last === undefined || last.head !== present.head || last.digest !== present.digest) texts.push(present);
  return texts;
}

/**
 * Since when the present head is known to have been there: now, or an earlier event that GitHub stamped, or what a check of
 * the bot's on it says. Before the last forced push there was another one, even if this one had been there earlier still.
 */
export function stampPresentHead(snapshot: Snapshot, secret: string): Instant {
  const { key, pull } = snapshot;
  const { head } = pull;
  const stamps: Instant[] = [];
  let otherUntil = Number.NEGATIVE_INFINITY;
  for (const { what, at } of snapshot.timeline) {
    if (what.kind !== "head-force-pushed") continue;
    otherUntil = Math.max(otherUntil, at);
    if (what.head === head) stamps.push(at);
  }
  for (const review of snapshot.reviews) if (review.commit === head) stamps.push(review.submittedAt);
  for (const { digest } of snapshot.checks)
    stamps.push(stampIn(digest, { key, head, secret }) ?? snapshot.now);
  return Math.min(snapshot.now, ...stamps.filter((at) => at >= otherUntil));
}

/**
 * The text that somebody writing at `at` had in front of them, as far as it is known. One that came in that very second may
 * have come after they wrote, unless the pull request itself, which was opened at `openedAt`, came no earlier.
 */
export function textSeenAt(texts: readonly KnownText[], at: Instant, openedAt: Instant): TextDigest {
  const before = texts.findLast((text) => text.stampedAt < at);
  if (before !== undefined) return before.digest;
  const [first] = texts;
  return first !== undefined && first.stampedAt <= at && at <= openedAt ? first.digest : null;
}

/** The text of a commit that was reviewed; `null` for a commit that the bot never saw. */
export function textOfCommit(texts: readonly KnownText[], commit: string | null): TextDigest {
  if (commit === null) return null;
  return texts.find((text) => text.head === commit)?.digest ?? null;
}
