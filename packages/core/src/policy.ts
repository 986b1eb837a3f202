/**
 * The numbers and switches of the process that a repository may set.
 *
 * A motion keeps the policy it was made under (D7): changing the configuration never changes a motion that is
 * already on the table.
 */
import { DAY, type Duration, HOUR } from "./instant.ts";

export type Disposition = "merge" | "close" | "postpone";
export type MergeMethod = "merge" | "squash" | "rebase";

/** The labels' names on GitHub. They are output only (D32). */
export interface LabelNames {
  readonly proposed: string;
  readonly finalCommentPeriod: string;
  readonly blocked: string;
  readonly finished: string;
  /** Contains `{disposition}`, which stands for the motion's disposition. */
  readonly disposition: string;
}

export interface Policy {
  readonly fcp: {
    /** How long the period runs (R10, D17). */
    readonly length: Duration;
    /** How long every short-cut waits after the announcement (D19). */
    readonly minimum: Duration;
    /** How much time a change of text leaves to object to it (D16). */
    readonly changeGrace: Duration;
    /** What a change of text does to the running period (D15). */
    readonly onChange: "keep" | "restart";
    /** How long before the end a reminder is posted, each once (D33). */
    readonly reminders: readonly Duration[];
  };
  /** Whether an approving review signs off a motion to merge (D11). */
  readonly signOffByReview: boolean;
  readonly objection: {
    readonly resolvers: "objector" | "group";
    /** An objection that nobody seconded after so long lapses; `null`: never (D26). */
    readonly secondAfter: Duration | null;
  };
  readonly merge: { readonly enabled: boolean; readonly method: MergeMethod };
  readonly labels: LabelNames;
}

export const DEFAULT_POLICY: Policy = {
  fcp: { length: 10 * DAY, minimum: 0, changeGrace: 24 * HOUR, onChange: "keep", reminders: [] },
  signOffByReview: true,
  objection: { resolvers: "objector", secondAfter: null },
  merge: { enabled: true, method: "merge" },
  labels: {
    proposed: "motion-to-finalize",
    finalCommentPeriod: "final-comment-period",
    blocked: "blocked-by-stakeholder",
    finished: "finished-final-comment-period",
    disposition: "disposition-{disposition}",
  },
};

export function dispositionLabel(labels: LabelNames, disposition: Disposition): string {
  return labels.disposition.replace("{disposition}", disposition);
}

/** Every label that the bot may put on or take off under these names; all others are none of its business. */
export function labelsOwned(labels: LabelNames): string[] {
  const dispositions: Disposition[] = ["merge", "close", "postpone"];
  return [
    labels.proposed,
    labels.finalCommentPeriod,
    labels.blocked,
    labels.finished,
    ...dispositions.map((disposition) => dispositionLabel(labels, disposition)),
  ];
}
