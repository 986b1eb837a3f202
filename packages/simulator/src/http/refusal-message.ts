/**
 * GitHub's own words for a refusal, which are all that tells one 403 or 405 from another.
 *
 * The messages are those that GitHub is seen to send. They are no part of its descriptions, so a client may not
 * rely on more of them than it must.
 */
import type { RefusedBecause } from "@rfckit/reconciler";
import type { Denial } from "../github/denial.ts";

const MESSAGES: Readonly<Record<RefusedBecause, string>> = {
  // GitHub says the same of a closed or merged pull request.
  conflict: "Pull Request is not mergeable",
  "not-open": "Pull Request is not mergeable",
  check: 'Required status check "ci" is expected.',
  review: "At least 1 approving review is required by reviewers with write access.",
  draft: "Pull Request is still a draft",
  "merge-queue": "Changes must be made through the merge queue",
  "base-moved": "Base branch was modified. Review and try the merge again.",
  "head-moved": "Head branch was modified. Review and try the merge again.",
  permission: "Resource not accessible by integration",
  workflows:
    "refusing to allow a GitHub App to create or update workflow `.github/workflows/ci.yml` without `workflows` permission",
  locked: "Unable to create comment because issue is locked.",
  archived: "Repository was archived so is read-only.",
  gone: "Not Found",
  invalid: "Validation Failed",
};

/** What GitHub's answer says of a refusal. `details` is for `invalid`, whose reason stands beside the message. */
export function refusalMessage({ reason, message }: Denial): {
  readonly message: string;
  readonly details: string | null;
} {
  return { message: MESSAGES[reason], details: reason === "invalid" ? message : null };
}
