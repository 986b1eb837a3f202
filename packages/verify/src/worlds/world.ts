/**
 * A small world: a roster, a policy, and what may happen in it. Everything that people and time can do there is
 * explored, from a pull request that has just been opened.
 *
 * Worlds are small on purpose, each about a few rules; together they reach every transition of the process.
 */
import {
  DAY,
  DEFAULT_POLICY,
  type Disposition,
  type Instant,
  type Person,
  type Policy,
  type Roster,
  type Standing,
  type Subject,
} from "@rfckit/core";

export interface World {
  readonly name: string;
  /** What it is about, in a few words. */
  readonly about: string;
  readonly cast: Cast;
  readonly policy: Policy;
  readonly dispositions: readonly Disposition[];
  readonly texts: readonly Text[];
  /** At most so many objections are open at one time, those that await a next motion among them. */
  readonly objections: number;
  readonly may: Readonly<Partial<Record<Liberty, true>>>;
  /** Where it begins, if not with a pull request that has just been opened. */
  readonly beginning?: (fresh: Standing, world: World) => Standing;
}

/** What isn't allowed in every world, since each multiplies the states. */
export type Liberty =
  /** Drafts, and back. */
  | "draft"
  /** Closing, merging and reopening by hand. */
  | "by-hand"
  /** GitHub refuses to merge or close, and stops refusing. */
  | "hinder"
  /** The roster becomes another one while a motion is on the table. */
  | "widen"
  /** The bot is paused. */
  | "pause"
  /** Facts that the bot sees after it has acted, though they were written before. */
  | "late"
  /** Signing without anybody knowing which text. */
  | "doubt"
  /** Motions that name what GitHub's side lacks: no configuration, no label, and so on. */
  | "odd-motions"
  /** People from outside try everything, too: nothing comes of it. */
  | "outsiders"
  /** Signing by ticks and reviews too. */
  | "ways"
  /** The moment before a deadline. */
  | "brink"
  /** Commands that can't be read, and questions. */
  | "talk";

/** What is in the pull request: a full text (two of them), one without a section, one with a foreign file. */
export type Text = "first" | "second" | "partial" | "foreign";

export interface Cast {
  readonly roster: Roster;
  /** The roster after the configuration changed: somebody new has come in. */
  readonly widened: Roster;
  /** Everybody who may act, in the order of the keys. */
  readonly people: readonly Person[];
  readonly admin: Person;
  readonly newcomer: Person;
  /** Bears a stakeholder's login, and is somebody else (D32). */
  readonly namesake: Person;
}

/** Where exploring has come to. */
export interface Node {
  readonly standing: Standing;
  readonly now: Instant;
  /** Whether GitHub refuses to merge or close. */
  readonly hindered: boolean;
  /** Whether the configuration has changed. */
  readonly widened: boolean;
  /** Whether what is due now was due a day ago already: then the bot acts before more time passes. */
  readonly late: boolean;
}

/** A day before clocks change in many places: whoever reckons in local days is an hour off. */
export const BEGINNING_OF_TIME: Instant = Date.UTC(2026, 2, 7, 9);

/** How long the shortest wait is. */
export const UNIT = DAY;

/** Half of that before now: after what happened earlier, and before what the bot has just done. */
export const LATENESS = DAY / 2;

/** A policy of few days, so that every day of it can be looked at. */
export const SHORT_POLICY: Policy = {
  ...DEFAULT_POLICY,
  fcp: { ...DEFAULT_POLICY.fcp, length: 3 * DAY, changeGrace: DAY },
};

const FIRST_ID = 11;

/** A cast from groups of first names; the same name in two groups is one person. */
export function makeCast(groups: Readonly<Record<string, readonly string[]>>): Cast {
  const ids = new Map<string, Person>();
  const person = (login: string): Person => {
    const before = ids.get(login) ?? { id: FIRST_ID + ids.size, login };
    ids.set(login, before);
    return before;
  };
  const roster: Roster = {
    groups: Object.entries(groups).map(([name, logins]) => ({ name, members: logins.map(person) })),
  };
  const stakeholders = [...ids.values()];
  const admin = { id: 91, login: "ada" };
  const newcomer = { id: 92, login: "new" };
  const namesake = { id: 93, login: stakeholders[0]?.login ?? "" };
  const [first, ...rest] = roster.groups;
  const widened: Roster = {
    groups: first === undefined ? [] : [{ ...first, members: [...first.members, newcomer] }, ...rest],
  };
  return { roster, widened, people: [...stakeholders, admin, newcomer, namesake], admin, newcomer, namesake };
}

export function subjectOf(text: Text): Subject {
  if (text !== "foreign") return { kind: "new", path: "accepted/example.md" };
  return { kind: "upkeep", because: { kind: "other-files", paths: [".github/rfcbot.yml"] } };
}

export function missingIn(text: Text): readonly string[] {
  return text === "partial" ? ["Rationale and alternatives"] : [];
}

/** What carrying out depends on, as the bot sees it (D20). */
export function circumstancesOf({ standing, hindered }: Node): string {
  return `${hindered} ${standing.draft} ${standing.text?.head}`;
}
