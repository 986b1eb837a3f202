/**
 * Everything that can happen in a state: what people do, what befalls the pull request, what GitHub does, what the
 * bot does, and time.
 *
 * What the bot does is what the process says is due, done now or later: every order of its doings and people's is
 * explored.
 */
import { type Entry, type Motion, nextDue, nextStep, timelyNotices } from "@rfckit/core";
import { type Act, ActList, KEY } from "./act.ts";
import { addActsOfPeople } from "./acts-of-people.ts";
import { offGrid } from "./state-key.ts";
import {
  circumstancesOf,
  LATENESS,
  missingIn,
  type Node,
  subjectOf,
  type Text,
  UNIT,
  type World,
} from "./world.ts";

/** All that can happen next. */
export function actsIn(node: Node, world: World): readonly Act[] {
  const list = new ActList(node, world);
  addActsOfPeople(list);
  const rest = new Rest(list);
  rest.actsOnPull();
  rest.actsOfGitHub();
  rest.actsOfTheBot();
  rest.actsOfTime();
  return list.acts;
}

class Rest {
  readonly #on: ActList;

  constructor(list: ActList) {
    this.#on = list;
  }

  /** What anybody with write access can do to the pull request. */
  actsOnPull(): void {
    const { standing, now, widened } = this.#on.node;
    const { may, texts, cast } = this.#on.world;
    if (standing.state === "open") {
      for (const text of texts) {
        if (text !== this.#on.present) this.#push(text, text, `the text becomes the ${text}`);
      }
      if (standing.motion?.decision)
        this.#push(this.#on.present, `${this.#on.present}-again`, "the same text is pushed anew");
      if (may.draft) {
        const event = standing.draft ? "ready" : "draft";
        this.#on.add(`it becomes ${event}`, null, [this.#pull(event)]);
        if (this.#on.mayBeLate() && event === "draft" && standing.motion?.at !== now) {
          this.#on.add("it had become a draft, unseen", null, [
            { ...this.#pull("draft"), at: now - LATENESS },
          ]);
        }
      }
    }
    if (may["by-hand"]) {
      if (standing.state === "open") {
        this.#on.add("somebody closes it", null, [this.#pull("closed")]);
        this.#on.add("somebody merges it", null, [this.#pull("merged"), this.#pull("closed")]);
        this.#on.add("somebody merges another text", null, [{ ...this.#pull("merged"), text: "unknown" }]);
        this.#on.add("it gets another base", null, [this.#pull("left-base")]);
      } else if (standing.state === "closed")
        this.#on.add("somebody reopens it", null, [this.#pull("reopened")]);
    }
    if (may.widen && !widened) {
      const roster: Entry = { kind: "roster", key: KEY, at: now, roster: cast.widened };
      this.#on.add("the roster is widened", null, [roster], { widened: true });
    }
    if (may.pause) {
      const paused = standing.pausedSince === null;
      this.#on.add(paused ? "it is paused" : "it goes on", null, [
        { kind: "pause", key: KEY, at: now, paused },
      ]);
    }
  }

  #push(text: Text, head: string, label: string): void {
    const { now } = this.#on.node;
    const digest = text;
    this.#on.add(label, null, [
      {
        kind: "text",
        key: KEY,
        at: now,
        head,
        digest,
        stampedAt: now,
        subject: subjectOf(text),
        missingSections: missingIn(text),
      },
    ]);
  }

  #pull(event: Extract<Entry, { kind: "pull" }>["event"], byBot = false): Extract<Entry, { kind: "pull" }> {
    const { now } = this.#on.node;
    return { kind: "pull", key: KEY, at: now, event, by: null, byBot, draft: false, text: this.#on.present };
  }

  actsOfGitHub(): void {
    const { hindered, standing } = this.#on.node;
    if (!this.#on.world.may.hinder || standing.motion === null) return;
    this.#on.add(hindered ? "GitHub is free again" : "GitHub refuses from now on", null, [], {
      hindered: !hindered,
    });
  }

  /** The bot does what is due, or is late. */
  actsOfTheBot(): void {
    const { standing, now } = this.#on.node;
    if (standing.pausedSince !== null) return;
    for (const notice of timelyNotices(standing, now)) {
      if (notice.kind !== "objection-will-lapse") continue;
      this.#on.add("the bot warns", "bot", [
        { kind: "posted", key: KEY, at: now, about: notice.about, id: 1, url: "" },
      ]);
    }
    const step = nextStep(standing, now, circumstancesOf(this.#on.node));
    if (step === null) return;
    const motion = step.motion.number;
    if (step.kind === "open-period") {
      this.#on.add("the bot announces", "bot", [
        { kind: "period-opened", key: KEY, at: now, motion, id: 1, url: "" },
      ]);
    } else if (step.kind === "decide") {
      const { because } = step;
      const head = standing.text?.head ?? "";
      const decided: Entry = {
        kind: "decided",
        key: KEY,
        at: now,
        motion,
        because,
        head,
        text: this.#on.present,
      };
      this.#on.add("the bot decides", "bot", [decided]);
    } else if (step.kind === "lapse-objection") {
      const { objection } = step;
      this.#on.add("the bot lets it lapse", "bot", [
        { kind: "objection-lapsed", key: KEY, at: now, motion, objection },
      ]);
    } else this.#carryOut(step.motion);
  }

  /** As the reconciler does it: what can be foreseen isn't tried, the rest is GitHub's to refuse. */
  #carryOut(motion: Motion): void {
    const { standing, hindered, now } = this.#on.node;
    const merge = motion.disposition === "merge";
    const foreseen = merge && (standing.draft || missingIn(this.#on.present).length > 0);
    if (hindered || foreseen) {
      const circumstances = circumstancesOf(this.#on.node);
      const common = { kind: "hindered", key: KEY, at: now, motion: motion.number, circumstances } as const;
      this.#on.add("the bot tries", "bot", [{ ...common, hindrance: standing.draft ? "draft" : "check" }]);
      return;
    }
    this.#on.add(merge ? "the bot merges" : "the bot closes", "bot", [
      this.#pull(merge ? "merged" : "closed", true),
    ]);
  }

  /** Time passes: by a day, to the moment before the next deadline, to the deadline. */
  actsOfTime(): void {
    const { standing, now } = this.#on.node;
    if (standing.motion === null && standing.pausedSince === null) return;
    if (offGrid(now)) {
      this.#on.add("+1 ms", null, [], { now: now + 1 });
      return;
    }
    // The bot may be late, but not for ever: what is due is done within a day.
    if (this.#on.node.late) return;
    this.#on.add("+1 day", null, [], { now: now + UNIT });
    const due = nextDue(standing, now);
    if (this.#on.world.may.brink && due !== null && due - now <= UNIT && due - now > 1) {
      this.#on.add("a moment before the deadline", null, [], { now: due - 1 });
    }
  }
}

/** Whether the process says that the bot has something to do now. */
export function isDue(node: Node): boolean {
  const { standing, now } = node;
  if (nextStep(standing, now, circumstancesOf(node)) !== null) return true;
  return timelyNotices(standing, now).some(({ kind }) => kind === "objection-will-lapse");
}
