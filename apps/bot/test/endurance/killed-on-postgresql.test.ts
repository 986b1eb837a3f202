/** The same as on SQLite: killed at random moments, the process leaves nothing undone, and nothing done twice. */
import { endure, KILLS, PULLS, survive } from "./lives.ts";
import { tryServer } from "./postgres.ts";

const { missing, database } = await tryServer();

endure(
  `killed ${KILLS} times on PostgreSQL, with ${PULLS} pull requests`,
  async () => survive(await database(), KILLS, PULLS),
  missing,
);
