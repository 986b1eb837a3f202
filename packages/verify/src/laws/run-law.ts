/**
 * Runs a law: a property over drawn stories, checked by fast-check, its counterexample told in one line.
 */
import fc from "fast-check";
import type { Finding, Job, Part } from "../proof.ts";

export interface Law<T> {
  readonly name: string;
  readonly about: string;
  readonly seconds: number;
  /** How many stories are drawn where no time is given. */
  readonly usual: number;
  readonly draw: fc.Arbitrary<T>;
  /** What doesn't hold in this one, in a sentence, or `null`. */
  readonly judge: (drawn: T) => Promise<string | null>;
  readonly tell: (drawn: T) => string;
}

/** So many stories between two looks at the clock. */
const BATCH = 10;

export function lawPart<T>(law: Law<T>): Part {
  const { name, about, seconds } = law;
  return { name: `laws/${name}`, about, seconds, run: (job) => runLaw(law, job) };
}

async function runLaw<T>(law: Law<T>, { seed, until, progress }: Job): Promise<Finding> {
  let runs = 0;
  const goesOn = () => (until === null ? runs < law.usual : Date.now() < until);
  const property = fc.asyncProperty(law.draw, async (drawn) => {
    const wrong = await law.judge(drawn);
    if (wrong !== null) throw new Broken(wrong);
  });
  while (goesOn()) {
    const details = await fc.check(property, {
      seed: seed + runs,
      numRuns: BATCH,
      interruptAfterTimeLimit: LIMIT,
    });
    runs += details.numRuns;
    progress(`${runs.toLocaleString("en")} stories`);
    const { counterexample, errorInstance } = details;
    if (!details.failed || counterexample === null) continue;
    const what = errorInstance instanceof Broken ? errorInstance.message : `a bug: ${String(errorInstance)}`;
    return { counts: { runs }, complete: false, failures: [{ what, history: law.tell(counterexample[0]) }] };
  }
  return { counts: { runs }, complete: true, failures: [] };
}

/** A story that goes on for ever is no story, in ms. */
const LIMIT = 60_000;

class Broken extends Error {}
