/**
 * The labels that a standing implies. They are output only: nothing is ever read from them but the project (D32).
 */
import type { Motion } from "./motion.ts";
import { dispositionLabel } from "./policy.ts";
import { motionPhase, type Standing } from "./standing.ts";

/**
 * The bot's labels as they should be. A motion that was cancelled, lapsed or withdrawn leaves none behind, nor
 * does one whose pull request was opened again (D10).
 */
export function labelsFor(standing: Standing): string[] {
  if (standing.motion !== null) return labelsOfPending(standing.motion);
  const last = standing.ended.at(-1);
  if (last === undefined || standing.reopened) return [];
  if (last.end.kind !== "accepted" && last.end.kind !== "rejected") return [];
  const { labels } = last.motion.policy;
  return [dispositionLabel(labels, last.motion.disposition), labels.finished];
}

function labelsOfPending(motion: Motion): string[] {
  const { labels } = motion.policy;
  const disposition = dispositionLabel(labels, motion.disposition);
  switch (motionPhase(motion)) {
    case "proposed":
      return [disposition, labels.proposed];
    case "blocked":
      return [disposition, labels.proposed, labels.blocked];
    case "final-comment-period":
      return [disposition, labels.finalCommentPeriod];
    case "finalizing":
      return [disposition, labels.finished];
  }
}
