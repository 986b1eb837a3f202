/**
 * Plays a scenario: step by step, with the bot at work after each, until all is told.
 *
 * Nothing here waits for real time, and nothing is random: the same scenario gives the same result, to the byte.
 */
import { type Instant, MINUTE } from "@rfckit/core";
import { act, type Deed, type Scene } from "./act.ts";
import { type Actual, lookAround } from "./actual.ts";
import { compare } from "./compare.ts";
import type { MakeEngine } from "./engine.ts";
import { parseInstant, parseLength } from "./instant-text.ts";
import { createMemoryEngine } from "./memory-engine.ts";
import type { Scenario, Step } from "./scenario.ts";
import { toFaults } from "./scenario-faults.ts";
import { openPull, type Stage, setStage } from "./stage.ts";
import { type PlacedEntry, plainEntry, readThread, type ThreadEntry } from "./thread.ts";

/** How often the reconciliation runs by itself, in virtual time. */
const SWEEP_INTERVAL = 5 * MINUTE;

export interface Failure {
  /** Counted from 1. */
  readonly step: number;
  readonly line: number;
  /** What did not hold, such as `fcp.endsAt`; the step's action where that could not be done. */
  readonly key: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

export interface Result {
  readonly name: string;
  readonly ok: boolean;
  readonly failures: readonly Failure[];
  /** How everything is in the end. As an `expect` it would hold. */
  readonly final: Actual;
  readonly thread: readonly ThreadEntry[];
  /** What the bot asked of GitHub since the pull request was opened. */
  readonly requests: { readonly reads: number; readonly writes: number };
}

/** The state of the story after one step; the first is the opening, whose `step` is `null`. */
export interface Moment {
  readonly step: Step | null;
  readonly now: Instant;
  readonly actual: Actual;
  readonly thread: readonly PlacedEntry[];
  /** What of this step did not hold. */
  readonly failures: readonly Failure[];
}

export interface PlayOptions {
  /** What plays the bot's part; the real bot on a ledger in memory where it is left out. */
  readonly makeEngine?: MakeEngine;
  /** Looks on, after each step. */
  readonly watch?: (moment: Moment) => void;
}

/** Plays a scenario to its end, whatever fails on the way. */
export async function playScenario(scenario: Scenario, options: PlayOptions = {}): Promise<Result> {
  const play = await beginPlay(scenario, options);
  try {
    for (const step of scenario.steps) await play.take(step);
    return await play.end();
  } finally {
    await play.dispose();
  }
}

/** A play that goes on for as long as somebody gives it steps. */
export interface Play {
  /** Takes one step, with the bot at work after it. */
  take(step: Step): Promise<void>;
  /** Lets the clock run on to an instant, and the bot do whatever falls due on the way. */
  passTimeTo(instant: Instant): Promise<void>;
  /** Lets the bot work off whatever has arrived. */
  settle(): Promise<void>;
  /** Shows the onlooker how everything is now. */
  look(): Promise<void>;
  /** How everything is by now. */
  end(): Promise<Result>;
  readonly now: () => Instant;
  /** Ends the engine. Nothing may be asked of the play afterwards. */
  dispose(): Promise<void>;
}

/** Sets the stage, opens the pull request, and lets the bot look at it. */
export async function beginPlay(scenario: Scenario, options: PlayOptions = {}): Promise<Play> {
  const stage = setStage(scenario, options.makeEngine ?? createMemoryEngine);
  await stage.engine.sweep();
  const pull = openPull(stage, scenario);
  await stage.engine.settle();
  const scene: Scene = {
    stage,
    pull,
    author: stage.world.addUser(scenario.pull.author).id,
    comments: new Map(),
  };
  const course = new Course(scene, options.watch ?? null);
  await course.look(null);
  let steps = 0;
  return {
    async take(step) {
      steps += 1;
      await course.take(step, steps);
      await course.look(step);
    },
    passTimeTo: (instant) => course.passTime(instant),
    settle: () => stage.engine.settle(),
    look: () => course.look(null),
    end: () => course.end(scenario.name),
    now: () => stage.clock.now(),
    dispose: async () => stage.engine.dispose?.(),
  };
}

/** How a play goes: what failed, what was refused, when the next sweep is due. */
class Course {
  readonly #scene: Scene;
  readonly #watch: ((moment: Moment) => void) | null;
  readonly #failures: Failure[] = [];
  /** How many failures the onlooker has heard of. */
  #told = 0;
  readonly #denials: PlacedEntry[] = [];
  readonly #opening: Requests;
  #lastExpect: Requests;
  #nextSweep: Instant;

  constructor(scene: Scene, watch: ((moment: Moment) => void) | null) {
    this.#scene = scene;
    this.#watch = watch;
    this.#opening = scene.stage.world.requests();
    this.#lastExpect = this.#opening;
    this.#nextSweep = scene.stage.clock.now() + SWEEP_INTERVAL;
  }

  async take(step: Step, number: number): Promise<void> {
    const { stage } = this.#scene;
    switch (step.action) {
      case "expect":
        return this.#expect(step, number);
      case "advance":
        return this.passTime(stage.clock.now() + (parseLength(step.with) ?? 0));
      case "at":
        return this.passTime(parseInstant(step.with) ?? stage.clock.now());
      case "restart":
        return stage.engine.restart();
      case "sweep":
        await stage.engine.sweep();
        break;
      case "faults":
        stage.world.setFaults(toFaults(step.with));
        break;
      default:
        this.#do(step, number);
    }
    await stage.engine.settle();
  }

  async look(step: Step | null): Promise<void> {
    const failures = this.#failures.slice(this.#told);
    this.#told = this.#failures.length;
    if (this.#watch === null) return;
    const { stage, pull } = this.#scene;
    const thread = readThread(pull.view(), this.#denials);
    this.#watch({ step, now: stage.clock.now(), actual: await this.#lookAround(), thread, failures });
  }

  async end(name: string): Promise<Result> {
    const all = since(this.#opening, this.#scene.stage.world.requests());
    return {
      name,
      ok: this.#failures.length === 0,
      failures: this.#failures,
      final: await this.#lookAround(),
      thread: readThread(this.#scene.pull.view(), this.#denials).map(plainEntry),
      requests: all,
    };
  }

  #do(deed: Deed, number: number): void {
    const outcome = act(this.#scene, deed);
    if (outcome.kind === "impossible") {
      const { line, action } = deed;
      this.#failures.push({ step: number, line, key: action, expected: outcome.needed, actual: null });
    }
    if (outcome.kind === "refused") {
      const { stage, pull } = this.#scene;
      const last = readThread(pull.view(), this.#denials).at(-1)?.order ?? 0;
      this.#denials.push({
        at: stage.clock.now(),
        by: outcome.by,
        kind: "refused",
        body: outcome.why,
        reactions: [],
        checklist: false,
        // After everything so far, and before whatever comes next.
        order: last + 1 / 1024,
        key: `refused-${number}`,
      });
    }
  }

  /** Moves the clock on, and stops wherever a timer or the sweep falls due. */
  async passTime(to: Instant): Promise<void> {
    const { clock, engine } = this.#scene.stage;
    while (clock.now() < to) {
      const due = (await engine.nextDue()) ?? to;
      const next = Math.min(to, this.#nextSweep, due > clock.now() ? due : to);
      clock.advanceTo(next);
      if (next === this.#nextSweep) {
        this.#nextSweep += SWEEP_INTERVAL;
        await engine.sweep();
      }
      await engine.settle();
    }
  }

  async #expect(step: Extract<Step, { action: "expect" }>, number: number): Promise<void> {
    for (const difference of compare(step.with, await this.#lookAround())) {
      this.#failures.push({ step: number, line: step.line, ...difference });
    }
    this.#lastExpect = this.#scene.stage.world.requests();
  }

  async #lookAround(): Promise<Actual> {
    const { stage, pull, comments } = this.#scene;
    return lookAround({
      standing: await stage.engine.standing(pull.key),
      view: pull.view(),
      comments,
      requests: since(this.#lastExpect, stage.world.requests()),
      loginOf: stage.loginOf,
    });
  }
}

type Requests = ReturnType<Stage["world"]["requests"]>;

function since(before: Requests, now: Requests): { readonly reads: number; readonly writes: number } {
  return { reads: now.reads - before.reads, writes: now.writes - before.writes };
}
