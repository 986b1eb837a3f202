/**
 * Standings for tests, told as stories: each is folded from entries, so that no test words what can't come about.
 */
import {
  type Command,
  type CommandEntry,
  DAY,
  DEFAULT_POLICY,
  type Entry,
  evaluate,
  type Hindrance,
  type MotionContext,
  type Person,
  type Policy,
  type PullEntry,
  type Roster,
  type Standing,
} from "@rfckit/core";

/** Monday, 5 January 2026, 09:00:00 UTC. */
export const START = Date.UTC(2026, 0, 5, 9);

const person = (id: number, login: string): Person => ({ id, login });
export const ana = person(1, "ana");
export const ben = person(2, "ben");
export const cho = person(3, "cho");
export const dee = person(4, "dee");
export const eli = person(5, "eli");
export const ada = person(6, "ada");
export const zed = person(7, "zed");

export const ROSTER: Roster = {
  groups: [
    { name: "Fastly", members: [ana, ben] },
    { name: "Arm", members: [cho] },
    { name: "Intel", members: [dee, eli] },
  ],
};

export const nameOf = (who: Person): string => who.login;
export const AT = "@rfcbot";

interface Setting {
  readonly policy?: Policy;
  readonly roster?: Roster;
}

/** Tells a story: each event by its day after `START` (a fraction is a part of a day). */
export class Story {
  readonly entries: Entry[] = [];
  readonly setting: Setting;
  private last = 100;

  constructor(setting: Setting = {}) {
    this.setting = setting;
    this.add({
      kind: "pull",
      key: "opened",
      at: START,
      event: "opened",
      by: null,
      byBot: false,
      draft: false,
      text: null,
    });
    this.push(0, "aaaaaaa1", ["Summary"]);
  }

  private add(entry: Entry): this {
    this.entries.push(entry);
    return this;
  }

  private at(day: number): number {
    return START + Math.round(day * DAY);
  }

  private digest = "";

  /** A new head, whose text has this digest. */
  push(day: number, digest: string, missingSections: readonly string[] = []): this {
    this.digest = digest;
    const subject = { kind: "new", path: "accepted/example.md" } as const;
    const at = this.at(day);
    const head = `head-${digest}`;
    return this.add({ kind: "text", key: head, at, head, digest, stampedAt: at, subject, missingSections });
  }

  say(day: number, by: Person, command: Command, more: Partial<CommandEntry> = {}): this {
    const id = ++this.last;
    const roster = this.setting.roster ?? ROSTER;
    const context: MotionContext = {
      settings: { policy: this.setting.policy ?? DEFAULT_POLICY, knownLabels: ["project-wasmtime"] },
      projects: ["project-wasmtime"],
      roster,
      subject: { kind: "new", path: "accepted/example.md" },
      missingSections: [],
    };
    return this.add({
      kind: "command",
      key: `comment/${id}`,
      at: this.at(day),
      by,
      source: { kind: "comment", id, url: urlOf(id) },
      version: 0,
      command,
      admin: by.id === ada.id,
      belongs: roster.groups.some((group) => group.members.some((member) => member.id === by.id))
        ? "roster"
        : "none",
      text: this.digest,
      ...(command.name === "move" ? { context } : {}),
      ...more,
    });
  }

  move(day: number, by: Person, disposition: "merge" | "close" | "postpone" = "merge", reason = ""): this {
    return this.say(day, by, { name: "move", disposition, reason });
  }

  sign(day: number, by: Person): this {
    return this.say(day, by, { name: "review" });
  }

  object(day: number, by: Person, objection: string): this {
    return this.say(day, by, { name: "object", objection });
  }

  resolve(day: number, by: Person, objection = ""): this {
    return this.say(day, by, { name: "resolve", objection });
  }

  announce(day: number, motion = 1): this {
    const id = ++this.last;
    return this.add({
      kind: "period-opened",
      key: `period/${id}`,
      at: this.at(day),
      motion,
      id,
      url: urlOf(id),
    });
  }

  decided(day: number, because: "period-ended" | "every-group" = "period-ended", motion = 1): this {
    const head = `head-${this.digest}`;
    return this.add({
      kind: "decided",
      key: `decided/${day}`,
      at: this.at(day),
      motion,
      because,
      head,
      text: this.digest,
    });
  }

  hinder(day: number, hindrance: Hindrance, motion = 1): this {
    return this.add({
      kind: "hindered",
      key: `hindered/${day}`,
      at: this.at(day),
      motion,
      hindrance,
      circumstances: "x",
    });
  }

  pull(day: number, event: PullEntry["event"], by: Person | null = null): this {
    const text = event === "merged" ? this.digest : null;
    return this.add({
      kind: "pull",
      key: `${event}/${day}`,
      at: this.at(day),
      event,
      by,
      byBot: by === null,
      draft: false,
      text,
    });
  }

  with(entry: (at: (day: number) => number) => Entry): this {
    return this.add(entry((day) => this.at(day)));
  }

  get standing(): Standing {
    return evaluate(this.entries);
  }
}

export function urlOf(id: number): string {
  return `https://github.example/org/rfcs/pull/1#issuecomment-${id}`;
}
