/**
 * The closed list of reasons for which a command has no effect, each with the data that its answer needs.
 *
 * A refusal changes nothing on the table. It is worded elsewhere, in one place.
 */
import type { CommandProblem } from "./entry.ts";
import type { Disposition } from "./policy.ts";
import type { Person } from "./stakeholder.ts";
import type { UpkeepReason } from "./subject.ts";

export type Refusal =
  /** A command line that couldn't be read. */
  | {
      readonly kind: "unreadable";
      readonly problem: CommandProblem;
      readonly line: string;
      readonly suggestion: string | null;
    }
  /** More than twenty commands in one comment: the rest wasn't read (D30). */
  | { readonly kind: "unread"; readonly count: number }
  /** The pull request is closed or merged (D1). */
  | { readonly kind: "not-open" }
  /** The pull request isn't about an RFC (D1). */
  | { readonly kind: "upkeep"; readonly because: UpkeepReason }
  /** The repository has no configuration that could be read. */
  | { readonly kind: "no-configuration" }
  /** No project label that the configuration knows (D2). */
  | { readonly kind: "no-project"; readonly known: readonly string[] }
  /** No sign-off could ever come from another group (D2). */
  | { readonly kind: "roster-too-small"; readonly projects: readonly string[] }
  /** The roster is larger than a checklist can show. */
  | { readonly kind: "roster-too-large"; readonly boxes: number; readonly limit: number }
  /** Its author is in every group, so nobody could be of another one (D2). */
  | { readonly kind: "in-every-group"; readonly canMove: readonly Person[] }
  /** Its author is no stakeholder here (R5, D13). */
  | {
      readonly kind: "not-stakeholder";
      readonly projects: readonly string[];
      readonly stakeholders: readonly Person[];
    }
  /** An RFC can't be merged in draft form (R6, D8). */
  | { readonly kind: "not-full"; readonly draft: boolean; readonly missing: readonly string[] }
  /** The same motion is on the table (D5). */
  | {
      readonly kind: "already-moved";
      readonly disposition: Disposition;
      readonly mover: Person;
      readonly url: string;
    }
  /** Another motion is on the table (D5). */
  | {
      readonly kind: "other-motion";
      readonly disposition: Disposition;
      readonly mover: Person;
      readonly url: string;
    }
  /** There is nothing on the table to sign, object to, resolve or cancel (D13, D21). */
  | { readonly kind: "no-motion"; readonly command: MotionCommand }
  /** Only the mover or an admin cancels (D6). */
  | { readonly kind: "not-mover"; readonly mover: Person }
  /** There is no sign-off of theirs to withdraw (D14). */
  | { readonly kind: "nothing-signed" }
  /** The mover doesn't withdraw, but cancels (D14). */
  | { readonly kind: "mover-cancels" }
  /** Once the period is announced, nobody withdraws: they object (D14). */
  | { readonly kind: "period-announced" }
  /** An open objection has this name already (D23). */
  | { readonly kind: "name-taken"; readonly name: string; readonly by: Person; readonly url: string }
  | { readonly kind: "no-objection-open" }
  /** `resolve` without a name where several are open (D24). */
  | { readonly kind: "several-objections"; readonly names: readonly string[] }
  | {
      readonly kind: "unknown-objection";
      readonly name: string;
      readonly names: readonly string[];
      readonly nearest: string | null;
    }
  /** It isn't theirs to resolve (D24). */
  | {
      readonly kind: "not-objector";
      readonly name: string;
      readonly by: Person;
      readonly groups: readonly string[] | null;
    }
  /** Objections don't lapse here, so seconding one has no meaning (D26). */
  | { readonly kind: "seconding-off" }
  | { readonly kind: "own-objection"; readonly name: string }
  /** None of the people asked for is on GitHub. */
  | { readonly kind: "nobody-known"; readonly unknown: readonly string[] }
  /** The motion has seen more changes than its checklist can hold. */
  | { readonly kind: "motion-full"; readonly limit: number };

export type MotionCommand = "cancel" | "review" | "unreview" | "object" | "resolve" | "second" | "feedback";

export type RefusalKind = Refusal["kind"];
