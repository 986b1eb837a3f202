/**
 * A database that goes wrong at every write: it fails once, its answer is lost once, the process dies after it and in the
 * middle of it; and in the end everything must be as if nothing had happened (invariants 10, 11, 12 and 14).
 */
import { STORIES } from "../crashes/stories/index.ts";
import type { Part } from "../proof.ts";
import { memoryStorage } from "./storage.ts";
import { storageStory } from "./storage-story.ts";

/** The stories whose every write goes wrong: together they take each kind of step there is, in few of them. */
const TOLD = [
  "short-cut",
  "closed-and-reopened",
  "second-motion",
  "tampering",
  "refusals",
  "queued",
  "broken-configuration",
];

/** One part for each story. Nothing in them is drawn by chance, so the seed changes nothing. */
export function storageParts(): Part[] {
  return STORIES.filter(({ name }) => TOLD.includes(name)).map((story) => ({
    name: `storage/${story.name}`,
    seconds: 5,
    run: (job) => storageStory(story, ({ clock }) => memoryStorage(clock), job),
  }));
}
