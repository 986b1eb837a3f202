/** What came of it in a sentence, and what nobody can know. */
import type { EndedMotion, Instant } from "@rfckit/core";
import { sayInstant, sayLength } from "../say-instant.ts";
import type { Retold, Telling } from "./retell.ts";

/** "accepted on Fri 16 Jan 2026 09:01 UTC, 11d after the motion". */
export function sayOutcome({ phase, standing, wouldEnd }: Telling, now: Instant): string {
  const { motion } = standing;
  const last = standing.ended.at(-1);
  if (motion === null) return last === undefined ? "no motion was made" : sayEnd(last);
  const still =
    { finalizing: "decided, and not carried out", "final-comment-period": "in its final comment period" }[
      phase as string
    ] ?? phase;
  const then = wouldEnd === null ? "" : `; ${sayEnd(wouldEnd)}, if nobody did anything more`;
  return `still ${still} on ${sayInstant(now)}, ${sayLength(now - motion.at)} after the motion${then}`;
}

function sayEnd({ end, at, motion }: EndedMotion): string {
  return `${end.kind.replaceAll("-", " ")} on ${sayInstant(at)}, ${sayLength(at - motion.at)} after the motion`;
}

/** How much sooner or later it ended; `null` where it doesn't end in both, or at the same instant. */
export function sayDifference({ went, would }: Retold): string | null {
  if (went.endedAt === null || would.endedAt === null || went.endedAt === would.endedAt) return null;
  const sooner = went.endedAt - would.endedAt;
  return sooner > 0 ? `${sayLength(sooner)} sooner` : `${sayLength(-sooner)} later`;
}

/** What can't be known, each a sentence. */
export function sayUnknowable(retold: Retold): string[] {
  const { leftOut, doubtful, besides, policyFile, would, went } = retold;
  const sentences = [
    "People act differently under other rules: this is what would have followed from what they did.",
  ];
  const without = leftOut.length;
  if (without > 0) {
    const facts = without === 1 ? "One thing" : `${without} things`;
    sentences.push(
      `${facts} that people did came after the pull request would have been ${would.standing.state}, and ${without === 1 ? "is" : "are"} left out.`,
    );
  }
  if (doubtful > 0) {
    const commands = doubtful === 1 ? "One command" : `${doubtful} commands`;
    sentences.push(
      `${commands} that had no effect then would have had one by what is known today, and ${doubtful === 1 ? "is" : "are"} left without.`,
    );
  }
  const refused = (telling: Telling) =>
    telling.milestones.some(({ text }) => text.startsWith("it could not be"));
  if (would.endedAt !== null && would.endedAt !== went.endedAt && !refused(would)) {
    sentences.push(
      "Whether GitHub would have let the bot carry it out then isn't known: it is taken to have done so, unless it is known to have refused at that time.",
    );
  }
  if (besides.length > 0) {
    const keys = besides.map((key) => `\`${key}\``).join(", ");
    sentences.push(
      `What ${policyFile} says under ${keys} changes nothing here: the motion keeps its roster, and its comments are read as they were.`,
    );
  }
  return sentences;
}
