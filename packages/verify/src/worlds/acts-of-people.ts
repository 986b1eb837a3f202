/**
 * What people do in a state. Of those who are alike in it one acts for all.
 */
import {
  type Command,
  type Disposition,
  type Entry,
  isStakeholder,
  type MotionContext,
  nextStep,
  type Person,
  type Standing,
  sameName,
} from "@rfckit/core";
import { type ActList, KEY } from "./act.ts";
import { SOURCE } from "./command-of.ts";
import { circumstancesOf, LATENESS, type Node, subjectOf, type World } from "./world.ts";

const NAMES = ["cost", "size", "speed"] as const;

/** Adds all that people can do next. */
export function addActsOfPeople(list: ActList): void {
  const people = new People(list);
  for (const person of representatives(list.node, list.world)) {
    if (list.world.may.outsiders || !isOutside(person, list)) people.actsOf(person);
  }
}

/** One of those who are alike: in the same groups, with the same sign-off and the same objections. */
function representatives({ standing }: Node, world: World): Person[] {
  const seen = new Map<string, Person>();
  const { motion, carried } = standing;
  const places = placesOf(world);
  for (const [index, person] of world.cast.people.entries()) {
    let alike = places[index] ?? "";
    if (motion !== null) {
      alike += motion.mover.id === person.id ? "m" : "";
      for (const { by, text } of motion.signOffs) if (by.id === person.id) alike += `s${text}`;
      for (const { by, at, resolution, seconds } of motion.objections) {
        if (by.id === person.id && resolution === null) alike += `o${at},${seconds.length}`;
      }
    }
    for (const { by } of carried.merge ?? []) if (by.id === person.id) alike += "c";
    for (const { by } of carried.close ?? []) if (by.id === person.id) alike += "d";
    if (!seen.has(alike)) seen.set(alike, person);
  }
  return [...seen.values()];
}

/** Where each person of a cast stands: in which groups, or apart. */
const placesOf = remember(({ cast }: World): string[] => {
  const { people, widened, admin, newcomer, namesake } = cast;
  return people.map((person) => {
    if (person === admin || person === newcomer || person === namesake) return `${person.id}:`;
    return `${widened.groups.map(({ members }) => (members.some(({ id }) => id === person.id) ? 1 : 0)).join("")}:`;
  });
});

function isOutside(person: Person, { node, world }: ActList): boolean {
  return person === world.cast.namesake || (person === world.cast.newcomer && !node.widened);
}

class People {
  readonly #on: ActList;

  constructor(list: ActList) {
    this.#on = list;
  }

  /** What one person can do. */
  actsOf(person: Person): void {
    const { standing } = this.#on.node;
    for (const disposition of this.#on.world.dispositions) this.#move(person, disposition);
    if (this.#on.world.may["odd-motions"]) this.#oddMotions(person);
    this.#say(person, "signs", { name: "review" });
    this.#say(person, "withdraws", { name: "unreview" });
    this.#say(person, "cancels", { name: "cancel" });
    const open = standing.motion?.objections.filter(({ resolution }) => resolution === null) ?? [];
    const room = openCount(standing) < this.#on.world.objections;
    const free = NAMES.find((name) => !open.some((objection) => sameName(objection.name, name)));
    if (free !== undefined && room) {
      this.#say(person, `objects (${free})`, { name: "object", objection: free });
      this.#asTheBotAnnounces(person, "objects", { name: "object", objection: free });
    }
    this.#asTheBotAnnounces(person, "withdraws", { name: "unreview" });
    const { secondAfter } = this.#on.world.policy.objection;
    const [first] = open;
    if (first !== undefined) {
      this.#say(person, `objects (${first.name})`, {
        name: "object",
        objection: ` ${first.name.toUpperCase()}`,
      });
    }
    for (const { name } of open) {
      this.#say(person, `resolves ${name}`, { name: "resolve", objection: name });
      if (secondAfter !== null) this.#say(person, `seconds ${name}`, { name: "second", objection: name });
    }
    this.#say(person, "resolves", { name: "resolve", objection: "" });
    if (open.length > 0)
      this.#say(person, "resolves nothing known", { name: "resolve", objection: "weight" });
    if (this.#on.world.may.ways) {
      this.#tick(person, true);
      this.#tick(person, false);
      this.#review(person);
    }
    // Talk changes nothing, whoever it is: one stakeholder's and one stranger's will do.
    const { cast, may } = this.#on.world;
    if (may.talk && (person === cast.people[0] || person === cast.namesake)) this.#talk(person);
  }

  #move(person: Person, disposition: Disposition): void {
    this.#say(person, `moves to ${disposition}`, { name: "move", disposition, reason: "" });
  }

  #oddMotions(person: Person): void {
    const command = this.#on.command(person, { name: "move", disposition: "close", reason: "" });
    for (const [label, context] of oddContexts(this.#on.world)) {
      this.#on.add(`${person.login} moves ${label}`, person, [{ ...command, context }]);
    }
  }

  #talk(person: Person): void {
    this.#say(person, "seconds cost", { name: "second", objection: "cost" });
    this.#say(person, "asks", { name: "status" });
    this.#say(person, "polls", { name: "poll", question: "Why?" });
    this.#say(person, "errs", {
      name: "unreadable",
      problem: "unknown",
      line: "@rfcbot merg",
      suggestion: "merge",
    });
    this.#say(person, "says too much", { name: "unread", count: 3 });
    this.#say(person, "asks nobody", { name: "feedback", asked: [], unknown: ["nobody"] });
    this.#say(person, "asks the admin", {
      name: "feedback",
      asked: [this.#on.world.cast.admin],
      unknown: [],
    });
    const { now } = this.#on.node;
    this.#on.add(`${this.#on.called(person)} talks`, person, [
      { kind: "spoke", key: KEY, at: now, by: person },
    ]);
    const answered: Entry = { kind: "answered", key: KEY, at: now, by: person, replied: true };
    this.#on.add(`${this.#on.called(person)} had been answered`, person, [answered]);
  }

  #say(person: Person, does: string, command: Command): void {
    this.#on.add(`${this.#on.called(person)} ${does}`, person, [this.#on.command(person, command)]);
    if (this.#on.mayBeLate() && command.name !== "move") {
      const { now } = this.#on.node;
      const entry = this.#on.command(person, command, now - LATENESS);
      this.#on.add(`${this.#on.called(person)} had, unseen: ${does}`, person, [entry]);
    }
    if (this.#on.world.may.doubt && command.name === "review") {
      this.#on.add(`${this.#on.called(person)} signs what nobody knows`, person, [
        { ...this.#on.command(person, command), text: null },
      ]);
    }
  }

  /** The bot announced a period, and only then saw what was written a moment before. */
  #asTheBotAnnounces(person: Person, does: string, command: Command): void {
    const { standing, now } = this.#on.node;
    if (!this.#on.world.may.late || standing.motion?.at === now) return;
    const step = nextStep(standing, now, circumstancesOf(this.#on.node));
    if (step?.kind !== "open-period") return;
    const motion = step.motion.number;
    const opened: Entry = { kind: "period-opened", key: KEY, at: now, motion, id: 1, url: "" };
    const label = `${this.#on.called(person)} ${does} as the bot announces`;
    this.#on.add(label, person, [this.#on.command(person, command, now - LATENESS), opened]);
  }

  #tick(person: Person, checked: boolean): void {
    const { standing, now } = this.#on.node;
    const { motion } = standing;
    if (motion === null) return;
    const label = `${this.#on.called(person)} ${checked ? "ticks" : "unticks"}`;
    const common = { kind: "tick", key: KEY, by: person, motion: motion.number, checked, url: "" } as const;
    this.#on.add(label, person, [{ ...common, at: now, text: this.#on.present }]);
  }

  #review(person: Person): void {
    const { now, widened } = this.#on.node;
    const roster = widened ? this.#on.world.cast.widened : this.#on.world.cast.roster;
    const belongs = isStakeholder(roster, person.id) ? "roster" : "none";
    const source = { ...SOURCE, kind: "review" } as const;
    const review = {
      kind: "review",
      key: KEY,
      at: now,
      by: person,
      source,
      belongs,
      text: this.#on.present,
    } as const;
    this.#on.add(`${this.#on.called(person)} approves`, person, [{ ...review, verdict: "approved" }]);
    this.#on.add(`${this.#on.called(person)} wants changes`, person, [
      { ...review, verdict: "changes-requested" },
    ]);
  }
}

/** Motions on what takes none: each is refused, for a reason of its own (D1, D2). */
const oddContexts = remember((world: World): (readonly [string, MotionContext])[] => {
  const { policy, cast } = world;
  const settings = { policy, knownLabels: ["project"] };
  const subject = subjectOf("first");
  const whole = { settings, projects: ["project"], roster: cast.roster, subject, missingSections: [] };
  const [group] = cast.roster.groups;
  const crowd: Person[] = Array.from({ length: 101 }, (_, index) => ({ id: 5000 + index, login: "crowd" }));
  const crowded = cast.roster.groups.map((each) => ({ ...each, members: [...each.members, ...crowd] }));
  return [
    ["without a configuration", { ...whole, settings: null }],
    ["without a label", { ...whole, projects: [], roster: { groups: [] } }],
    ["with one group", { ...whole, roster: { groups: group === undefined ? [] : [group] } }],
    ["with a crowd", { ...whole, roster: { groups: crowded } }],
    ["on something else", { ...whole, subject: subjectOf("foreign") }],
  ];
});

/** Reckons something once for each world. */
function remember<T>(reckon: (world: World) => T): (world: World) => T {
  const known = new Map<World, T>();
  return (world) => {
    const before = known.get(world);
    if (before !== undefined) return before;
    const now = reckon(world);
    known.set(world, now);
    return now;
  };
}

function openCount(standing: Standing): number {
  const open = standing.motion?.objections.filter(({ resolution }) => resolution === null).length ?? 0;
  return open + (standing.carried.merge?.length ?? 0) + (standing.carried.close?.length ?? 0);
}
