/**
 * Entries: the dated facts that the process is made of.
 *
 * Each entry carries everything that deciding on it takes, as it was when the fact was first counted: whether
 * its author was an admin, which text they could have seen, for a motion the whole roster and policy. So the
 * state can be folded again from entries alone, whatever became of labels, configuration or comments (D7, D27).
 */
import type { Instant } from "./instant.ts";
import type { Disposition, Policy } from "./policy.ts";
import type { Person, Roster } from "./stakeholder.ts";
import type { Subject } from "./subject.ts";

/** Where a person wrote something. */
export interface Source {
  readonly kind: "comment" | "review" | "inline";
  readonly id: number;
  readonly url: string;
}

/** The digest of a pull request's own difference (D15); `null` is a text that the bot never saw. */
export type TextDigest = string | null;

export type CommandProblem =
  | "missing-command"
  | "unknown"
  | "prose"
  | "missing-name"
  | "missing-question"
  | "missing-user"
  | "hidden-characters";

export type Command =
  | { readonly name: "move"; readonly disposition: Disposition; readonly reason: string }
  | { readonly name: "cancel" | "review" | "unreview" }
  | { readonly name: "status" | "explain" | "lint" | "help" }
  | { readonly name: "object" | "second"; readonly objection: string }
  /** An empty name means the only open one (D24). */
  | { readonly name: "resolve"; readonly objection: string }
  | { readonly name: "poll"; readonly question: string }
  | { readonly name: "feedback"; readonly asked: readonly Person[]; readonly unknown: readonly string[] }
  /** A command line that couldn't be read. */
  | {
      readonly name: "unreadable";
      readonly problem: CommandProblem;
      readonly line: string;
      readonly suggestion: string | null;
    }
  /** The lines beyond the twentieth, which nobody reads (D30). */
  | { readonly name: "unread"; readonly count: number };

/** Whether somebody is a stakeholder under the labels and configuration of the present (D7). */
export type Belonging =
  /** On the roster of the project labels that the pull request bears now. */
  | "roster"
  /** In some project's group, while the pull request bears no project label at all. */
  | "unlabelled"
  | "none";

/** What a motion is judged by, as it was when the motion was first counted (D7). */
export interface MotionContext {
  /** `null` where the repository has no configuration that could be read. */
  readonly settings: { readonly policy: Policy; readonly knownLabels: readonly string[] } | null;
  /** The project labels that count; empty where none does. */
  readonly projects: readonly string[];
  readonly roster: Roster;
  readonly subject: Subject;
  /** The sections of a full RFC that the new RFC's file lacks (D8); empty for an amendment. */
  readonly missingSections: readonly string[];
  /** The motion's number, where it comes from receipts: of those before it there may be none. */
  readonly number?: number;
}

interface Fact {
  /** Names the fact for good: the same fact seen twice has the same key. */
  readonly key: string;
  readonly at: Instant;
}

export interface CommandEntry extends Fact {
  readonly kind: "command";
  readonly by: Person;
  readonly source: Source;
  /** Which of its author's own versions of the comment the line first stood in, from 0 (D27). */
  readonly version: number;
  readonly command: Command;
  readonly admin: boolean;
  readonly belongs: Belonging;
  readonly text: TextDigest;
  /** Only with a motion. */
  readonly context?: MotionContext;
}

/** Somebody's own box in the checklist of a motion changed (D11, D31). */
export interface TickEntry extends Fact {
  readonly kind: "tick";
  readonly by: Person;
  readonly motion: number;
  readonly checked: boolean;
  readonly text: TextDigest;
  readonly url: string;
}

export interface ReviewEntry extends Fact {
  readonly kind: "review";
  readonly by: Person;
  readonly source: Source;
  readonly verdict: "approved" | "changes-requested";
  readonly belongs: Belonging;
  readonly text: TextDigest;
}

/** A command that was answered before the ledger was lost: it is not counted anew. */
export interface AnsweredEntry extends Fact {
  readonly kind: "answered";
  readonly by: Person;
  /** Whether a reply to it stands: a stranger gets one in 24 hours (D30). */
  readonly replied: boolean;
}

/** Somebody whose opinion was asked for has commented. */
export interface SpokeEntry extends Fact {
  readonly kind: "spoke";
  readonly by: Person;
}

/** What GitHub's timeline says of the pull request. */
export interface PullEntry extends Fact {
  readonly kind: "pull";
  readonly event: "opened" | "draft" | "ready" | "closed" | "reopened" | "merged" | "left-base";
  /** `null` where the account is gone, or for `opened`. */
  readonly by: Person | null;
  readonly byBot: boolean;
  /** With `opened`: whether it was a draft then. */
  readonly draft: boolean;
  /** With `merged`: the text that was merged. */
  readonly text: TextDigest;
}

/** The bot read a head, or something about it, for the first time; `at` is when it did (D16). */
export interface TextEntry extends Fact {
  readonly kind: "text";
  readonly head: string;
  readonly digest: string;
  /** The earliest instant at which this text is known to have been there; never later than `at` (D15). */
  readonly stampedAt: Instant;
  readonly subject: Subject;
  readonly missingSections: readonly string[];
}

/** The roster under the present labels and configuration, when it changed while a motion was on the table (D7). */
export interface RosterEntry extends Fact {
  readonly kind: "roster";
  readonly roster: Roster;
}

/** The bot was told to pause, or to go on (D34). */
export interface PauseEntry extends Fact {
  readonly kind: "pause";
  readonly paused: boolean;
}

/** A comment that the bot posted; `about` names it for good. */
export interface PostedEntry extends Fact {
  readonly kind: "posted";
  readonly about: string;
  readonly id: number;
  readonly url: string;
}

/** The announcement of the period stands: the period runs from here (D17). */
export interface PeriodOpenedEntry extends Fact {
  readonly kind: "period-opened";
  readonly motion: number;
  /** The announcement's comment. */
  readonly id: number;
  readonly url: string;
}

export interface DecidedEntry extends Fact {
  readonly kind: "decided";
  readonly motion: number;
  readonly because: "period-ended" | "every-group";
  /** The head that the decision is about, and no other (D20). */
  readonly head: string;
  readonly text: TextDigest;
}

/** GitHub did not let the decision be carried out (D20). */
export interface HinderedEntry extends Fact {
  readonly kind: "hindered";
  readonly motion: number;
  readonly hindrance: Hindrance;
  /** What it was like then; a difference is a reason to try again before a day is over. */
  readonly circumstances: string;
}

export type Hindrance =
  | "conflict"
  | "check"
  | "review"
  | "draft"
  | "merge-queue"
  | "base-moved"
  | "head-moved"
  | "permission"
  | "workflows"
  | "locked"
  | "archived"
  | "form"
  | "merging-off"
  | "unknown";

/** An objection that nobody seconded in time lapsed (D26). */
export interface ObjectionLapsedEntry extends Fact {
  readonly kind: "objection-lapsed";
  readonly motion: number;
  readonly objection: number;
}

/**
 * A motion that people had run by hand, by a comment and a list of boxes, was taken over: it is on the table from `at` on.
 *
 * Whoever signed did so by a deed of their own. Which text they had in front of them then, nobody knows.
 */
export interface AdoptedEntry extends Fact {
  readonly kind: "adopted";
  /** Who had it taken over; `null` is the operator. */
  readonly by: Person | null;
  /** The comment that was the motion, its author, and when it was written. */
  readonly source: Source;
  readonly mover: Person;
  readonly movedAt: Instant;
  readonly disposition: Disposition;
  readonly reason: string;
  readonly context: MotionContext;
  readonly signOffs: readonly {
    readonly by: Person;
    readonly at: Instant;
    readonly how: "command" | "tick";
    readonly url: string;
  }[];
  /** Objections made by command since then, that nobody resolved. */
  readonly objections: readonly {
    readonly name: string;
    readonly by: Person;
    readonly at: Instant;
    readonly source: Source;
  }[];
  /** Those whose boxes somebody else had ticked: they have to sign again. */
  readonly toSignAgain: readonly Person[];
}

/**
 * What the bot knew of a motion was lost on both sides, its ledger and the checklist with the receipts: the thread shows
 * what is left. It may be less than there was, so from here on the bot is only later and stricter.
 */
export interface RecoveredEntry extends Fact {
  readonly kind: "recovered";
  readonly motion: number;
  /** How often it was recovered before. */
  readonly before: number;
  /** How many decisions on it were announced. */
  readonly decisions: number;
  /** The latest end that announcements of its periods name: no period of it ends before. `null` where none stands. */
  readonly notBefore?: Instant | null;
}

/**
 * Objections that the bot once took, of which no receipt tells any more, for somebody deleted the checklist that had them. The
 * thread doesn't tell that anybody resolved them. For what the motion was that they were raised against, nobody knows.
 */
export interface ObjectionsFoundEntry extends Fact {
  readonly kind: "objections-found";
  readonly objections: readonly {
    readonly name: string;
    readonly by: Person;
    readonly at: Instant;
    readonly source: Source;
  }[];
}

export type Entry =
  | CommandEntry
  | TickEntry
  | ReviewEntry
  | AnsweredEntry
  | SpokeEntry
  | PullEntry
  | TextEntry
  | RosterEntry
  | PauseEntry
  | PostedEntry
  | PeriodOpenedEntry
  | DecidedEntry
  | HinderedEntry
  | ObjectionLapsedEntry
  | AdoptedEntry
  | RecoveredEntry
  | ObjectionsFoundEntry;
