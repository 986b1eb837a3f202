/**
 * Scenarios through the real app over HTTP, on a real database, with another process after every step: each goes on with
 * what the one before had stored, and with nothing else.
 *
 * Here it is every fifth of the thirty that tell the whole of the process; with `RFCKIT_ALL_SCENARIOS` all there are, as in
 * CI.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseScenario, playScenario } from "@rfckit/simulator";
import { type PostgresServer, startPostgresServer } from "@rfckit/store/postgres-server";
import { afterAll, describe, expect, test } from "vitest";
import { type HttpEngineOptions, httpEngine } from "../src/index.ts";
import { postgresStorage, sqliteStorage } from "./sql-storage.ts";

const folder = join(import.meta.dirname, "..", "..", "simulator", "scenarios");
const all = (process.env["RFCKIT_ALL_SCENARIOS"] ?? "") !== "";
const files = all
  ? globSync("*.yml", { cwd: folder }).sort()
  : globSync("[0-9][0-9]-*.yml", { cwd: folder })
      .sort()
      .filter((_, index) => index % 5 === 0);

async function play(file: string, openStorage: NonNullable<HttpEngineOptions["openStorage"]>) {
  const parsed = parseScenario(readFileSync(join(folder, file), "utf8"));
  if (!parsed.ok) throw new Error(`${file} can't be read.`);
  const makeEngine = httpEngine({ openStorage, restless: true });
  return (await playScenario(parsed.value, { makeEngine })).failures;
}

describe("restarted at every step on SQLite", () => {
  test.each(files)(
    "%s",
    async (file) => {
      expect(await play(file, sqliteStorage)).toEqual([]);
    },
    60_000,
  );
});

const started = await startPostgresServer();
const why = started.ok ? "" : ` (skipped: ${started.why})`;

describe.skipIf(!started.ok)(`restarted at every step on PostgreSQL${why}`, () => {
  const server = (): PostgresServer => {
    if (!started.ok) throw new Error(started.why);
    return started.server;
  };
  afterAll(() => server().close());
  test.each(files)(
    "%s",
    async (file) => {
      const url = await server().createDatabase();
      expect(await play(file, (clock) => postgresStorage(url, clock))).toEqual([]);
    },
    60_000,
  );
});
