/** One step of the schema. Once released it is never changed again: what comes next is a migration of its own. */
import type { Transaction } from "kysely";
import type { DatabaseKind } from "../sql/database.ts";
import type { Tables } from "../sql/tables.ts";

export interface Migration {
  /** Where the schema stands afterwards: from 1 on, without gaps. */
  readonly version: number;
  /** Changes the tables and the rows in them. It runs in one transaction with all others that are to be made. */
  up(db: Transaction<Tables>, kind: DatabaseKind): Promise<void>;
}
