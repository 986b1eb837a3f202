/** Databases on a real PostgreSQL server of the test's own, which it starts where tests that take minutes run. */
import { type PostgresServer, startPostgresServer } from "@rfckit/store/postgres-server";
import { afterAll } from "vitest";
import { databaseAt, type TriedDatabase } from "./database.ts";
import { THOROUGH } from "./lives.ts";

export interface TriedServer {
  /** Why there is none; empty where there is one, or none is needed. */
  readonly missing: string;
  readonly server: () => PostgresServer;
  readonly database: () => Promise<TriedDatabase>;
}

/** For the tests of one file: the server is gone after them. */
export async function tryServer(): Promise<TriedServer> {
  const started = THOROUGH ? await startPostgresServer() : null;
  const server = (): PostgresServer => {
    if (started?.ok !== true) throw new Error("No server was started.");
    return started.server;
  };
  afterAll(async () => {
    if (started?.ok === true) await started.server.close();
  });
  return {
    missing: started?.ok === false ? started.why : "",
    server,
    database: async () => databaseAt(await server().createDatabase(), async () => {}),
  };
}
