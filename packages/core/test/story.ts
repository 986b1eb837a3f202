/**
 * A builder for the core's tests: a story of who did what when, told in one line each, folded as it is told.
 *
 * Three groups unless said otherwise: Fastly (ana, ben), Arm (cho), Intel (dee, eli); ada is an admin, zed the
 * author and a stranger.
 */
import {
  BEGINNING,
  type Belonging,
  type Command,
  DEFAULT_POLICY,
  type Disposition,
  decide,
  describe,
  type Entry,
  HOUR,
  type Instant,
  isStakeholder,
  nextStep,
  type Person,
  type Policy,
  type Refusal,
  type Roster,
  type Standing,
  type Step,
  type Subject,
} from "../src/index.ts";

export const START: Instant = Date.UTC(2026, 0, 5, 9);

const LOGINS = ["ana", "ben", "cho", "dee", "eli", "ada", "zed", "fay"] as const;
export type Login = (typeof LOGINS)[number];

export function person(login: Login): Person {
  return { id: LOGINS.indexOf(login) + 1, login };
}

export function roster(groups: Record<string, readonly Login[]>): Roster {
  return { groups: Object.entries(groups).map(([name, logins]) => ({ name, members: logins.map(person) })) };
}

export const THREE_GROUPS = roster({ Fastly: ["ana", "ben"], Arm: ["cho"], Intel: ["dee", "eli"] });

export interface Setting {
  readonly roster?: Roster;
  readonly policy?: Policy;
  readonly subject?: Subject;
  readonly missingSections?: readonly string[];
  readonly draft?: boolean;
}

export class Story {
  standing: Standing = BEGINNING;
  now: Instant = START;
  readonly entries: Entry[] = [];
  #count = 0;
  #text = "text-1";
  readonly #setting: Required<Setting>;

  constructor(setting: Setting = {}) {
    this.#setting = {
      roster: THREE_GROUPS,
      policy: DEFAULT_POLICY,
      subject: { kind: "new", path: "accepted/example.md" },
      missingSections: [],
      draft: false,
      ...setting,
    };
    this.add({
      kind: "pull",
      ...this.#fact(),
      event: "opened",
      by: null,
      byBot: false,
      draft: this.#setting.draft,
      text: null,
    });
    this.push(this.#text);
  }

  add(entry: Entry): this {
    this.entries.push(entry);
    this.standing = decide(this.standing, entry);
    return this;
  }

  #fact() {
    this.#count += 1;
    return { key: `fact-${this.#count}`, at: this.now };
  }

  /**
   * A command; `text` is the one its author had in front of them, the present one unless said, and `belongs` what
   * the labels of the present make of them.
   */
  says(
    login: Login,
    command: Command,
    more: {
      at?: Instant;
      text?: string | null;
      version?: number;
      comment?: number;
      belongs?: Belonging;
    } = {},
  ): this {
    const fact = this.#fact();
    const id = more.comment ?? this.#count;
    const by = person(login);
    const { roster, policy, subject, missingSections } = this.#setting;
    const context = {
      settings: { policy, knownLabels: ["project"] },
      projects: ["project"],
      roster,
      subject,
      missingSections,
    };
    return this.add({
      kind: "command",
      key: fact.key,
      at: more.at ?? this.now,
      by,
      source: { kind: "comment", id, url: `#${id}` },
      version: more.version ?? 0,
      command,
      admin: login === "ada",
      belongs: more.belongs ?? (isStakeholder(roster, by.id) ? "roster" : "none"),
      text: more.text === undefined ? this.#text : more.text,
      ...(command.name === "move" ? { context } : {}),
    });
  }

  moves(login: Login, disposition: Disposition = "merge", reason = ""): this {
    return this.says(login, { name: "move", disposition, reason });
  }

  signs(...logins: Login[]): this {
    for (const login of logins) this.says(login, { name: "review" });
    return this;
  }

  objects(login: Login, objection: string, at: Instant = this.now): this {
    return this.says(login, { name: "object", objection }, { at });
  }

  resolves(login: Login, objection = ""): this {
    return this.says(login, { name: "resolve", objection });
  }

  happens(
    event: "draft" | "ready" | "closed" | "reopened" | "merged" | "left-base",
    byBot = false,
    more: { at?: Instant; text?: string | null } = {},
  ): this {
    return this.add({
      kind: "pull",
      ...this.#fact(),
      at: more.at ?? this.now,
      event,
      by: person("zed"),
      byBot,
      draft: false,
      text: more.text === undefined ? this.#text : more.text,
    });
  }

  push(digest: string, more: { head?: string; subject?: Subject } = {}): this {
    this.#text = digest;
    const { subject, missingSections } = this.#setting;
    return this.add({
      kind: "text",
      ...this.#fact(),
      head: more.head ?? `head-of-${digest}`,
      digest,
      stampedAt: this.now,
      subject: more.subject ?? subject,
      missingSections,
    });
  }

  tick(login: Login, checked = true, more: { at?: Instant; motion?: number } = {}): this {
    return this.add({
      kind: "tick",
      ...this.#fact(),
      at: more.at ?? this.now,
      by: person(login),
      motion: more.motion ?? this.standing.motion?.number ?? 0,
      checked,
      text: this.#text,
      url: "#box",
    });
  }

  reviews(
    login: Login,
    verdict: "approved" | "changes-requested" = "approved",
    at: Instant = this.now,
  ): this {
    const { key } = this.#fact();
    const source = { kind: "review", id: this.#count, url: `#review-${this.#count}` } as const;
    const belongs = isStakeholder(this.#setting.roster, person(login).id) ? "roster" : "none";
    return this.add({
      kind: "review",
      key,
      at,
      by: person(login),
      source,
      verdict,
      belongs,
      text: this.#text,
    });
  }

  wait(duration: number): this {
    this.now += duration;
    return this;
  }

  due(circumstances = "as before"): Step["kind"] | null {
    return nextStep(this.standing, this.now, circumstances)?.kind ?? null;
  }

  /** Does what is due, as the bot would, until nothing is. Carrying out succeeds unless `hindered`. */
  bot(hindered = false): this {
    for (let rounds = 0; rounds < 20; rounds += 1) {
      const step = nextStep(this.standing, this.now, hindered ? "hindered" : "free");
      if (step === null) return this;
      const motion = step.motion.number;
      if (step.kind === "open-period")
        this.add({ kind: "period-opened", ...this.#fact(), motion, id: this.#count, url: "#fcp" });
      if (step.kind === "decide") {
        const head = this.standing.text?.head ?? "";
        this.add({ kind: "decided", ...this.#fact(), motion, because: step.because, head, text: this.#text });
      }
      if (step.kind === "lapse-objection") {
        this.add({ kind: "objection-lapsed", ...this.#fact(), motion, objection: step.objection });
      }
      if (step.kind !== "carry-out") continue;
      if (hindered)
        this.add({
          kind: "hindered",
          ...this.#fact(),
          motion,
          hindrance: "check",
          circumstances: "hindered",
        });
      else this.happens(step.motion.disposition === "merge" ? "merged" : "closed", true);
    }
    throw new Error("the bot never came to rest");
  }

  pause(paused: boolean): this {
    return this.add({ kind: "pause", ...this.#fact(), paused });
  }

  posted(about: string): this {
    return this.add({ kind: "posted", ...this.#fact(), about, id: this.#count, url: "#posted" });
  }

  get phase(): string {
    return describe(this.standing).phase;
  }

  get signed(): string {
    return describe(this.standing)
      .signedOff.map(({ login }) => login)
      .join(" ");
  }

  get awaiting(): string {
    return describe(this.standing).awaitingGroups.join(" ");
  }

  /** Hours from now to the end of the running period. */
  get hoursLeft(): number | null {
    const { fcp } = describe(this.standing);
    return fcp === null ? null : (fcp.endsAt - this.now) / HOUR;
  }

  /** Somebody has written something that is no command. */
  speaks(login: Login, at: Instant = this.now): this {
    return this.add({ kind: "spoke", ...this.#fact(), at, by: person(login) });
  }

  /** How the last command was answered. */
  get answer(): "done" | "answered" | Refusal {
    const outcome = this.standing.answers.at(-1)?.outcome;
    if (outcome === undefined) throw new Error("no command was counted");
    return outcome.kind === "refused" ? outcome.refusal : outcome.kind;
  }

  get refusal(): Refusal["kind"] | null {
    const { answer } = this;
    return typeof answer === "string" ? null : answer.kind;
  }

  get notices(): string {
    return this.standing.notices.map((notice) => notice.kind).join(" ");
  }
}
