/** All migrations in their order. `packages/store/test/schemas` holds rows of every version, to migrate from. */
import { beginning } from "./0001-beginning.ts";
import type { Migration } from "./migration.ts";

export const MIGRATIONS: readonly Migration[] = [beginning];

/** The version of the schema that this code works on. */
export const NEWEST: number = MIGRATIONS.length;
