/**
 * What a ledger tells of how it came about: what people did, in looks as the bot took them; when the bot was late; and
 * when GitHub didn't let it carry a decision out.
 *
 * The bot counts what it sees at a look, and then does what is due. So facts that have something of its own doing between
 * them were seen at different looks, and whatever was due long before it was done tells of a time in which it didn't look.
 */
import { decide } from "./decide.ts";
import type { CommandEntry, Entry, HinderedEntry } from "./entry.ts";
import type { Instant } from "./instant.ts";
import { nextDue, nextStep, timelyNotices } from "./next-step.ts";
import { BEGINNING, type Standing } from "./standing.ts";

/** Facts that were seen at one look. */
export interface Look {
  readonly at: Instant;
  /** Which of the looks at that instant, from 0. */
  readonly turn: number;
  readonly facts: readonly SeenFact[];
}

export interface SeenFact {
  readonly entry: Entry;
  /** Whether the pull request was open when it was counted. */
  readonly open: boolean;
}

/** A time in which the bot didn't do what was due. */
export interface Absence {
  readonly from: Instant;
  readonly to: Instant;
  /** Whether it had just done something at `from`, and only what was due after that had to wait. */
  readonly afterDoing: boolean;
}

export interface WhatHappened {
  readonly looks: readonly Look[];
  readonly absences: readonly Absence[];
  readonly hindrances: readonly HinderedTime[];
  /** Commands whose effect nobody can know: by what is known today they would have done what they didn't do then. */
  readonly doubtful: readonly CommandEntry[];
}

/** A time in which GitHub refused. */
export interface HinderedTime {
  readonly from: Instant;
  readonly to: Instant;
  /** Whether GitHub let it happen in the end; else nothing was to be carried out any more. */
  readonly released: boolean;
  /** What it said, oldest first: the first of it perhaps only some time after it began. */
  readonly refusals: readonly HinderedEntry[];
}

export interface LedgerKnown {
  /** By their keys, the commands that a ledger made whole from receipts only knows to have been answered. */
  readonly answered: ReadonlyMap<string, CommandEntry>;
  /** Whether of refusals in a row it only has the last, as one that was made whole has. */
  readonly condensed: boolean;
  readonly until: Instant;
}

/** The bot's own doings. Whatever it posted is among them, but for effects on the process only the warnings count. */
export function isOwnDoing(entry: Entry): boolean {
  switch (entry.kind) {
    case "posted":
    case "period-opened":
    case "decided":
    case "hindered":
    case "objection-lapsed":
      return true;
    case "pull":
      return entry.byBot && (entry.event === "merged" || entry.event === "closed");
    default:
      return false;
  }
}

/** Whether the process depends on that it was done, and so on when. */
function isStep(entry: Entry): boolean {
  return entry.kind === "posted" ? entry.about.endsWith("/warned") : isOwnDoing(entry);
}

/** Reads it off a ledger. */
export function whatHappened(ledger: readonly Entry[], known: LedgerKnown): WhatHappened {
  const story = new Story(known.condensed);
  for (const entry of ledger) {
    if (isOwnDoing(entry)) story.tellDoing(entry);
    else story.tellFact(entry, known.answered.get(entry.key));
  }
  return story.told(known.until);
}

class Story {
  #standing: Standing = BEGINNING;
  /** The newest instant so far. */
  #now: Instant = Number.NEGATIVE_INFINITY;
  /** When the bot last did something. */
  #doneAt: Instant = Number.NEGATIVE_INFINITY;
  #turn = 0;
  #dueSince: Instant | null = null;
  #hinderedSince: Instant | null = null;
  /** What carrying out depended on when it was last tried, as far as the thread tells. */
  #triedOn = "";
  readonly #looks: { at: Instant; turn: number; facts: SeenFact[] }[] = [];
  readonly #absences: Absence[] = [];
  readonly #hindrances: HinderedTime[] = [];
  #refusals: HinderedEntry[] = [];
  readonly #doubtful: CommandEntry[] = [];
  readonly #condensed: boolean;

  constructor(condensed: boolean) {
    this.#condensed = condensed;
  }

  tellFact(entry: Entry, command: CommandEntry | undefined): void {
    const at = Math.max(entry.at, this.#now);
    this.#noteDue(at);
    if (at > this.#now) this.#turn = 0;
    this.#now = at;
    this.#noteSeen(at, this.#resolve(entry, command));
    this.#count(entry, at);
    // What came in may have taken away what was due.
    if (this.#dueSince !== null && !this.#isDue(at)) this.#endAbsence(at);
  }

  tellDoing(entry: Entry): void {
    const at = Math.max(entry.at, this.#now);
    if (isStep(entry)) {
      this.#noteDue(at);
      // Where only the last of several refusals is known, the bot may have tried all the time.
      if (entry.kind === "hindered" && this.#condensed) this.#dueSince = null;
      this.#endAbsence(at);
      this.#doneAt = at;
    }
    this.#turn = at > this.#now ? 1 : this.#turn + 1;
    this.#now = at;
    if (entry.kind === "hindered") {
      this.#refusals.push(entry);
      this.#hinderedSince ??= this.#standing.motion?.decision?.at ?? at;
      this.#triedOn = conditionsOf(this.#standing);
    }
    this.#count(entry, at);
  }

  told(until: Instant): WhatHappened {
    // What hasn't been done by then will be.
    this.#noteDue(until);
    if (this.#dueSince !== null) this.#endAbsence(until + 1);
    this.#endHindrance(until, false);
    return {
      looks: this.#looks,
      absences: this.#absences,
      hindrances: this.#hindrances,
      doubtful: this.#doubtful,
    };
  }

  /** The command behind an answer. One that would have an effect by what is known today had none, and stays without. */
  #resolve(entry: Entry, command: CommandEntry | undefined): Entry {
    if (entry.kind !== "answered" || command === undefined) return entry;
    const { motion, ended } = decide(this.#standing, command);
    if (motion === this.#standing.motion && ended === this.#standing.ended) return command;
    this.#doubtful.push(command);
    return entry;
  }

  #noteSeen(at: Instant, entry: Entry): void {
    const seen = { entry, open: this.#standing.state === "open" };
    const last = this.#looks.at(-1);
    if (last?.at === at && last.turn === this.#turn) last.facts.push(seen);
    else this.#looks.push({ at, turn: this.#turn, facts: [seen] });
  }

  #count(entry: Entry, at: Instant): void {
    this.#standing = decide(this.#standing, entry);
    if (this.#standing.motion?.decision == null)
      this.#endHindrance(at, isOwnDoing(entry) && entry.kind === "pull");
    if (this.#dueSince === null && this.#isDue(at)) this.#dueSince = at;
  }

  /** Notes what time alone made due before `at`. */
  #noteDue(at: Instant): void {
    if (this.#dueSince !== null || !Number.isFinite(this.#now)) return;
    for (
      let due = nextDue(this.#standing, this.#now);
      due !== null && due < at;
      due = nextDue(this.#standing, due)
    ) {
      if (!this.#isDue(due)) continue;
      this.#dueSince = due;
      return;
    }
  }

  /** Whether something is due that the process depends on. A decision is tried again as soon as the thread has changed. */
  #isDue(now: Instant): boolean {
    const standing = this.#standing;
    const last = standing.motion?.decision?.hindrance?.circumstances ?? "";
    const circumstances = conditionsOf(standing) === this.#triedOn ? last : `${last} no more`;
    if (nextStep(standing, now, circumstances) !== null) return true;
    return (
      standing.pausedSince === null &&
      timelyNotices(standing, now).some(({ kind }) => kind === "objection-will-lapse")
    );
  }

  #endAbsence(at: Instant): void {
    const from = this.#dueSince;
    this.#dueSince = null;
    if (from !== null && from < at) this.#absences.push({ from, to: at, afterDoing: from === this.#doneAt });
  }

  #endHindrance(at: Instant, released: boolean): void {
    if (this.#hinderedSince !== null)
      this.#hindrances.push({ from: this.#hinderedSince, to: at, released, refusals: this.#refusals });
    this.#refusals = [];
    this.#hinderedSince = null;
  }
}

/** What carrying a decision out depends on, as far as the thread itself tells. */
export function conditionsOf({ draft, text }: Standing): string {
  return JSON.stringify([draft, text?.head, text?.missingSections]);
}
