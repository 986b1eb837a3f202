/**
 * How much a rule may search for what was probably meant.
 *
 * Each search looks through all that there is, so a document of a thousand headings with a thousand wrong links would take
 * a hundred times as long as others of its size. No RFC known to us needs a hundredth of the budget. Where it ends there
 * are no more suggestions, and what is a problem only for being nearly something else is none.
 */

/** Comparisons of two names of usual length. They take a fifth of a second. */
const MOST_COMPARISONS = 200_000;

/** Letters of a usual name. The work grows with the square of the length. */
const USUAL_LENGTH = 30;

/** A longer name is no slip of the fingers away from anything that somebody would see at a glance. */
const MOST_LETTERS = 300;

/** Tells whether there is enough left to look for a name through so many candidates, and takes it. */
export type MayGuess = (name: string, candidates: number) => boolean;

/** For one document and rule. */
export function createGuessBudget(): MayGuess {
  let left = MOST_COMPARISONS;
  return ({ length }, candidates) => {
    if (length > MOST_LETTERS) return false;
    left -= candidates * Math.max(1, (length / USUAL_LENGTH) ** 2);
    return left >= 0;
  };
}
