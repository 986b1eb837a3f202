/**
 * How a motion ended, in one line that never changes afterwards.
 */
import { type EndedMotion, openObjections } from "@rfckit/core";
import type { Page } from "./checklist-page.ts";
import { LAPSED, sayGround } from "./grounds.ts";
import { writeInstant } from "./time.ts";

export function renderEnd(ended: EndedMotion, page: Page): string {
  const { motion, end } = ended;
  const parts = [sayEnd(ended, page)];
  const open = openObjections(motion.objections).length;
  const outlives = end.kind === "cancelled" || end.kind === "lapsed" || end.kind === "withdrawn";
  if (outlives && open > 0) {
    const what = open === 1 ? "The open objection stands" : `The ${open} open objections stand`;
    parts.push(`${what} against the next motion to ${motion.disposition}.`);
  }
  return parts.join(" ");
}

function sayEnd({ motion, end, at, by }: EndedMotion, page: Page): string {
  const on = `on ${writeInstant(at)}`;
  const who = by === null ? "" : ` by ${page.at(by)}`;
  const { decision } = motion;
  const ground = decision === null ? "" : `, ${sayGround(decision.because)}`;
  switch (end.kind) {
    case "accepted":
      return `**Accepted.** The RFC was merged ${on}${ground}.`;
    case "rejected": {
      const closed = motion.disposition === "postpone" ? "closed as postponed" : "closed";
      return `**Rejected.** The pull request was ${closed} ${on}${ground}.`;
    }
    case "withdrawn":
      return `**Withdrawn.** The pull request was closed by hand${who} ${on}, so the motion ended.`;
    case "merged-by-hand":
      return `**Merged by hand**${who} ${on}, so the motion ended.`;
    case "cancelled":
      return `**Cancelled**${who}${end.admin ? ", an admin," : ""} ${on}.`;
    case "lapsed":
      return `**Lapsed** ${on}, ${LAPSED[end.because]}.`;
  }
}
