/**
 * The last word on a motion that was carried out; for one to close or postpone it is the closing comment (R15).
 */
import { type EndedMotion, enumerate, type Motion, type Person } from "@rfckit/core";
import { sayGround } from "./grounds.ts";
import { blockQuote } from "./quote.ts";

/** How much of a reason the closing comment quotes, in code points. */
const MOST_REASON = 4000;

/** Says what was decided and why, and for a closed RFC under what conditions a similar one is reconsidered (R15, D4). */
export function renderClosing(ended: EndedMotion, name: (person: Person) => string, mention: string): string {
  const { motion } = ended;
  const { decision, disposition } = motion;
  const ground = decision === null ? "" : `, ${sayGround(decision.because)}`;
  const moved = `The [motion to ${disposition}](${motion.source.url}) by ${name(motion.mover)} was decided${ground}.`;
  const signers = `Signed off by ${enumerate(
    motion.signOffs.map((signOff) => name(signOff.by)),
    "and",
    30,
  )}.`;
  if (disposition === "merge") return `**The RFC is accepted** and merged. ${moved} ${signers}`;
  const words =
    disposition === "close"
      ? "**The RFC is not accepted**, and the pull request is closed."
      : "**The RFC is postponed**, and the pull request is closed. This is no judgement on its merits: it may come back when its time has come.";
  return [`${words} ${moved} ${signers}`, ...sayReason(motion, name), sayReopening(mention)].join("\n\n");
}

/** Why an RFC is closed, quoted, or that the motion gave no reason; nothing for a motion to merge (R15, D4). */
export function sayReason(motion: Motion, name: (person: Person) => string): string[] {
  if (motion.disposition === "merge") return [];
  const reason = blockQuote(motion.reason, MOST_REASON);
  if (reason !== "") {
    return [
      `The reason given with the motion, and with it the conditions under which a similar RFC would be reconsidered:`,
      reason,
    ];
  }
  const what = motion.disposition === "close" ? "was closed" : "was postponed";
  return [
    `The motion gave no reason. @${name(motion.mover)}: please say in a comment why this RFC ${what}, and under what conditions a similar one would be reconsidered.`,
  ];
}

function sayReopening(mention: string): string {
  return `If the pull request is opened again, it is under discussion again, and takes a new motion, such as \`${mention} merge\`.`;
}
