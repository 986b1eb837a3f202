/**
 * A bot on the real core that sees every fact at once and does what is due in the very instant.
 *
 * The pretended GitHub here is as small as can be: open, closed or merged, a draft or not, refusing or not. What GitHub
 * would not let happen (closing twice, opening again what is merged) does not happen.
 */
import {
  BEGINNING,
  type Command,
  DAY,
  DEFAULT_POLICY,
  decide,
  type Entry,
  isStakeholder,
  type Motion,
  nextDue,
  nextStep,
  type Person,
  type Policy,
  presentText,
  type Roster,
  type Standing,
  type Step,
} from "@rfckit/core";
import { LOGINS, type Numbers } from "./random-history.ts";
import type { Fact, Settings } from "./second-opinion.ts";

const SUBJECT = { kind: "new", path: "accepted/example.md" } as const;
const BOT: Person = { id: 99, login: "rfcbot" };

export class PromptBot {
  standing: Standing = BEGINNING;
  /** Everything that was counted, in its order. */
  readonly entries: Entry[] = [];
  #pull: "open" | "closed" | "merged" = "open";
  #hindered = false;
  #keys = 0;
  readonly #roster: Roster;
  readonly #policy: Policy;
  readonly #admins: readonly number[];

  constructor(groups: Settings["groups"], admins: readonly number[], unusual: Partial<Numbers>) {
    this.#roster = {
      groups: Object.entries(groups).map(([name, ids]) => ({ name, members: ids.map(person) })),
    };
    this.#policy = policyOf(unusual);
    this.#admins = admins;
  }

  /** Counts a fact, at its own instant. */
  see(fact: Fact): void {
    switch (fact.did) {
      case "hinder":
      case "unhinder":
        this.#hindered = fact.did === "hinder";
        break;
      case "draft":
      case "ready":
        if (this.standing.draft !== (fact.did === "draft")) this.#changePull(fact.at, fact.did, fact.by);
        break;
      case "close by hand":
        if (this.#pull === "open") this.#changePull(fact.at, "closed", fact.by);
        break;
      case "merge by hand":
        if (this.#pull === "open") this.#changePull(fact.at, "merged", fact.by);
        break;
      case "reopen":
        if (this.#pull === "closed") this.#changePull(fact.at, "reopened", fact.by);
        break;
      case "push":
        this.#push(fact);
        break;
      case "tick":
      case "untick":
        this.#tick(fact);
        break;
      case "approve":
        this.#approve(fact);
        break;
      default:
        this.#say(fact, commandOf(fact));
    }
  }

  /** Does what is due at `now`, until nothing is; tells whether more came of it than another failure. */
  act(now: number): boolean {
    let changed = false;
    for (let rounds = 0; rounds < 9; rounds += 1) {
      const step = nextStep(this.standing, now, this.#circumstances);
      if (step === null) break;
      changed = this.#take(step, now) || changed;
    }
    return changed;
  }

  /** The next instant after `now` at which time alone changes something, or `null`. */
  due(now: number): number | null {
    return nextDue(this.standing, now);
  }

  #take(step: Step, at: number): boolean {
    const motion = step.motion.number;
    const fact = this.#fact(at);
    switch (step.kind) {
      case "open-period":
        this.#count({ ...fact, kind: "period-opened", motion, id: this.#keys, url: "" });
        return true;
      case "decide": {
        const head = this.standing.text?.head ?? "";
        this.#count({ ...fact, kind: "decided", motion, because: step.because, head, text: this.#text });
        return true;
      }
      case "lapse-objection":
        this.#count({ ...fact, kind: "objection-lapsed", motion, objection: step.objection });
        return true;
      case "carry-out": {
        const hindrance = this.#hindrance(step.motion);
        if (hindrance === null) {
          this.#changePull(at, step.motion.disposition === "merge" ? "merged" : "closed", null);
          return true;
        }
        const circumstances = this.#circumstances;
        this.#count({ ...fact, kind: "hindered", motion, hindrance, circumstances });
        return false;
      }
    }
  }

  /** Why the decision can't be carried out now (D8, D20), or `null`: what can be foreseen, as the bot does, then GitHub. */
  #hindrance({ disposition }: Motion): "check" | "draft" | "form" | null {
    if (disposition === "merge") {
      if (this.standing.text?.missingSections.length !== 0) return "form";
      if (this.standing.draft) return "draft";
    }
    return this.#hindered ? "check" : null;
  }

  get #circumstances(): string {
    return `${this.#hindered} ${this.standing.draft} ${this.standing.text?.head}`;
  }

  get #text(): string | null {
    return presentText(this.standing);
  }

  #say({ at, by }: Fact, command: Command): void {
    const context = {
      settings: { policy: this.#policy, knownLabels: ["project"] },
      projects: ["project"],
      roster: this.#roster,
      subject: SUBJECT,
      missingSections: this.standing.text?.missingSections ?? [],
    };
    this.#count({
      ...this.#fact(at),
      kind: "command",
      by: person(by),
      source: { kind: "comment", id: this.#keys, url: "" },
      version: 0,
      command,
      admin: this.#admins.includes(by),
      belongs: this.#belongs(by),
      text: this.#text,
      ...(command.name === "move" ? { context } : {}),
    });
  }

  #tick({ at, by, did }: Fact): void {
    const { motion, ended } = this.standing;
    const box = { motion: motion?.number ?? ended.length, checked: did === "tick", url: "" };
    this.#count({ ...this.#fact(at), kind: "tick", by: person(by), ...box, text: this.#text });
  }

  #approve({ at, by, text }: Fact & { readonly did: "approve" }): void {
    const fact = this.#fact(at);
    const source = { kind: "review", id: this.#keys, url: "" } as const;
    const review = { verdict: "approved", belongs: this.#belongs(by), text: text ?? this.#text } as const;
    this.#count({ ...fact, kind: "review", by: person(by), source, ...review });
  }

  #push({ at, text, complete }: Fact & { readonly did: "push" }): void {
    const fact = this.#fact(at);
    const missingSections = complete ? [] : ["Summary"];
    const file = { digest: text, stampedAt: at, subject: SUBJECT, missingSections };
    this.#count({ ...fact, kind: "text", head: `head-${this.#keys}`, ...file });
  }

  /** What a person does to the pull request, or the bot (`null`). */
  #changePull(at: number, event: "draft" | "ready" | Changed, by: number | null): void {
    if (event === "closed" || event === "merged") this.#pull = event;
    if (event === "reopened") this.#pull = "open";
    const who = by === null ? BOT : person(by);
    const text = event === "merged" ? this.#text : null;
    const more = { by: who, byBot: by === null, draft: false, text };
    this.#count({ ...this.#fact(at), kind: "pull", event, ...more });
  }

  #belongs(user: number): "roster" | "none" {
    return isStakeholder(this.#roster, user) ? "roster" : "none";
  }

  #fact(at: number): { readonly key: string; readonly at: number } {
    this.#keys += 1;
    return { key: `fact-${this.#keys}`, at };
  }

  #count(entry: Entry): void {
    this.entries.push(entry);
    this.standing = decide(this.standing, entry);
  }
}

type Changed = "closed" | "merged" | "reopened";

function commandOf(fact: Fact): Command {
  switch (fact.did) {
    case "merge":
    case "close":
    case "postpone":
      return { name: "move", disposition: fact.did, reason: "" };
    case "sign":
      return { name: "review" };
    case "object":
      return { name: "object", objection: fact.name };
    case "resolve":
      return { name: "resolve", objection: fact.name ?? "" };
    case "unreview":
    case "cancel":
      return { name: fact.did };
    default:
      throw new Error(`${fact.did} is no command`);
  }
}

const PEOPLE = new Map<number, Person>();

function person(id: number): Person {
  const known = PEOPLE.get(id) ?? { id, login: LOGINS[id] ?? `user-${id}` };
  PEOPLE.set(id, known);
  return known;
}

/** The core's own default, but for what is unusual: so a default that isn't the specification's shows. */
function policyOf({ days, minimum, changeGrace, onChange, reviews, resolvers }: Partial<Numbers>): Policy {
  const { fcp, objection, signOffByReview } = DEFAULT_POLICY;
  return {
    ...DEFAULT_POLICY,
    fcp: {
      ...fcp,
      length: days === undefined ? fcp.length : days * DAY,
      minimum: minimum ?? fcp.minimum,
      changeGrace: changeGrace ?? fcp.changeGrace,
      onChange: onChange ?? fcp.onChange,
    },
    signOffByReview: reviews ?? signOffByReview,
    objection: { ...objection, resolvers: resolvers ?? objection.resolvers },
  };
}
