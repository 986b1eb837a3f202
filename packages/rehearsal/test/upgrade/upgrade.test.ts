/**
 * The upgrade path: a database of each released schema, with a running motion, comes up under this version, and the motion
 * ends as it would have.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock, LogFields } from "@rfckit/reconciler";
import { openStoreToRead } from "@rfckit/store";
import { sharedPostgresServer } from "@rfckit/store/postgres-server";
import { fillDatabase, MIGRATIONS } from "@rfckit/store/schemas";
import { describe, expect, test } from "vitest";
import type { Storage } from "../../src/storage.ts";
import { postgresStorage, sqliteStorage, sqliteStorageAt } from "../sql-storage.ts";
import { playStory, readRows, swapped } from "./released.ts";
import { STORIES } from "./stories.ts";

const CASES = MIGRATIONS.flatMap(({ version }) => Object.keys(STORIES).map((story) => ({ version, story })));

interface Place {
  readonly kind: "sqlite" | "postgresql";
  readonly url: string;
  readonly storage: (clock: Clock) => Storage;
}

/** The hashes of all the ledgers' rows. */
async function hashesAt(url: string): Promise<string[]> {
  const store = await openStoreToRead({ url });
  const pulls = await store.ledger.pulls();
  const rows = (await Promise.all(pulls.map((key) => store.ledger.read(key)))).flat();
  await store.close();
  return rows.map(({ hash }) => hash);
}

/** Plays the story on a database of that version from the restart on. */
async function upgrade(version: number, story: string, { kind, url, storage }: Place): Promise<void> {
  await fillDatabase(kind, url, version, readRows(version, story));
  const logged: { readonly event: string; readonly fields: LogFields | undefined }[] = [];
  const note = (event: string, fields?: LogFields): void => void logged.push({ event, fields });
  const failures = await playStory(story, {
    log: { info: note, warn: note },
    openStorage: (clock) => swapped(sqliteStorage(clock), storage(clock)),
  });
  expect(failures).toEqual([]);
  expect(logged.filter(({ fields }) => fields?.["bug"] === true)).toEqual([]);
  // It went on with what was kept, and made nothing up anew.
  expect(logged.map(({ event }) => event)).not.toContain("ledger-restored");
  const kept = readRows(version, story).flatMap((row) =>
    [...row.matchAll(/'([0-9a-f]{64})'\)$/gu)].map(([, hash]) => hash),
  );
  expect(kept.length).toBeGreaterThan(3);
  expect((await hashesAt(url)).slice(0, kept.length)).toEqual(kept);
}

// The bot is the same on both; the databases have their own tests. All of them where tests that take minutes run.
const isThorough = (process.env["RFCKIT_THOROUGH"] ?? "") !== "";

describe("on SQLite", () => {
  test.each(isThorough ? CASES : CASES.slice(0, 2))(
    "from version $version, $story",
    async ({ version, story }) => {
      const folder = mkdtempSync(join(tmpdir(), "rfckit-upgrade-"));
      const url = join(folder, "rfcbot.db");
      await upgrade(version, story, { kind: "sqlite", url, storage: (clock) => sqliteStorageAt(url, clock) });
      rmSync(folder, { recursive: true });
    },
    30_000,
  );
});

const started = await sharedPostgresServer();
const why = started.ok ? "" : ` (skipped: ${started.why})`;

describe.skipIf(!started.ok)(`on PostgreSQL${why}`, () => {
  test.each(isThorough ? CASES : CASES.slice(0, 1))(
    "from version $version, $story",
    { timeout: 30_000 },
    async ({ version, story }) => {
      if (!started.ok) return;
      const url = await started.server.createDatabase();
      await upgrade(version, story, {
        kind: "postgresql",
        url,
        storage: (clock) => postgresStorage(url, clock),
      });
    },
  );
});
