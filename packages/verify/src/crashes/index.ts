/**
 * A crash at every step: the bot's process is killed at each of its effects, and at every two of them that are near
 * each other, and in the end everything must be as if it had lived on (invariants 10, 11, 12 and 14).
 */
import type { Part } from "../proof.ts";
import { crashStory } from "./crash-story.ts";
import { STORIES } from "./stories/index.ts";

/**
 * One part for each story. Nothing in them is drawn by chance, so the seed changes nothing. Counts: `steps` (effects
 * of the undisturbed bot), `single` and `double` (deaths and pairs of deaths tried), and `played` (runs that it took).
 */
export function crashParts(): Part[] {
  return STORIES.map((story) => ({
    name: `crashes/${story.name}`,
    run: (job) => crashStory(story, job),
  }));
}
