import { describe, expect, test } from "vitest";
import { sqliteStorage } from "./sql-storage.ts";
import { playStored, STORED_SCENARIOS } from "./stored-scenarios.ts";

describe("restarted at every step on SQLite", () => {
  test.each(STORED_SCENARIOS)("%s", { timeout: 60_000 }, async (file) => {
    expect(await playStored(file, sqliteStorage)).toEqual([]);
  });
});
