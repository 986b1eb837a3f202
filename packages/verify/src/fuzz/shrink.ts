/**
 * Cuts a failing text down while it still fails: big pieces first, then smaller ones, then what is left made plain.
 */

/** How long shrinking may take, in ms: a short history is a courtesy, and the failure is known already. */
const MOST_TIME = 4000;

/** The shortest text found for which `fails` still holds. */
export async function shrink(text: string, fails: (shorter: string) => Promise<boolean>): Promise<string> {
  const end = performance.now() + MOST_TIME;
  let shortest = text;
  for (let size = shortest.length >> 1; size >= 1; size = Math.min(size >> 1, shortest.length >> 1)) {
    for (let from = 0; from < shortest.length; ) {
      if (performance.now() > end) return shortest;
      const shorter = shortest.slice(0, from) + shortest.slice(from + size);
      if (await fails(shorter)) shortest = shorter;
      else from += size;
    }
  }
  return shortest;
}

/** A history is a line, and a line has an end. */
const LONGEST = 300;

/** The text as a JSON string; of a long one the beginning, and how much more there is. */
export function writeInput(text: string): string {
  const json = JSON.stringify(text);
  if (json.length <= LONGEST) return json;
  return `${json.slice(0, LONGEST - 40)}… (${text.length} characters in all)`;
}
