import { sharedPostgresServer } from "@rfckit/store/postgres-server";
import { describe, expect, test } from "vitest";
import { postgresStorage } from "./sql-storage.ts";
import { playStored, STORED_SCENARIOS } from "./stored-scenarios.ts";

const started = await sharedPostgresServer();
const why = started.ok ? "" : ` (skipped: ${started.why})`;

describe.skipIf(!started.ok)(`restarted at every step on PostgreSQL${why}`, () => {
  test.each(STORED_SCENARIOS)("%s", { timeout: 60_000 }, async (file) => {
    if (!started.ok) return;
    const url = await started.server.createDatabase();
    expect(await playStored(file, (clock) => postgresStorage(url, clock))).toEqual([]);
  });
});
