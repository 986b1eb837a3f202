/**
 * Writes down what this version keeps in the middle of the stories, for the versions to come. What is there already stays,
 * since what was released is what others have.
 *
 *     node_modules/.bin/node packages/rehearsal/test/upgrade/write-rows.ts
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dumpRows, NEWEST } from "@rfckit/store/schemas";
import { sqliteStorageAt } from "../sql-storage.ts";
import { playStory, rowsPath, swapped, writeRows } from "./released.ts";
import { STORIES } from "./stories.ts";

for (const story of Object.keys(STORIES)) {
  if (existsSync(rowsPath(NEWEST, story))) continue;
  const folder = mkdtempSync(join(tmpdir(), "rfckit-upgrade-"));
  const path = join(folder, "rfcbot.db");
  const failures = await playStory(story, {
    openStorage: (clock) => {
      const storage = sqliteStorageAt(path, clock);
      return swapped(storage, storage, async () => writeRows(NEWEST, story, dumpRows(path)));
    },
  });
  rmSync(folder, { recursive: true });
  if (failures.length > 0) throw new Error(`"${story}" doesn't hold: ${JSON.stringify(failures)}`);
}
