/** For tests elsewhere: the databases of all versions there were, and of this one. */
export { MIGRATIONS, NEWEST } from "../../src/migrations/index.ts";
export { dumpRows } from "./dump-rows.ts";
export { fillDatabase } from "./fill-database.ts";
