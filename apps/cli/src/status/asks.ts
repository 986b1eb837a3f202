/** What an RFC waits for from one person. */
import {
  awaitedGroups,
  groupsOf,
  type Motion,
  openObjections,
  presentText,
  type Standing,
  signOffOf,
  type UserId,
} from "@rfckit/core";
import type { Reading } from "@rfckit/reader";

export type Ask =
  /** To sign off, or object: a group of theirs has not signed the present text. */
  | "sign"
  /** The same once more, for they signed an earlier text. */
  | "sign-again"
  /** To resolve an objection of theirs that is open. */
  | "resolve"
  /** To say what they think: somebody asked. */
  | "opinion"
  /** To say why they moved to close it. */
  | "reason"
  /** As its author: to mark it as ready for review, to add sections, or to resolve conflicts. */
  | "author";

export const ASK_WORDS: Readonly<Record<Ask, string>> = {
  sign: "sign off, or object",
  "sign-again": "sign the present text, or object",
  resolve: "resolve your objection",
  opinion: "say what you think",
  reason: "say why it should be closed",
  author: "mend it, as its author",
};

export function asksOf({ snapshot, standing }: Pick<Reading, "snapshot" | "standing">, user: UserId): Ask[] {
  if (standing.state !== "open") return [];
  const { motion } = standing;
  const asks = motion === null ? [] : asksOfMotion(motion, standing, user);
  if (snapshot.pull.author?.id === user && isForAuthor(standing)) asks.push("author");
  return asks;
}

function asksOfMotion(motion: Motion, standing: Standing, user: UserId): Ask[] {
  const asks: Ask[] = [];
  const text = presentText(standing);
  const awaited = new Set(awaitedGroups(motion, text));
  const signOff = signOffOf(motion, user);
  if (motion.decision === null && groupsOf(motion.roster, user).some((group) => awaited.has(group)))
    asks.push(signOff === undefined ? "sign" : "sign-again");
  if (openObjections(motion.objections).some(({ by }) => by.id === user)) asks.push("resolve");
  if (motion.asked.some(({ person }) => person.id === user)) asks.push("opinion");
  if (motion.disposition !== "merge" && motion.mover.id === user && motion.reason.trim() === "")
    asks.push("reason");
  return asks;
}

/** What only its author can do about it, as a rule. */
function isForAuthor({ motion, draft, text }: Standing): boolean {
  if (motion === null) return draft || (text?.missingSections ?? []).length > 0;
  const what = motion.decision?.hindrance?.what;
  return what === "conflict" || what === "draft" || what === "form";
}
