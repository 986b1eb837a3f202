/**
 * The proof by a second opinion: random histories on which the core and the process written down again must agree.
 *
 * It comes in two parts, so that they can run side by side; they draw different histories.
 */
import type { Failure, Finding, Job, Part } from "../proof.ts";
import { chanceFrom } from "./chance.ts";
import { compare, type Model } from "./compare.ts";
import { drawHistory, type History } from "./random-history.ts";
import { secondOpinion } from "./second-opinion.ts";
import { shorten, writeHistory } from "./shorten.ts";

const PARTS = ["first-half", "second-half"] as const;

/** How many histories each part draws where no time is given. */
const USUAL = 26_000;

const PAUSE_AFTER = 500;

/** Two parts; together they compare at least 50,000 histories where no time is given. */
export function modelParts(): Part[] {
  return PARTS.map((name, index) => ({
    name: `models/${name}`,
    run: (job) =>
      compareHistories(job, {
        usual: USUAL,
        nth: (count) => count * PARTS.length + index,
        model: secondOpinion,
      }),
  }));
}

export interface Amount {
  readonly usual: number;
  /** Which of the seed's histories comes after `count` others. */
  readonly nth: (count: number) => number;
  readonly model: Model;
}

/** Draws histories until there are enough or the time is over; stops at the first disagreement and shortens it. */
export async function compareHistories(job: Job, { usual, nth, model }: Amount): Promise<Finding> {
  let histories = 0;
  let comparisons = 0;
  const goesOn = () => (job.until === null ? histories < usual : Date.now() < job.until);
  while (goesOn()) {
    const history = drawHistory(chanceFrom(job.seed, nth(histories)));
    const compared = compare(history, model);
    histories += 1;
    comparisons += compared.comparisons;
    if (compared.disagreement !== null) {
      return { counts: { histories, comparisons }, complete: false, failures: [explain(history, model)] };
    }
    if (histories % PAUSE_AFTER === 0) {
      job.progress(`${histories.toLocaleString("en")} histories`);
      await new Promise((resume) => setTimeout(resume));
    }
  }
  return { counts: { histories, comparisons }, complete: true, failures: [] };
}

function explain(history: History, model: Model): Failure {
  const shortest = shorten(history, (smaller) => compare(smaller, model).disagreement !== null);
  const { disagreement } = compare(shortest, model);
  const at = new Date(disagreement?.at ?? 0).toISOString();
  return {
    what: `the core and the second opinion disagree at ${at} on ${disagreement?.what}`,
    history: writeHistory(shortest),
  };
}
