/**
 * How much a rule may search for what was probably meant.
 *
 * Each search looks through all that there is, so a document of a thousand headings with a thousand wrong links would take
 * a hundred times as long as others of its size. No RFC known to us needs a hundredth of the budget. Where it ends there
 * are no more suggestions, and what is a problem only for being nearly something else is none.
 */

/** Comparisons of two names. They take a fifth of a second. */
const MOST_COMPARISONS = 200_000;

/** For one document and rule: tells whether there is enough left to look through so many candidates, and takes it. */
export function createGuessBudget(): (candidates: number) => boolean {
  let left = MOST_COMPARISONS;
  return (candidates) => {
    left -= candidates;
    return left >= 0;
  };
}
