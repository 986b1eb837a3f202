/**
 * Why motions are decided and why they lapse: half sentences that several texts share.
 */

/** Why a motion was decided (R12, R13). */
export function sayGround(because: "period-ended" | "every-group"): string {
  return because === "period-ended"
    ? "since the final comment period had run out with no open objection"
    : "since every group had signed off and no objection was open";
}

/** Why a motion lapsed (D1, D9, D16). */
export const LAPSED = {
  draft: "since the pull request became a draft again",
  "left-rfc": "since the pull request is no longer about an RFC only, on the default branch",
  "kept-changing": "since the text still changed after the end had been moved as far as it may be",
} as const;
