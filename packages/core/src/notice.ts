/**
 * Notices: what the bot announces in a comment of its own, for an edit may notify nobody (D17).
 *
 * Each is named by `about`, so that it is posted exactly once.
 */
import type { Instant } from "./instant.ts";
import type { MotionEnd } from "./motion.ts";
import type { Person } from "./stakeholder.ts";

export type Notice = { readonly about: string; readonly motion: number; readonly at: Instant } & (
  | { readonly kind: "period-aborted"; readonly because: AbortReason }
  | { readonly kind: "end-moved"; readonly endsAt: Instant; readonly because: "text" | "pause" }
  | {
      readonly kind: "decision-revoked";
      readonly objection: { readonly name: string; readonly by: Person; readonly url: string };
    }
  /** The text changed after the decision (D20); `endsAt` is the period's, where one goes on. */
  | { readonly kind: "decision-lapsed"; readonly endsAt: Instant | null }
  /** Cancelled while a period ran or after the decision, or lapsed. */
  | { readonly kind: "motion-ended"; readonly end: MotionEnd; readonly by: Person | null }
  /** What was decided, and what became of it: for a motion to close it is the closing comment (R15). */
  | { readonly kind: "decision" }
  | { readonly kind: "reminder"; readonly endsAt: Instant; readonly groups: readonly string[] }
  | { readonly kind: "objection-will-lapse"; readonly objection: number; readonly lapsesAt: Instant }
  | { readonly kind: "objection-lapsed"; readonly objection: number }
  /** How to object, told once to somebody who requested changes (D22). */
  | { readonly kind: "how-to-object"; readonly to: Person }
  | { readonly kind: "paused" }
  /** The checklist was deleted, and the motion found again in the thread. */
  | { readonly kind: "recovered" }
);

export type AbortReason =
  | { readonly kind: "objection"; readonly name: string; readonly by: Person; readonly url: string }
  | { readonly kind: "text-changed" }
  | { readonly kind: "sign-off-withdrawn"; readonly by: Person | null };

/** The names by which comments are known for good. */
export const about = {
  checklist: (motion: number) => `m${motion}/checklist`,
  period: (motion: number, period: number) => `m${motion}/period/${period}`,
  aborted: (motion: number, period: number) => `m${motion}/period/${period}/aborted`,
  endMoved: (motion: number, period: number, moves: number) => `m${motion}/period/${period}/end/${moves}`,
  reminder: (motion: number, period: number, before: number) =>
    `m${motion}/period/${period}/reminder/${before}`,
  decision: (motion: number, decision: number) => `m${motion}/decision/${decision}`,
  decisionUndone: (motion: number, decision: number) => `m${motion}/decision/${decision}/undone`,
  ended: (motion: number) => `m${motion}/ended`,
  objectionWarned: (motion: number, objection: number) => `m${motion}/objection/${objection}/warned`,
  objectionLapsed: (motion: number, objection: number) => `m${motion}/objection/${objection}/lapsed`,
  recovered: (motion: number, time: number) => `m${motion}/recovered/${time}`,
  howToObject: (user: number) => `how-to-object/${user}`,
  reply: (kind: string, id: number, version: number) => `reply/${kind}/${id}/${version}`,
  paused: () => "paused",
} as const;
