/**
 * The standing of a pull request: everything that the entries so far add up to.
 *
 * It is plain data, never changed in place; `decide` makes the next one out of it.
 */
import type { Command, Source, TextDigest } from "./entry.ts";
import type { Instant } from "./instant.ts";
import type { EndedMotion, Motion } from "./motion.ts";
import type { Notice } from "./notice.ts";
import type { Objection } from "./objection.ts";
import { openObjections } from "./objection.ts";
import type { Disposition } from "./policy.ts";
import type { Refusal } from "./refusal.ts";
import type { Person, UserId } from "./stakeholder.ts";
import type { Subject } from "./subject.ts";

export interface Standing {
  readonly state: "open" | "closed" | "merged";
  readonly draft: boolean;
  /** The newest text that the bot read; `null` before its first look. */
  readonly text: {
    readonly head: string;
    readonly digest: string;
    readonly at: Instant;
    readonly subject: Subject;
    readonly missingSections: readonly string[];
  } | null;
  /** The motion on the table. */
  readonly motion: Motion | null;
  /** All motions that have ended, oldest first. */
  readonly ended: readonly EndedMotion[];
  /** Whether the pull request was opened again after the last motion ended: then it is under discussion (D10). */
  readonly reopened: boolean;
  /** Objections that stand against the next motion of a disposition (D21). */
  readonly carried: Readonly<Partial<Record<Disposition, readonly Objection[]>>>;
  /** Approving reviews that were no sign-off (D11). */
  readonly approvals: readonly { readonly by: Person; readonly at: Instant }[];
  /** How each command was answered, in the order in which they counted. */
  readonly answers: readonly Answer[];
  /** What is to be announced, in order; those posted already are in `posted`. */
  readonly notices: readonly Notice[];
  /** What the bot has posted, by what it is about. */
  readonly posted: Readonly<
    Record<string, { readonly id: number; readonly at: Instant; readonly url: string }>
  >;
  /** When somebody who is no stakeholder was last given a reply (D30). */
  readonly strangers: Readonly<Record<UserId, Instant>>;
  /** Since when the bot is paused, or `null` (D34). */
  readonly pausedSince: Instant | null;
  /** Whether a command came in while paused, and which was the first to. */
  readonly pausedAnswer: Source | null;
}

/** What became of one command. */
export interface Answer {
  readonly source: Source;
  readonly version: number;
  readonly by: Person;
  readonly outcome: /** It took effect, or changed nothing because it was so already. */
    | { readonly kind: "done" }
    /** It asks for words. */
    | { readonly kind: "answered"; readonly request: Request }
    /** `silent`: a stranger who has had a reply within 24 hours (D30). */
    | { readonly kind: "refused"; readonly refusal: Refusal; readonly silent: boolean };
}

/** Commands that are answered in words and change nothing. */
export type Request = Extract<Command, { readonly name: "status" | "explain" | "lint" | "help" | "poll" }>;

export const BEGINNING: Standing = {
  state: "open",
  draft: false,
  text: null,
  motion: null,
  ended: [],
  reopened: false,
  carried: {},
  approvals: [],
  answers: [],
  notices: [],
  posted: {},
  strangers: {},
  pausedSince: null,
  pausedAnswer: null,
};

export type Phase =
  | "draft"
  | "discussion"
  | "proposed"
  | "final-comment-period"
  | "blocked"
  | "finalizing"
  | "accepted"
  | "rejected"
  | "withdrawn"
  | "merged-by-hand";

/** Where things stand, in one word: the motion's phase where there is one, else the pull request's. */
export function phaseOf(standing: Standing): Phase {
  const { motion } = standing;
  if (motion !== null) return motionPhase(motion);
  if (standing.state === "open") return standing.draft ? "draft" : "discussion";
  const last = standing.ended.at(-1);
  if (last !== undefined && !standing.reopened) {
    const { kind } = last.end;
    if (kind === "accepted" || kind === "rejected" || kind === "withdrawn" || kind === "merged-by-hand")
      return kind;
  }
  return standing.state === "merged" ? "merged-by-hand" : "withdrawn";
}

/** The phase of a motion that is on the table. */
export function motionPhase(motion: Motion): "proposed" | "final-comment-period" | "blocked" | "finalizing" {
  if (openObjections(motion.objections).length > 0) return "blocked";
  if (motion.decision !== null) return "finalizing";
  return motion.period === null ? "proposed" : "final-comment-period";
}

/** The text that is on the pull request now, as far as the bot knows. */
export function presentText(standing: Standing): TextDigest {
  return standing.text?.digest ?? null;
}

/** When the present text came, where its motion has to give people time to see it: one to merge (D16). */
export function changeThatMatters(standing: Standing, motion: Motion): Instant | null {
  return motion.disposition === "merge" ? (standing.text?.at ?? null) : null;
}

/**
 * How many motions there have been, by the number of the last one: of some nothing may be known but that the bot's own
 * comments speak of them (`RecoveredEntry`).
 */
export function countMotions({ motion, ended, posted }: Standing): number {
  const told = Object.keys(posted).map((about) => Number(/^m(\d+)\//.exec(about)?.[1] ?? 0));
  return Math.max(motion?.number ?? 0, ended.at(-1)?.motion.number ?? 0, ...told);
}
