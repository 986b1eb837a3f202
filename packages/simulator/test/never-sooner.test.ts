/**
 * A bot that forgets is never sooner or laxer than one that remembers: histories drawn from a seed, each played with both, in
 * two worlds with the same steps at the same instants. A failure is told by the shortest history found, a line for each step.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { story } from "./forgetting/deeds.ts";
import { type Played, play } from "./forgetting/play.ts";

const THOROUGH = (process.env["RFCKIT_THOROUGH"] ?? "") !== "";
const HISTORIES = THOROUGH ? 1000 : 150;

test(`${HISTORIES} histories: a bot that forgets is nowhere sooner or laxer (invariants 1, 2, 10, 14)`, async () => {
  const ends: Record<Played["end"], number> = { merged: 0, closed: 0, open: 0, later: 0, parted: 0 };
  let comparisons = 0;
  const property = fc.asyncProperty(story, async (drawn) => {
    const played = await play(drawn);
    ends[played.end] += 1;
    comparisons += played.comparisons;
    return played.wrong.length === 0;
  });
  const { counterexample } = await fc.check(property, {
    seed: 20_260_105,
    numRuns: HISTORIES,
    unbiased: true,
  });
  const [shortest] = counterexample ?? [];
  expect(shortest === undefined ? [] : (await play(shortest)).lines).toEqual([]);
  // Most have to be about something, and hardly any may end undecided between the two.
  expect(comparisons).toBeGreaterThan(5 * HISTORIES);
  expect(ends.merged + ends.closed).toBeGreaterThan(HISTORIES / 4);
  expect(ends.parted).toBeLessThan(HISTORIES / 20);
}, 600_000);
