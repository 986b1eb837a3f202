/**
 * The real process, killed at random moments of a busy time, over HTTP: afterwards GitHub and the ledger agree, each
 * comment stands once, and nothing is missing.
 */
import { sqliteFile } from "./database.ts";
import { endure, KILLS, PULLS, survive } from "./lives.ts";

endure(`killed ${KILLS} times on SQLite, with ${PULLS} pull requests`, async () => {
  const database = await sqliteFile();
  await survive(database, KILLS, PULLS);
  await database.drop();
});
