/**
 * What was reached: which phase follows which by what, which refusals, announcements and ends there were. So a
 * transition that can no longer be reached shows, and so does one that nobody meant to have.
 */
import {
  type Entry,
  type MotionEnd,
  type Notice,
  type Phase,
  phaseOf,
  type RefusalKind,
  type Standing,
} from "@rfckit/core";
import type { Act } from "./act.ts";

/** All refusals there are: the compiler holds this list complete. */
export const REFUSALS = Object.keys({
  unreadable: 1,
  unread: 1,
  "not-open": 1,
  upkeep: 1,
  "no-configuration": 1,
  "no-project": 1,
  "roster-too-small": 1,
  "roster-too-large": 1,
  "in-every-group": 1,
  "not-stakeholder": 1,
  "not-full": 1,
  "already-moved": 1,
  "other-motion": 1,
  "no-motion": 1,
  "not-mover": 1,
  "nothing-signed": 1,
  "mover-cancels": 1,
  "period-announced": 1,
  "name-taken": 1,
  "no-objection-open": 1,
  "several-objections": 1,
  "unknown-objection": 1,
  "not-objector": 1,
  "seconding-off": 1,
  "own-objection": 1,
  "nobody-known": 1,
  "motion-full": 1,
} satisfies Record<RefusalKind, 1>);

/** All that a motion can come to, a lapse by its reason. */
export const ENDS = Object.keys({
  accepted: 1,
  rejected: 1,
  withdrawn: 1,
  "merged-by-hand": 1,
  cancelled: 1,
  "lapsed (draft)": 1,
  "lapsed (left-rfc)": 1,
  "lapsed (kept-changing)": 1,
} satisfies Record<Exclude<MotionEnd["kind"], "lapsed"> | `lapsed (${Lapse})`, 1>);

type Lapse = Extract<MotionEnd, { kind: "lapsed" }>["because"];

/**
 * All that deciding announces. Reminders and warnings come of time alone, `paused` of the operator, and `recovered` of a
 * loss of memory, which no small world has.
 */
export const NOTICES = Object.keys({
  "period-aborted": 1,
  "end-moved": 1,
  "decision-revoked": 1,
  "decision-lapsed": 1,
  "motion-ended": 1,
  decision: 1,
  "objection-lapsed": 1,
  "how-to-object": 1,
} satisfies Record<Exclude<Notice["kind"], "reminder" | "objection-will-lapse" | "paused" | "recovered">, 1>);

export const PHASES = Object.keys({
  draft: 1,
  discussion: 1,
  proposed: 1,
  "final-comment-period": 1,
  blocked: 1,
  finalizing: 1,
  accepted: 1,
  rejected: 1,
  withdrawn: 1,
  "merged-by-hand": 1,
} satisfies Record<Phase, 1>);

/** Every kind of fact; commands, pull request events and reviews each by their own name. */
export const KINDS = [
  ...["move", "cancel", "review", "unreview", "object", "resolve", "second", "feedback"],
  ...["status", "poll", "unreadable", "unread", "tick", "untick", "approved", "changes-requested"],
  ...["draft", "ready", "left-base", "closed", "merged", "reopened", "carried out"],
  ...["text", "roster", "pause", "go on", "spoke", "answered", "posted"],
  ...["period-opened", "decided", "hindered", "objection-lapsed"],
] as const;

/** What kind of fact an entry is. */
export function kindOf(entry: Entry): string {
  switch (entry.kind) {
    case "command":
      return entry.command.name;
    case "tick":
      return entry.checked ? "tick" : "untick";
    case "review":
      return entry.verdict;
    case "pull":
      return entry.byBot ? "carried out" : entry.event;
    case "pause":
      return entry.paused ? "pause" : "go on";
    default:
      return entry.kind;
  }
}

export interface Reached {
  /** Such as `proposed, object: blocked`, and how often. */
  readonly changes: Readonly<Record<string, number>>;
  /** Every fact in every phase in which it was tried, such as `proposed, object`. */
  readonly tried: readonly string[];
  readonly refusals: readonly string[];
  readonly ends: readonly string[];
  readonly notices: readonly string[];
}

export class Coverage {
  readonly #changes = new Map<string, number>();
  readonly #tried = new Map<Phase, Set<string>>();
  readonly #refusals = new Set<string>();
  readonly #ends = new Set<string>();
  readonly #notices = new Set<string>();

  /** Notes one step from a state in `phase`; what `changed` nothing was only tried. */
  note(phase: Phase, act: Act, after: Standing, changed: boolean): void {
    const last = act.entries.at(-1);
    const entry = last?.kind === "period-opened" ? last : act.entries[0];
    if (entry === undefined) return;
    const kind = kindOf(entry);
    let tried = this.#tried.get(phase);
    if (tried === undefined) {
      tried = new Set();
      this.#tried.set(phase, tried);
    }
    tried.add(kind);
    const outcome = after.answers.at(-1)?.outcome;
    if (outcome?.kind === "refused") this.#refusals.add(outcome.refusal.kind);
    for (const notice of after.notices) this.#notices.add(notice.kind);
    if (!changed) return;
    const next = phaseOf(after);
    if (next === phase) return;
    const change = `${phase}, ${kind}: ${next}`;
    this.#changes.set(change, (this.#changes.get(change) ?? 0) + 1);
  }

  noteEnd(end: MotionEnd): void {
    this.#ends.add(end.kind === "lapsed" ? `lapsed (${end.because})` : end.kind);
  }

  tell(): Reached {
    return {
      changes: Object.fromEntries([...this.#changes].sort(([one], [other]) => (one < other ? -1 : 1))),
      tried: [...this.#tried]
        .flatMap(([phase, kinds]) => [...kinds].map((kind) => `${phase}, ${kind}`))
        .sort(),
      refusals: [...this.#refusals].sort(),
      ends: [...this.#ends].sort(),
      notices: [...this.#notices].sort(),
    };
  }
}

/** Why some kinds of fact are met in some phases nowhere. What is neither reached nor here is reported. */
const IMPOSSIBLE: readonly {
  readonly phases: readonly string[];
  readonly kinds: readonly string[];
  readonly why: string;
}[] = [
  {
    phases: ["draft", "discussion", "accepted", "rejected", "withdrawn", "merged-by-hand"],
    kinds: [
      "tick",
      "untick",
      "posted",
      "period-opened",
      "decided",
      "hindered",
      "objection-lapsed",
      "carried out",
    ],
    why: "without a motion there is no box, and nothing that the bot could be about to do",
  },
  {
    phases: ["accepted", "rejected", "withdrawn", "merged-by-hand"],
    kinds: ["draft", "ready", "left-base", "closed", "merged", "text"],
    why: "what is closed is not closed again, and nothing else of it counts before it is reopened",
  },
  { phases: ["accepted", "merged-by-hand"], kinds: ["reopened"], why: "what is merged stays merged" },
  {
    phases: ["draft", "discussion", "proposed", "final-comment-period", "blocked", "finalizing"],
    kinds: ["reopened"],
    why: "what is open is not opened",
  },
  { phases: ["draft"], kinds: ["draft"], why: "it is one" },
  { phases: ["discussion"], kinds: ["ready"], why: "it is no draft" },
  {
    phases: ["proposed", "final-comment-period", "blocked"],
    kinds: ["carried out", "hindered"],
    why: "nothing is carried out without a decision (R12)",
  },
  {
    phases: ["proposed", "final-comment-period", "finalizing"],
    kinds: ["objection-lapsed", "posted"],
    why: "without an open objection none lapses, and nobody is warned that one will (D26)",
  },
  {
    phases: ["final-comment-period", "blocked", "finalizing"],
    kinds: ["period-opened"],
    why: "a period begins where one is due: once, with no objection open, before the decision (R9)",
  },
  { phases: ["blocked", "finalizing"], kinds: ["decided"], why: "decided is once, over no objection (R12)" },
];

/** What no world has reached, and nothing explains; and what is said to be impossible, and was reached. */
export function tellGaps(reached: Pick<Reached, "tried" | "refusals" | "ends" | "notices">): string[] {
  const impossible = IMPOSSIBLE.flatMap(({ phases, kinds }) =>
    phases.flatMap((phase) => kinds.map((kind) => `${phase}, ${kind}`)),
  );
  const every = PHASES.flatMap((phase) => KINDS.map((kind) => `${phase}, ${kind}`));
  const missing = (all: readonly string[], found: readonly string[]) =>
    all.filter((one) => !found.includes(one));
  return [
    ...missing(missing(every, reached.tried), impossible).map((gap) => `never tried: ${gap}`),
    ...impossible
      .filter((one) => reached.tried.includes(one))
      .map((one) => `said to be impossible, and tried: ${one}`),
    ...missing(REFUSALS, reached.refusals).map((gap) => `a refusal never given: ${gap}`),
    ...missing(ENDS, reached.ends).map((gap) => `an end never reached: ${gap}`),
    ...missing(NOTICES, reached.notices).map((gap) => `never announced: ${gap}`),
  ];
}
