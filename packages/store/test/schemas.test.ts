/** The schema goes forward only: rows of every version there was come through all migrations since. */
import { readFileSync } from "node:fs";
import { chainRows, findBreak } from "@rfckit/reconciler/store-contract";
import { describe, expect, test } from "vitest";
import { openStore, openStoreToRead } from "../src/index.ts";
import { MIGRATIONS, NEWEST } from "../src/migrations/index.ts";
import type { DatabaseKind } from "../src/sql/database.ts";
import { freshUrl, runOn } from "./databases.ts";
import { sharedPostgresServer } from "./postgres-server.ts";
import { fillDatabase, OURS } from "./schemas/fill-database.ts";
import { readEverything } from "./schemas/read-everything.ts";
import { recordSchema } from "./schemas/recorded-schema.ts";
import { KEPT_AT, keepRunningMotion } from "./schemas/running-motion.ts";
import { readSchemaFile, schemaPath, writeSchemaFile } from "./schemas/schema-files.ts";

const postgres = await sharedPostgresServer();
const KINDS: readonly DatabaseKind[] = ["sqlite", "postgresql"];
const versions = MIGRATIONS.map(({ version }) => version);

const titleOf = (kind: DatabaseKind) =>
  kind === "sqlite" || postgres.ok ? kind : `${kind} (no server here: ${postgres.why})`;

test("the migrations are numbered from 1 on", () => {
  expect(versions).toEqual(versions.map((_, index) => index + 1));
});

describe.each(KINDS)("%s", (kind) => {
  // Where there is no file for the newest version, `schemas/write-schema.ts` makes it.
  test.each(versions)(
    "the tables of version %i are made as they were when it was released",
    async (version) => {
      const tables = (await recordSchema(kind, version)).map((text) => text.replaceAll(/^ +/gm, "  "));
      expect(readSchemaFile(version, kind).tables.slice(0, -1)).toEqual(tables);
    },
  );
});

for (const kind of KINDS) {
  describe.skipIf(kind === "postgresql" && !postgres.ok)(`on ${titleOf(kind)}`, () => {
    test.each(versions)("rows of version %i are all there in the newest", async (version) => {
      const url = await freshUrl(kind);
      const { rows } = readSchemaFile(version, kind);
      const versionRow = `insert into rfckit_schema (version, migrated_at) values (${version}, ${KEPT_AT})`;
      expect(rows).toContain(versionRow);
      await fillDatabase(kind, url, version, rows);

      let time = KEPT_AT;
      const store = await openStore({ url, clock: { now: () => time }, time: "host" });
      const told = await readEverything(store, (at) => {
        time = at;
      });
      expect(told).toEqual(JSON.parse(readFileSync(schemaPath(version, "generated.json"), "utf8")));

      // And the motion goes on.
      const [key] = await store.standings.busy();
      if (key === undefined) throw new Error("No motion is running");
      const kept = await store.ledger.read(key);
      expect(findBreak(kept)).toBeNull();
      const more = chainRows(kept.at(-1), [{ kind: "pause", key: "paused", at: time, paused: true }]);
      await store.ledger.append(key, more, 99);
      expect(await store.ledger.read(key)).toEqual([...kept, ...more]);
      await store.close();
    });

    test("what is kept now is read as it was kept, by this process and by the next", async () => {
      const url = await freshUrl(kind);
      let time = KEPT_AT;
      const clock = { now: () => time };
      const first = await openStore({ url, clock, time: "host" });
      await keepRunningMotion(first);
      await first.close();
      const reader = await openStoreToRead({ url });
      const standings = await reader.standings.list();
      await reader.close();
      const second = await openStore({ url, clock, time: "host" });
      const told = await readEverything(second, (at) => {
        time = at;
      });
      await second.close();
      const expected = JSON.parse(readFileSync(schemaPath(NEWEST, "generated.json"), "utf8"));
      expect(told).toEqual(expected);
      expect({ standings }).toEqual({ standings: expected.standings });
    });

    test("a database that a newer version has changed is left alone, in words", async () => {
      const url = await freshUrl(kind);
      const store = await openStore({ url, clock: { now: () => KEPT_AT } });
      await store.close();
      await runOn(url, `insert into rfckit_schema (version, migrated_at) values (${NEWEST + 1}, 0)`);
      const words = `its schema is version ${NEWEST + 1}, and this one knows ${NEWEST} at most`;
      await expect(openStore({ url, clock: { now: () => KEPT_AT } })).rejects.toThrow(words);
      await expect(openStoreToRead({ url })).rejects.toThrow(words);
    });

    test("who only reads makes no tables", async () => {
      const url = await freshUrl(kind);
      if (kind === "sqlite") await runOn(url, OURS, "vacuum");
      await expect(openStoreToRead({ url })).rejects.toThrow("Start the bot once");
      const store = await openStore({ url, clock: { now: () => KEPT_AT } });
      await store.close();
    });

    test("a migration that fails half-way leaves nothing behind", async () => {
      const url = await freshUrl(kind);
      const mark = kind === "sqlite" ? [OURS] : [];
      await runOn(url, ...mark, "create table standings (mine text)");
      await expect(openStore({ url, clock: { now: () => KEPT_AT } })).rejects.toThrow();
      const tables =
        kind === "sqlite"
          ? await runOn(url, "select name from sqlite_master")
          : await runOn(url, "select tablename as name from pg_tables where schemaname = 'public'");
      expect(tables).toEqual([{ name: "standings" }]);
    });
  });
}

test("a file of a schema's version is read as it was written", () => {
  const file = readSchemaFile(NEWEST, "sqlite");
  expect(writeSchemaFile(file)).toBe(readFileSync(schemaPath(NEWEST, "sqlite.sql"), "utf8"));
});
