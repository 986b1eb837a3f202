/** For tests: where the rows of each schema's version are, and how they are written down. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseKind } from "../../src/sql/database.ts";

/** Between the statements that make the tables and those that fill them. */
export const ROWS_BEGIN = "-- The rows.";

/** Between two statements: none of ours has such a line inside. */
const BREAK = "\n\n";

export function schemaPath(version: number, ending: `${DatabaseKind}.sql` | "generated.json"): string {
  return join(import.meta.dirname, `${String(version).padStart(4, "0")}.${ending}`);
}

export interface SchemaFile {
  readonly tables: readonly string[];
  readonly rows: readonly string[];
}

export function writeSchemaFile({ tables, rows }: SchemaFile): string {
  return `${[...tables, ROWS_BEGIN, ...rows].map((text) => text.replaceAll(/^ +/gm, "  ")).join(BREAK)}\n`;
}

export function readSchemaFile(version: number, kind: DatabaseKind): SchemaFile {
  const parts = readFileSync(schemaPath(version, `${kind}.sql`), "utf8")
    .trimEnd()
    .split(BREAK);
  const middle = parts.indexOf(ROWS_BEGIN);
  return { tables: parts.slice(0, middle), rows: parts.slice(middle + 1) };
}
