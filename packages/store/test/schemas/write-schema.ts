/**
 * Writes the rows of the newest schema's version down, for the migrations to come: tables and rows for both databases, and
 * what the ports tell of them. What is there already stays, since what was released is what others have.
 *
 *     node_modules/.bin/node packages/store/test/schemas/write-schema.ts
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../src/index.ts";
import { NEWEST } from "../../src/migrations/index.ts";
import { dumpRows } from "./dump-rows.ts";
import { readEverything } from "./read-everything.ts";
import { recordSchema } from "./recorded-schema.ts";
import { KEPT_AT, keepRunningMotion } from "./running-motion.ts";
import { schemaPath, writeSchemaFile } from "./schema-files.ts";

if (existsSync(schemaPath(NEWEST, "generated.json")))
  throw new Error(`Version ${NEWEST} is written down already`);

const folder = mkdtempSync(join(tmpdir(), "rfckit-schema-"));
let time = KEPT_AT;
const path = join(folder, "rfcbot.db");
const store = await openStore({ url: path, clock: { now: () => time } });
await keepRunningMotion(store);

const rows = dumpRows(path);

for (const kind of ["sqlite", "postgresql"] as const) {
  const integer = kind === "sqlite" ? "integer" : "bigint";
  const versions = `create table rfckit_schema (version ${integer} primary key, migrated_at ${integer} not null)`;
  const statements = [...(await recordSchema(kind, NEWEST)), versions];
  writeFileSync(schemaPath(NEWEST, `${kind}.sql`), writeSchemaFile({ tables: statements, rows }));
}
const told = await readEverything(store, (at) => {
  time = at;
});
writeFileSync(schemaPath(NEWEST, "generated.json"), `${JSON.stringify(told, null, 2)}\n`);
await store.close();
rmSync(folder, { recursive: true });
