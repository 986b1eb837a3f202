/**
 * A database that goes wrong at every write: it fails once, its answer is lost once, the process dies after it and in the
 * middle of it; and in the end everything must be as if nothing had happened (invariants 10, 11, 12 and 14).
 */
import { STORIES, type Story } from "../crashes/stories/index.ts";
import type { Finding, Job, Part } from "../proof.ts";
import { memoryStorage } from "./storage.ts";
import { storageStory } from "./storage-story.ts";

/** The stories whose every write goes wrong: together they take each kind of write there is. */
const TOLD = ["second-motion", "tampering", "queued", "broken-configuration"];

/** A short story for a real database, where each write goes to the disk. */
const ON_SQLITE: Story = {
  name: "sqlite",
  text: `
name: moved and signed, on a real database
steps:
  - comment: { by: ana, body: "@rfcbot merge" }
  - comment: { by: cho, body: "@rfcbot reviewed" }
  - expect: { phase: final-comment-period }
`,
};

/** Whether this is no bundle: the published command carries no database's driver, and leaves that story out. */
const FROM_SOURCE = import.meta.filename?.endsWith(".ts") === true;

/** One part for each story. Nothing in them is drawn by chance, so the seed changes nothing. */
export function storageParts(): Part[] {
  const told = STORIES.filter(({ name }) => TOLD.includes(name));
  const onDisk = FROM_SOURCE ? [ON_SQLITE] : [];
  return [
    ...told.map(
      (story): Part => ({
        name: `storage/${story.name}`,
        seconds: 5,
        run: (job) => storageStory(story, ({ clock }) => memoryStorage(clock), job),
      }),
    ),
    ...onDisk.map(
      (story): Part => ({ name: "storage/sqlite", seconds: 20, run: (job) => onSqlite(story, job) }),
    ),
  ];
}

/** Loaded here, since the others need no database. */
async function onSqlite(story: Story, job: Job): Promise<Finding> {
  const { sqliteStorage } = await import("./sqlite-storage.ts");
  return storageStory(story, ({ clock }) => sqliteStorage(clock), job);
}
