/**
 * The loop that every kind of input goes through: draw one, judge it, time it; cut it down if it fails.
 *
 * The input with the number `n` depends on the seed and on `n` alone. What is slow is measured again before it counts as
 * slow, since somebody else's work on the same machine is none of the input's fault.
 */
import { type Chance, chanceFrom } from "../models/chance.ts";
import type { Failure, Finding, Job, Part } from "../proof.ts";
import { memoryInUse } from "./memory.ts";
import { shrink, writeInput } from "./shrink.ts";

export interface Target {
  /** Such as `fuzz/scanner`. */
  readonly name: string;
  /** How many inputs are drawn where no time is given. */
  readonly usual: number;
  readonly draw: (chance: Chance) => string;
  /** What does not hold of an input, in a sentence that names no part of it; `null` where all is well. */
  readonly judge: (input: string) => string | null | Promise<string | null>;
  /** How long one may take, in ms, where it isn't so much and a little more for each character. */
  readonly most?: number;
  /** How many inputs a drawn one counts as, where it is several in one; else 1. */
  readonly counts?: number;
  /** How a failing input is cut down, where it isn't by leaving out any characters. */
  readonly shorten?: (input: string, fails: (shorter: string) => Promise<boolean>) => Promise<string>;
  /** Is asked once, before the first input: what needs more than one input to be seen. */
  readonly before?: () => Failure | null;
}

/** How long one input may take, in ms: so much, and a little more for each of its characters. */
const MOST_TIME = 1000;
const MOST_TIME_EACH = 0.03;

/** How much more memory may be in use after a part than before it, in bytes. */
const MOST_KEPT = 64 * 1024 * 1024;

/** How often it lets others have the floor, and tells how far it is, in ms. */
const PAUSE_AFTER = 200;

export function fuzzPart(target: Target): Part {
  return { name: target.name, run: (job) => fuzz(target, job) };
}

async function fuzz(target: Target, job: Job): Promise<Finding> {
  const before = memoryInUse();
  const early = target.before?.() ?? null;
  if (early !== null) return { counts: { inputs: 0 }, complete: false, failures: [early] };
  let inputs = 0;
  let paused = performance.now();
  const goesOn = () => (job.until === null ? inputs < target.usual : Date.now() < job.until);
  while (goesOn()) {
    const input = target.draw(chanceFrom(job.seed, inputs));
    const what = await judgeInTime(target, input);
    inputs += target.counts ?? 1;
    if (what !== null) {
      return { counts: { inputs }, complete: false, failures: [await explain(target, input, what)] };
    }
    if (performance.now() - paused > PAUSE_AFTER) {
      paused = performance.now();
      job.progress(`${inputs.toLocaleString("en")} inputs`);
      await new Promise((resume) => setTimeout(resume));
    }
  }
  const kept = memoryInUse() - before;
  const failures = kept > MOST_KEPT ? [{ what: sayKept(target, kept), history: `${inputs} inputs` }] : [];
  return { counts: { inputs }, complete: failures.length === 0, failures };
}

function sayKept({ name }: Target, kept: number): string {
  return `${name}: memory is bounded, but ${Math.round(kept / 1024 / 1024)} MiB are still in use after the last input`;
}

async function explain(target: Target, input: string, what: string): Promise<Failure> {
  const shortest = await (target.shorten ?? shrink)(
    input,
    async (shorter) => (await judgeInTime(target, shorter)) === what,
  );
  return { what: `${target.name}: ${what}`, history: writeInput(shortest) };
}

async function judgeInTime(target: Target, input: string): Promise<string | null> {
  const most = target.most ?? MOST_TIME + MOST_TIME_EACH * input.length;
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3 && best > most; run += 1) {
    const started = performance.now();
    const what = await judgeSafely(target, input);
    best = Math.min(best, performance.now() - started);
    if (what !== null) return what;
  }
  return best > most ? `an input takes longer than ${target.most ?? MOST_TIME} ms (invariant 20)` : null;
}

async function judgeSafely({ judge }: Target, input: string): Promise<string | null> {
  try {
    return await judge(input);
  } catch (bug) {
    return `an input is answered with an exception: ${String(bug).slice(0, 120)}`;
  }
}
