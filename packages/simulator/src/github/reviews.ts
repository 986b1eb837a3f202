/** Reviews: a verdict on the present head, with words or without. */
import type { AccountRecord } from "./accounts.ts";
import { addComment, denyText } from "./comments.ts";
import { type Denial, firstDenial } from "./denial.ts";
import { denyRole, denyTalk } from "./permissions.ts";
import type { PullRecord, ReviewRecord } from "./records.ts";
import { touch, type WorldState } from "./state.ts";

/** The verdicts that a review can be submitted with. */
export type Verdict = "approved" | "changes_requested" | "commented";

export interface SubmittedReview {
  readonly state: Verdict;
  /** Empty for a review without words. */
  readonly body: string;
  /** Inline comments that are submitted with it. */
  readonly inline: readonly string[];
}

/** Asks whether somebody may submit a review. Nobody passes judgement on their own pull request. */
export function denyReview(pull: PullRecord, actor: AccountRecord, review: SubmittedReview): Denial | null {
  const texts = [...(review.body === "" ? [] : [review.body]), ...review.inline];
  return firstDenial(
    () => denyTalk(pull, actor, `review #${pull.key.number}`),
    () =>
      review.state !== "commented" && actor === pull.author
        ? {
            status: 422,
            reason: "invalid",
            message: `${actor.login} can't judge a pull request of their own.`,
          }
        : null,
    ...texts.map((text) => () => denyText(text)),
  );
}

/** Adds the review and its body, a comment of kind `review` with the same id. */
export function addReview(
  world: WorldState,
  pull: PullRecord,
  review: {
    readonly by: AccountRecord;
    readonly state: Verdict;
    readonly body: string;
    readonly viaApp: boolean;
  },
): ReviewRecord {
  const { by, state, body, viaApp } = review;
  const comment = addComment(world, pull, { kind: "review", by, body, viaApp });
  const added: ReviewRecord = { comment, state, commit: pull.head.id };
  pull.reviews.push(added);
  return added;
}

/** Asks whether somebody may dismiss a review: only a verdict can be. */
export function denyDismissal(pull: PullRecord, review: ReviewRecord, actor: AccountRecord): Denial | null {
  const { id } = review.comment;
  return firstDenial(
    () => denyRole(pull.repository, actor, "write", `dismiss review ${id}`),
    () =>
      review.state === "approved" || review.state === "changes_requested"
        ? null
        : {
            status: 422,
            reason: "invalid",
            message: `Review ${id} is ${review.state}, and can't be dismissed.`,
          },
  );
}

export function dismissReview(world: WorldState, pull: PullRecord, review: ReviewRecord): void {
  review.state = "dismissed";
  touch(world, pull);
}
