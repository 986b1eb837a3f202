/**
 * A thread told again under another policy: what people did, at the instants at which they did it, and the bot's own
 * doings as they would then have been due.
 *
 * Under the policy that it really had, this is what happened. Under another one it is what would have followed from what
 * people did; they might have done something else.
 */
import { decide } from "./decide.ts";
import type { CommandEntry, Entry, HinderedEntry, Hindrance } from "./entry.ts";
import type { Instant } from "./instant.ts";
import { nextDue, nextStep, type Step, TRY_AGAIN_AFTER, timelyNotices } from "./next-step.ts";
import { about } from "./notice.ts";
import type { Person } from "./stakeholder.ts";
import { BEGINNING, type Standing } from "./standing.ts";
import { conditionsOf, isOwnDoing, type Look, type WhatHappened, whatHappened } from "./what-happened.ts";

export interface ReplayOptions {
  /** The commands behind answers of which a ledger that was made whole knows no more, by their keys. */
  readonly answered?: ReadonlyMap<string, CommandEntry>;
  /** Whether the ledger was made whole: then it has only the last of refusals in a row. */
  readonly condensed?: boolean;
  /** A fact as it would be under the other configuration; unchanged where this is left out. */
  readonly as?: (entry: Entry) => Entry;
  /** The instant of the thread's last reading. What comes after it is only looked ahead to. */
  readonly until: Instant;
}

export interface Replay {
  /** What would be in the ledger by then: facts, and the bot's doings that the process depends on. */
  readonly entries: readonly Entry[];
  /** How it would stand by then. */
  readonly standing: Standing;
  /** What would follow after that if nobody did anything any more. */
  readonly ahead: readonly Entry[];
  /** What people did after the pull request would have been merged or closed: it would not have happened like that. */
  readonly leftOut: readonly Entry[];
  /** Commands whose effect nobody can know. */
  readonly doubtful: readonly CommandEntry[];
}

/** The farthest that is looked ahead, in instants at which something happens. */
const FARTHEST = 1000;

/** Tells a ledger again. */
export function replay(ledger: readonly Entry[], options: ReplayOptions): Replay {
  const { answered = new Map(), condensed = false, until } = options;
  const happened = whatHappened(ledger, { answered, condensed, until });
  const telling = new Telling(happened, ledger, options.as ?? ((entry) => entry));
  telling.run(happened.looks, options.until);
  const { entries, standing } = telling;
  return {
    entries: [...entries],
    standing,
    ahead: telling.lookAhead(options.until),
    leftOut: telling.leftOut,
    doubtful: happened.doubtful,
  };
}

class Telling {
  standing: Standing = BEGINNING;
  readonly entries: Entry[] = [];
  readonly leftOut: Entry[] = [];
  readonly #happened: WhatHappened;
  readonly #as: (entry: Entry) => Entry;
  /** What the bot really did, by its key: the same doing has the same address. */
  readonly #done: ReadonlyMap<string, Entry>;
  readonly #bot: Person | null;
  /** When it goes on with what it didn't come to. */
  #waitsUntil: Instant | null = null;

  constructor(happened: WhatHappened, ledger: readonly Entry[], as: (entry: Entry) => Entry) {
    this.#happened = happened;
    this.#as = as;
    const own = ledger.filter(isOwnDoing);
    this.#done = new Map(own.map((entry) => [entry.key, entry]));
    this.#bot =
      own.flatMap((entry) => (entry.kind === "pull" && entry.by !== null ? [entry.by] : []))[0] ?? null;
  }

  run(looks: readonly Look[], until: Instant): void {
    const left = [...looks];
    let now = left[0]?.at ?? until;
    for (;;) {
      const [next] = left;
      const wake = this.#nextWake(now);
      const at = Math.min(next?.at ?? Number.POSITIVE_INFINITY, wake ?? Number.POSITIVE_INFINITY);
      if (at > until || !Number.isFinite(at)) return;
      now = at;
      if (this.#waitsUntil !== null && this.#waitsUntil <= now) this.#waitsUntil = null;
      // What the bot did before it looked again at this very instant it does before.
      if (next === undefined || next.at > now || next.turn > 0) this.#act(now);
      while (left[0]?.at === now) {
        this.#see(left.shift() as Look);
        this.#act(now);
      }
    }
  }

  /** What time alone would bring, on to its end. */
  lookAhead(from: Instant): Entry[] {
    const known = this.entries.length;
    let now = from;
    this.#act(now);
    for (let steps = 0; steps < FARTHEST; steps += 1) {
      const hindered = this.standing.motion?.decision?.hindrance ?? null;
      const wake = hindered === null ? this.#nextWake(now) : null;
      if (wake === null || !Number.isFinite(wake)) break;
      now = wake;
      this.#waitsUntil = null;
      this.#act(now);
    }
    return this.entries.splice(known);
  }

  #see({ facts }: Look): void {
    for (const { entry, open } of facts) {
      const ended = this.standing.state !== "open";
      if (ended && open) this.leftOut.push(entry);
      // What is open already isn't opened again.
      else if (entry.kind === "pull" && entry.event === "reopened" && !ended) continue;
      else this.#count(this.#as(entry));
    }
  }

  /** Does what is due, one thing after the other, as soon as the bot was there to do it. */
  #act(now: Instant): void {
    for (let first = true; ; first = false) {
      const due = this.#due(now);
      if (due === null) return;
      const at = first ? this.#attends(now) : this.#goesOn(now);
      if (at > now) {
        this.#waitsUntil = at;
        return;
      }
      this.#count(due);
    }
  }

  #due(now: Instant): Entry | null {
    const { standing } = this;
    const step = nextStep(standing, now, this.#circumstances(now));
    if (step !== null) return this.#take(step, now);
    const warning = timelyNotices(standing, now).find(({ kind }) => kind === "objection-will-lapse");
    if (warning === undefined || standing.pausedSince !== null) return null;
    const key = `posted/${warning.about}`;
    return { kind: "posted", key, at: now, about: warning.about, id: 0, url: "" };
  }

  #take(step: Step, at: Instant): Entry {
    const motion = step.motion.number;
    const text = this.standing.text?.digest ?? null;
    const head = this.standing.text?.head ?? "";
    switch (step.kind) {
      case "open-period": {
        const key = about.period(motion, step.motion.periods + 1);
        const real = this.#done.get(key);
        const where = real?.kind === "period-opened" ? { id: real.id, url: real.url } : { id: 0, url: "" };
        return { kind: "period-opened", key, at, motion, ...where };
      }
      case "decide": {
        const key = `decided/${motion}/${step.motion.decisions + 1}`;
        return { kind: "decided", key, at, motion, because: step.because, head, text };
      }
      case "lapse-objection": {
        const { objection } = step;
        return { kind: "objection-lapsed", key: `lapsed/${motion}/${objection}`, at, motion, objection };
      }
      case "carry-out":
        return this.#carryOut(step, at);
    }
  }

  #carryOut({ motion }: Extract<Step, { readonly kind: "carry-out" }>, at: Instant): Entry {
    const hindrance = this.#hindrance(at);
    if (hindrance !== null) {
      const key = `hindered/${motion.number}/${motion.decisions}/${at}`;
      const circumstances = this.#circumstances(at);
      return { kind: "hindered", key, at, motion: motion.number, hindrance, circumstances };
    }
    return {
      kind: "pull",
      key: `carried-out/${motion.number}/${motion.decisions}`,
      at,
      event: motion.disposition === "merge" ? "merged" : "closed",
      by: this.#bot,
      byBot: true,
      draft: false,
      text: motion.decision?.text ?? null,
    };
  }

  /** Why a decision couldn't be carried out at that instant: by what the thread itself tells, or as GitHub said at that time. */
  #hindrance(at: Instant): Hindrance | null {
    const { motion, draft, text } = this.standing;
    if (motion === null) return null;
    if (!motion.policy.merge.enabled) return "merging-off";
    if (motion.disposition === "merge") {
      if ((text?.missingSections.length ?? 0) > 0) return "form";
      if (draft) return "draft";
    }
    return this.#refusalAt(at)?.hindrance ?? null;
  }

  /** GitHub's last word at that instant, while it stood. What follows from the thread itself isn't asked of GitHub. */
  #refusalAt(at: Instant): Pick<HinderedEntry, "key" | "hindrance" | "circumstances"> | null {
    const time = this.#happened.hindrances.findLast(
      ({ from, to, released }) => from <= at && (released ? at < to : at <= to),
    );
    if (time === undefined) return null;
    const last = time.refusals.findLast((entry) => entry.at <= at);
    // It refused; what it said first is no longer known.
    if (last === undefined) return { key: "", hindrance: "unknown", circumstances: "" };
    return ["merging-off", "form", "draft"].includes(last.hindrance) ? null : last;
  }

  /** What carrying out depends on, as far as it is known. */
  #circumstances(at: Instant): string {
    const refusal = this.#refusalAt(at);
    return JSON.stringify([conditionsOf(this.standing), refusal?.key, refusal?.circumstances]);
  }

  #count(entry: Entry): void {
    this.entries.push(entry);
    this.standing = decide(this.standing, entry);
  }

  /** When the bot looked at or after an instant. */
  #attends(at: Instant): Instant {
    const absence = this.#happened.absences.find(
      ({ from, to, afterDoing }) => (afterDoing ? from < at : from <= at) && at < to,
    );
    return absence === undefined ? at : absence.to;
  }

  /** When it went on after it had done something at an instant. */
  #goesOn(at: Instant): Instant {
    const absence = this.#happened.absences.find(
      ({ from, to, afterDoing }) => afterDoing && from === at && at < to,
    );
    return absence === undefined ? at : absence.to;
  }

  /** The next instant at which something may be due. */
  #nextWake(now: Instant): Instant | null {
    if (this.#waitsUntil !== null) return this.#waitsUntil;
    const { hindrances } = this.#happened;
    const refusals = hindrances.flatMap((time) => time.refusals);
    const hindered = this.standing.motion?.decision?.hindrance ?? null;
    const due = nextDue(this.standing, now);
    const later = [
      ...(due === null ? [] : [due]),
      ...(hindered === null
        ? []
        : [
            ...refusals.map(({ at }) => at),
            ...hindrances.filter(({ released }) => released).map(({ to }) => to),
            hindered.at + TRY_AGAIN_AFTER,
          ]),
    ].filter((instant) => instant > now);
    return later.length === 0 ? null : Math.min(...later);
  }
}
