/** An approving review, or one that requests changes, as GitHub keeps it. */
import type { ReviewEntry } from "@rfckit/core";
import { writeMoment } from "@rfckit/reconciler/record";
import { type Backing, backMissing, denies, shows, untold } from "./backing.ts";
import type { Evidence } from "./evidence.ts";

export function backReview(entry: ReviewEntry, motion: number, evidence: Evidence): Backing {
  const { key, by, at, source, verdict } = entry;
  const review = evidence.snapshot.reviews.find(({ id }) => id === source.id);
  if (review === undefined) return backMissing(evidence, { key, by, at, source, isFirst: true, motion });
  const { author, state, submittedAt } = review;
  if (author === null) return untold("account-gone", "The account that reviewed is gone.");
  if (author.id !== by.id) {
    return denies("unbacked", `That review is by ${author.login}, and not by ${evidence.name(by)}.`);
  }
  if (submittedAt !== at) {
    return denies(
      "time-altered",
      `GitHub shows that review on ${writeMoment(submittedAt)}, and not on ${writeMoment(at)}.`,
    );
  }
  if (state === "dismissed") {
    return untold(
      "review-dismissed",
      "The review was dismissed since, and GitHub no longer says what it said.",
    );
  }
  const says =
    state === "approved" ? "approved" : state === "changes_requested" ? "changes-requested" : state;
  if (says !== verdict)
    return denies(
      "unbacked",
      `GitHub shows a review that ${says === "approved" ? "approves" : "doesn't approve"}.`,
    );
  return shows(`GitHub shows the review of ${writeMoment(submittedAt)}.`, submittedAt);
}
