/**
 * An RFC's life that somebody plays by hand: the steps of a scenario, given one by one, to the real bot over HTTP.
 *
 * Time passes as it does outside, and jumps where somebody asks for it. Everything happens one after another: a step
 * begins once the bot has done all that the one before led to.
 */
import { type Instant, SECOND } from "@rfckit/core";
import {
  beginPlay,
  type Moment,
  type Play,
  parseScenario,
  type Scenario,
  type ScenarioProblem,
  type Step,
} from "@rfckit/simulator";
import { httpEngine } from "./http-engine.ts";
import type { Life } from "./life.ts";

/** What came of some steps: how everything was before them, and how everything was after each. */
export interface Told {
  readonly before: Moment;
  readonly moments: readonly Moment[];
}

export type Outcome =
  | { readonly ok: true; readonly told: Told }
  /** The steps can't be read. Their places are those in the list of all steps so far. */
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

export interface DevSession {
  /** Takes steps, as a scenario file has them under `steps`. */
  take(steps: readonly unknown[]): Promise<Outcome>;
  /** How everything is now, after the bot has dealt with whatever happened meanwhile. */
  look(): Promise<Moment>;
  readonly api: { readonly url: string; readonly tokenOf: (login: string) => string };
  readonly webhookUrl: string;
  readonly scene: DevScene;
  end(): Promise<void>;
}

/** Who and what there is to begin with. */
export interface DevScene {
  readonly author: string;
  readonly number: number;
  /** The RFC's path. */
  readonly file: string;
  readonly start: Instant;
  readonly groups: readonly { readonly name: string; readonly logins: readonly string[] }[];
  readonly admins: readonly string[];
}

export interface DevSessionOptions {
  /** A scenario's text: its configuration, its pull request, and the steps to begin with. */
  readonly scenario: string;
  /** The host's clock, in UTC ms. The play's goes by whole seconds, as GitHub's times do. */
  readonly hostNow: () => number;
}

/** Begins to play. Throws `RangeError` for a scenario that can't be read: parse it before. */
export async function beginDevSession(options: DevSessionOptions): Promise<DevSession> {
  const { scenario } = options;
  const hostNow = () => Math.floor(options.hostNow() / SECOND) * SECOND;
  const parsed = parseScenario(scenario);
  if (!parsed.ok) throw new RangeError("That scenario can't be read.");
  const lives: Life[] = [];
  let last: Moment | null = null;
  let wake = () => {};
  let moments: Moment[] = [];
  const play: Play = await beginPlay(parsed.value, {
    makeEngine: httpEngine({ onLife: (life) => lives.push(life), onArrival: () => wake() }),
    watch: (moment) => {
      last = moment;
      moments.push(moment);
    },
  });
  for (const step of parsed.value.steps) await play.take(step);
  /** What the host's clock must be ahead of the play's for no time to pass. */
  let offset = hostNow() - play.now();
  const given: unknown[] = [];
  let busy: Promise<unknown> = Promise.resolve();
  let waking = false;

  /** One thing after another. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = busy.then(work);
    busy = done.catch(() => {});
    return done;
  };
  /** What somebody did through the simulated GitHub's own API is answered at once, too. */
  wake = () => {
    if (waking) return;
    waking = true;
    void inTurn(async () => {
      waking = false;
      await catchUp();
    }).catch(() => {
      // Whoever asks next is told.
    });
  };
  const catchUp = async (): Promise<void> => {
    await play.passTimeTo(hostNow() - offset);
    await play.settle();
  };

  const present = async (): Promise<Moment> => {
    await catchUp();
    await play.look();
    if (last === null) throw new Error("A play is looked at from its opening on.");
    return last;
  };

  return {
    take: (steps) =>
      inTurn(async () => {
        const read = readSteps(scenario, [...given, ...steps]);
        if (!read.ok) return read;
        const before = await present();
        moments = [];
        for (const step of read.steps.slice(given.length)) await play.take(step);
        given.push(...steps);
        // A step that moved the clock on moved it for good.
        offset = hostNow() - play.now();
        return { ok: true, told: { before, moments } };
      }),
    look: () => inTurn(present),
    get api() {
      const front = lives.at(-1)?.front;
      if (front === undefined) throw new Error("The bot has not begun to live.");
      return { url: front.baseUrl, tokenOf: (login: string) => front.tokenOf(login) };
    },
    get webhookUrl() {
      return lives.at(-1)?.webhookUrl ?? "";
    },
    scene: sceneOf(parsed.value),
    end: () => inTurn(() => play.dispose()),
  };
}

function sceneOf({ pull, start, config }: Scenario): DevScene {
  const projects = Object.values(mappingOf(config["projects"]));
  const groups = projects.flatMap((project) => Object.entries(mappingOf(mappingOf(project)["groups"])));
  return {
    author: pull.author,
    number: pull.number,
    file: Object.keys(pull.files)[0] ?? "",
    start,
    groups: groups.map(([name, logins]) => ({ name, logins: namesIn(logins) })),
    admins: namesIn(config["admins"]),
  };
}

function mappingOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** Logins, without the ids that they may be pinned to. */
function namesIn(list: unknown): string[] {
  return Array.isArray(list) ? list.map((name) => String(name).replace(/#.*$/u, "")) : [];
}

/** Reads all steps given so far, so that one may name what an earlier one made. */
function readSteps(
  scenario: string,
  steps: readonly unknown[],
):
  | { readonly ok: true; readonly steps: readonly Step[] }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] } {
  const begun = parseScenario(scenario);
  const file = { name: begun.ok ? begun.value.name : "", steps };
  const parsed = parseScenario(JSON.stringify(file, null, 1));
  return parsed.ok ? { ok: true, steps: parsed.value.steps } : parsed;
}
