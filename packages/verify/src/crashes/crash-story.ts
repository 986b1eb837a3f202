/**
 * One story, with every death in it and every pair of deaths close to each other.
 *
 * A dead process remembers nothing: what comes after its death depends only on the instant, on GitHub and on the
 * ledger. So of all deaths that leave the same legacy behind one is played to the end, and stands for the others.
 */
import { formatScenarioProblem, parseScenario, type Scenario } from "@rfckit/simulator";
import type { Finding, Job } from "../proof.ts";
import { compareRemains } from "./compare-remains.ts";
import { type Death, deathsIn, type Effect, tellDeaths } from "./death.ts";
import { Names } from "./legacy.ts";
import { type Played, playMortal } from "./play-mortal.ts";
import type { Story } from "./stories/index.ts";

/** The second death comes at most this many effects after the first. */
const APART = 60;

/** Kills the bot everywhere in a story. */
export async function crashStory({ name, text }: Story, job: Job): Promise<Finding> {
  const read = parseScenario(text);
  if (!read.ok) {
    const what = read.problems.map((problem) => formatScenarioProblem(problem, name)).join(" ");
    return { counts: {}, complete: false, failures: [{ what, history: name }] };
  }
  return new Crashes(name, read.value, job).tryAll();
}

class Crashes {
  readonly #name: string;
  readonly #scenario: Scenario;
  readonly #job: Job;
  readonly #names = new Names();
  /** By the legacy of a first death: what the process after it did. */
  readonly #lives = new Map<string, readonly Effect[]>();
  /** The legacies of the second deaths that were played. */
  readonly #seconds = new Set<string>();
  #undisturbed: Played | null = null;
  readonly #counts = { single: 0, double: 0, steps: 0, played: 0 };

  constructor(name: string, scenario: Scenario, job: Job) {
    this.#name = name;
    this.#scenario = scenario;
    this.#job = job;
  }

  async tryAll(): Promise<Finding> {
    // Whoever would compare with a story that goes wrong by itself would prove nothing.
    const failure = (await this.#try([])) ?? (await this.#trySingles()) ?? (await this.#tryPairs());
    const failures = failure === null || failure === "late" ? [] : [failure];
    return { counts: this.#counts, complete: failure === null, failures };
  }

  async #trySingles(): Promise<Outcome> {
    for (const { death, leaves } of deathsIn(this.#firstLife())) {
      if (!this.#lives.has(leaves)) {
        const failure = await this.#try([death], leaves);
        if (failure !== null) return failure;
      }
      this.#counts.single += 1;
    }
    return null;
  }

  async #tryPairs(): Promise<Outcome> {
    for (const first of deathsIn(this.#firstLife())) {
      const near = this.#secondLife([first.death]).slice(0, APART);
      for (const { death, leaves } of deathsIn(near)) {
        // A second death like a first one is played already, and so is one like another second one.
        if (!this.#lives.has(leaves) && !this.#seconds.has(leaves)) {
          const failure = await this.#try([first.death, death]);
          if (failure !== null) return failure;
          this.#seconds.add(leaves);
        }
        this.#counts.double += 1;
      }
      this.#job.progress(`${this.#counts.single} single and ${this.#counts.double} double crashes`);
    }
    return null;
  }

  async #try(deaths: readonly Death[], leaves: string | null = null): Promise<Outcome> {
    const { until } = this.#job;
    if (until !== null && Date.now() >= until) return "late";
    const played = await this.#play(deaths);
    if ("what" in played) return played;
    this.#counts.played += 1;
    if (deaths.length === 0) {
      this.#undisturbed = played;
      this.#counts.steps = played.lives[0]?.length ?? 0;
    }
    const after = played.lives[1];
    if (leaves !== null && after !== undefined) this.#lives.set(leaves, after);
    const what = this.#judge(played);
    return what === null ? null : { what, history: this.#tell(deaths, played.lives) };
  }

  async #play(deaths: readonly Death[]): Promise<Played | Failed> {
    try {
      return await playMortal(this.#scenario, deaths, this.#names);
    } catch (bug) {
      const what = `The bot met what should never happen: ${bug instanceof Error ? bug.message : bug}.`;
      return { what, history: this.#tell(deaths, [this.#firstLife(), this.#secondLife(deaths)]) };
    }
  }

  /** What should not be so after a play, in words; `null` where all is well. */
  #judge({ remains, unmet, again }: Played): string | null {
    const difference = this.#undisturbed === null ? null : compareRemains(remains, this.#undisturbed.remains);
    if (difference !== null) return difference;
    const [broken] = unmet;
    if (broken !== undefined) return `Invariant 10: ${broken}.`;
    if (again.length === 0) return null;
    return `Invariant 11: one more look right afterwards writes again (${again.map(({ what }) => what).join("; ")}).`;
  }

  #firstLife(): readonly Effect[] {
    return this.#undisturbed?.lives[0] ?? [];
  }

  /** What the process does that starts after the first of these deaths, as far as that is known. */
  #secondLife([first]: readonly Death[]): readonly Effect[] {
    if (first === undefined) return [];
    const leaves = this.#firstLife()[first.at - 1]?.leaves.get(first.when);
    return (leaves === undefined ? undefined : this.#lives.get(leaves)) ?? [];
  }

  #tell(deaths: readonly Death[], lives: Played["lives"]): string {
    return `${this.#name}: ${tellDeaths(deaths, lives)}`;
  }
}

interface Failed {
  readonly what: string;
  readonly history: string;
}

/** `late`: there was no time left for it. */
type Outcome = Failed | "late" | null;
