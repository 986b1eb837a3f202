/** Both databases keep what every store has to. */
import type { Clock } from "@rfckit/reconciler";
import { describeStoreContract, type MakeStoreSubject } from "@rfckit/reconciler/store-contract";
import pg from "pg";
import { afterAll, describe, test } from "vitest";
import { type OpenStore, openStore } from "../src/index.ts";
import { freshFile } from "./databases.ts";
import { type PostgresServer, sharedPostgresServer } from "./postgres-server.ts";

const postgres = await sharedPostgresServer();

describeStoreContract("SQLite", async (clock) => {
  const { path, remove } = await freshFile();
  const store = await openStore({ url: path, clock });
  return {
    store,
    // There is one writer: several workers in it are all that there can be.
    another: async () => store,
    async close() {
      await store.close();
      await remove();
    },
  };
});

if (postgres.ok) {
  describeStoreContract("PostgreSQL", await onServer(postgres.server));
} else {
  describe.skip(`the store: PostgreSQL (no server here: ${postgres.why})`, () => {
    test("the contract", () => {});
  });
}

/** Connecting and making tables takes longer than most tests: so clients are kept, and the tables are emptied. */
async function onServer(server: PostgresServer): Promise<MakeStoreSubject> {
  const url = await server.createDatabase();
  let present: Clock = { now: () => 0 };
  const open = () => openStore({ url, clock: { now: () => present.now() }, time: "host" });
  const clients: OpenStore[] = [await open()];
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await owner.end();
  });
  return async (clock) => {
    present = clock;
    let used = 0;
    const another = async () => {
      used += 1;
      const client = clients[used - 1] ?? (await open());
      clients[used - 1] = client;
      return client;
    };
    return {
      store: await another(),
      another,
      close: async () => {
        await owner.query(`
          alter table ledger_rows disable trigger user;
          truncate ledger_rows, books, leases, wake_ups, turns, standings;
          alter table ledger_rows enable trigger user`);
      },
    };
  };
}
