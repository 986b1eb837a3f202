/**
 * A motion to finalize: what is on the table, under which roster and policy, and how far it has come.
 */
import type { Hindrance, Source, TextDigest } from "./entry.ts";
import type { Period } from "./final-comment-period.ts";
import type { Instant } from "./instant.ts";
import type { Objection } from "./objection.ts";
import type { Disposition, Policy } from "./policy.ts";
import type { Person, Roster, UserId } from "./stakeholder.ts";

/** The version of the rules that a motion is judged by; it is recorded with each, so that no upgrade decides the past anew. */
export const RULES = 1;

export interface Motion {
  /** Its number on the pull request, from 1. */
  readonly number: number;
  readonly rules: number;
  readonly disposition: Disposition;
  readonly mover: Person;
  readonly at: Instant;
  readonly source: Source;
  /** What followed the command (D4); may be empty. */
  readonly reason: string;
  /** Where people had run it by hand before: then `at` is when it was taken over. */
  readonly adopted?: Adoption;
  readonly projects: readonly string[];
  readonly roster: Roster;
  readonly policy: Policy;
  readonly signOffs: readonly SignOff[];
  /** Approving reviews by stakeholders from before the motion: named, not counted (D11). */
  readonly approvedBefore: readonly Person[];
  readonly objections: readonly Objection[];
  /** The period that was announced last, unless an objection ended it. It stays while the motion is decided (D20). */
  readonly period: Period | null;
  /** The last period there was, for the record. */
  readonly lastPeriod: Period | null;
  readonly periods: number;
  readonly decision: Decision | null;
  readonly decisions: number;
  /** People whose opinion was asked for and who haven't commented since (`f?`). */
  readonly asked: readonly { readonly person: Person; readonly at: Instant }[];
  /** The roster under the present labels and configuration, where it became another one (D7). */
  readonly presentRoster: Roster | null;
  /** How many changes people made to it; bounded, so that its checklist can't run full. */
  readonly changes: number;
  /** No objection lapses before this instant (D34). */
  readonly noLapseBefore: Instant;
  /** No period of it ends before this instant: one that ended then was announced before its record was lost. */
  readonly noEndBefore?: Instant;
}

export interface Adoption {
  /** Who had it taken over; `null` is the operator. */
  readonly by: Person | null;
  /** When it was made by hand. */
  readonly movedAt: Instant;
  /** Those whose boxes somebody else had ticked. */
  readonly toSignAgain: readonly Person[];
}

export interface SignOff {
  readonly by: Person;
  readonly at: Instant;
  readonly how: "motion" | "command" | "tick" | "review";
  readonly url: string;
  /** The text that was signed (D15). */
  readonly text: TextDigest;
}

export interface Decision {
  readonly at: Instant;
  readonly because: "period-ended" | "every-group";
  readonly head: string;
  readonly text: TextDigest;
  readonly hindrance: {
    readonly what: Hindrance;
    /** When carrying it out was last tried. */
    readonly at: Instant;
    readonly circumstances: string;
  } | null;
}

export type MotionEnd =
  | { readonly kind: "accepted" | "rejected" | "withdrawn" | "merged-by-hand" }
  | { readonly kind: "cancelled"; readonly admin: boolean }
  | { readonly kind: "lapsed"; readonly because: "draft" | "left-rfc" | "kept-changing" };

export interface EndedMotion {
  readonly motion: Motion;
  readonly end: MotionEnd;
  readonly at: Instant;
  readonly by: Person | null;
}

export function signOffOf(motion: Motion, user: UserId): SignOff | undefined {
  return motion.signOffs.find((signOff) => signOff.by.id === user);
}
