/**
 * What happens to the pull request itself: drafts, closing and merging by hand, reopening, another base.
 */
import { endMotion } from "./end-motion.ts";
import type { PullEntry } from "./entry.ts";
import type { Motion } from "./motion.ts";
import type { Standing } from "./standing.ts";

export function decidePull(standing: Standing, entry: PullEntry): Standing {
  // What happened before the motion was made didn't happen to it, whenever it is seen.
  const motion = standing.motion !== null && entry.at >= standing.motion.at ? standing.motion : null;
  switch (entry.event) {
    case "opened":
      return { ...standing, draft: entry.draft };
    case "draft":
      return becomeDraft({ ...standing, draft: true }, motion, entry);
    case "ready":
      return { ...standing, draft: false };
    case "left-base":
      return leaveBase(standing, motion, entry);
    case "reopened":
      return { ...standing, state: "open", reopened: true };
    case "closed":
      // GitHub closes what it merges, and says both.
      if (standing.state === "merged") return standing;
      return close({ ...standing, state: "closed" }, motion, entry);
    case "merged":
      return merge({ ...standing, state: "merged" }, motion, entry);
  }
}

/** A motion to merge lapses when the pull request becomes a draft again (D9); a decision stands (D20). */
function becomeDraft(standing: Standing, motion: Motion | null, entry: PullEntry): Standing {
  if (motion === null || motion.disposition !== "merge" || motion.decision !== null) return standing;
  return endMotion(standing, motion, { kind: "lapsed", because: "draft" }, entry.at, entry.by);
}

/** With a base other than the default branch it is no longer about an RFC here (D1). */
function leaveBase(standing: Standing, motion: Motion | null, entry: PullEntry): Standing {
  if (motion === null || motion.disposition !== "merge") return standing;
  return endMotion(standing, motion, { kind: "lapsed", because: "left-rfc" }, entry.at, entry.by);
}

/** Closed by hand it is withdrawn; closed in the sense of a decision, whoever does it, it is rejected (D10). */
function close(standing: Standing, motion: Motion | null, entry: PullEntry): Standing {
  if (motion === null) return standing;
  const decided = motion.decision !== null && motion.disposition !== "merge";
  return endMotion(standing, motion, { kind: decided ? "rejected" : "withdrawn" }, entry.at, entry.by);
}

/** Merged with the difference that was decided on, whoever does it, it is accepted (D10). */
function merge(standing: Standing, motion: Motion | null, entry: PullEntry): Standing {
  if (motion === null) return standing;
  const decided =
    motion.decision !== null &&
    motion.disposition === "merge" &&
    entry.text !== null &&
    motion.decision.text === entry.text;
  return endMotion(standing, motion, { kind: decided ? "accepted" : "merged-by-hand" }, entry.at, entry.by);
}
