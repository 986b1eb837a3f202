/** For tests: a database as a released version left it. */
import type { DatabaseKind } from "../../src/sql/database.ts";
import { runOn } from "../databases.ts";
import { readSchemaFile } from "./schema-files.ts";

/** What makes SQLite take the file for the bot's. */
export const OURS = "pragma application_id = 1919312747";

/** Makes the tables of that schema's version in an empty database, and puts the rows in. */
export async function fillDatabase(
  kind: DatabaseKind,
  url: string,
  version: number,
  rows: readonly string[],
): Promise<void> {
  const mark = kind === "sqlite" ? [OURS] : [];
  await runOn(url, ...mark, ...readSchemaFile(version, kind).tables, ...rows);
}
