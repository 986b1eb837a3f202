/** A PostgreSQL server: what hinders is told in words, what fails passes, and several processes begin at once. */
import { createServer } from "node:net";
import { StoreUnavailable } from "@rfckit/reconciler";
import { rowsOf } from "@rfckit/reconciler/store-contract";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  CannotOpenStore,
  type OpenStore,
  openStore,
  openStoreToRead,
  readDatabaseUrl,
} from "../src/index.ts";
import { NEWEST } from "../src/migrations/index.ts";
import { cannotOpenPostgresql } from "../src/postgresql/cannot-open-postgresql.ts";
import { openPostgresql, openPostgresqlToRead } from "../src/postgresql/open-postgresql.ts";
import { postgresqlFailure } from "../src/postgresql/postgresql-failure.ts";
import { createSqlStore } from "../src/sql/sql-store.ts";
import { freshUrl, runOn } from "./databases.ts";
import { sharedPostgresServer, startPostgresServer } from "./postgres-server.ts";

const postgres = await sharedPostgresServer();
const own = postgres.ok && postgres.server.own;
const KEY = { repository: 1, number: 2 };
const WAKE_UP = { errand: "pull", key: KEY } as const;
const clock = { now: () => Date.now() };

const open = async (url: string) => {
  const store = await openStore({ url, clock });
  onTestFinished(() => store.close());
  return store;
};

async function whyNot(url: string): Promise<string> {
  const error = await open(url).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CannotOpenStore)) throw new Error(`It should have said why not: ${String(error)}`);
  expect(error.message).not.toMatch(/postgres:postgres|s3cr3t/);
  return `${error.why}: ${error.message}`;
}

/** Whether the database answers, or is away for a moment. */
async function answers(store: OpenStore): Promise<boolean> {
  try {
    await store.ping();
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(StoreUnavailable);
    return false;
  }
}

/** An address with something changed in it. */
function changed(url: string, change: (url: URL) => void): string {
  const other = new URL(url);
  change(other);
  return other.href;
}

describe.skipIf(!postgres.ok)(`PostgreSQL${postgres.ok ? "" : ` (no server here: ${postgres.why})`}`, () => {
  describe("what can't be opened is told in words", () => {
    test("a server that isn't there", async () => {
      const url = changed(await freshUrl("postgresql"), (each) => {
        each.port = "1";
      });
      expect(await whyNot(url)).toMatch(
        /^unreachable: No PostgreSQL server answers at postgresql:\/\/\S+:1\/\w+ \(ECONNREFUSED\)\. See whether it runs/,
      );
      await expect(openStoreToRead({ url })).rejects.toThrow("No PostgreSQL server answers");
    });

    test("a host that isn't there", async () => {
      expect(await whyNot("postgres://bot:s3cr3t@nowhere.invalid/d")).toMatch(
        /^unreachable: There is no such host: postgresql:\/\/bot@nowhere\.invalid\/d/,
      );
    });

    test("something that is no such server", async () => {
      const server = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      onTestFinished(() => void server.close());
      const address = server.address();
      const port = typeof address === "object" ? address?.port : 0;
      expect(await whyNot(`postgres://bot:s3cr3t@127.0.0.1:${port}/d`)).toMatch(/^unreachable: /);
    });

    test("a wrong password", async () => {
      const url = changed(await freshUrl("postgresql"), (each) => {
        each.password = "s3cr3t";
      });
      expect(await whyNot(url)).toMatch(/^denied: .* refuses that user name or password.*\(28P01\)/);
    });

    test("no password", async () => {
      const url = changed(await freshUrl("postgresql"), (each) => {
        each.password = "";
      });
      expect(await whyNot(url)).toMatch(/^denied: /);
      // What the driver says where the server wants it proved, and not shown.
      const said = new Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string");
      expect(cannotOpenPostgresql("postgresql://h/d", said)).toMatchObject({
        why: "denied",
        message: expect.stringContaining("postgresql://h/d asks for a password"),
      });
    });

    test("no such database", async () => {
      const url = changed(await freshUrl("postgresql"), (each) => {
        each.pathname = "/nothing";
      });
      expect(await whyNot(url)).toMatch(
        /^absent: .*\/nothing has no such database\. Make it with createdb.*\(3D000\)/,
      );
    });

    test("a connection that can't be encrypted", async () => {
      const url = `${await freshUrl("postgresql")}?sslmode=verify-full`;
      expect(await whyNot(url)).toMatch(/^unsuitable: .* doesn't encrypt connections/);
    });

    test("a user who may not make tables", async () => {
      const url = await freshUrl("postgresql");
      const user = `reader_${new URL(url).pathname.slice(1)}`;
      await runOn(url, `create role ${user} login password 's3cr3t'`);
      onTestFinished(() => runOn(url, `drop role ${user}`).then(() => {}));
      const as = changed(url, (each) => {
        each.username = user;
        each.password = "s3cr3t";
      });
      expect(await whyNot(as)).toMatch(/^denied: .* doesn't let that user make tables.*\(42501\)/);
      expect(await whyNot(`${as}?schema=fresh`)).toMatch(/^denied: /);
    });

    test("an encoding in which not everything can be written", async () => {
      const url = await freshUrl("postgresql");
      const name = `latin_${new URL(url).pathname.slice(1)}`;
      await runOn(url, `create database ${name} encoding 'LATIN1' locale 'C' template template0`);
      onTestFinished(() => runOn(url, `drop database ${name} with (force)`).then(() => {}));
      const latin = changed(url, (each) => {
        each.pathname = `/${name}`;
      });
      expect(await whyNot(latin)).toMatch(/^unsuitable: The database's encoding is LATIN1.*UTF8/);
    });

    test("another program's tables", async () => {
      const url = await freshUrl("postgresql");
      await runOn(url, "create table books (title text)");
      expect(await whyNot(url)).toMatch(/^content: .* tables of another program.*\(42P07\)/);
      expect(await runOn(url, "select tablename from pg_tables where schemaname = 'public'")).toEqual([
        { tablename: "books" },
      ]);
      await (await open(`${url}?schema=rfcs`)).ping();
    });
  });

  test("it is told where it is, without the password", async () => {
    const url = await freshUrl("postgresql");
    const { kind, place } = await open(url);
    const { host, pathname, username } = new URL(url);
    expect([kind, place]).toEqual(["postgresql", `postgresql://${username}@${host}${pathname}`]);
  });

  test("several processes that begin at once make the tables once", async () => {
    const url = await freshUrl("postgresql");
    const stores = await Promise.all(Array.from({ length: 5 }, () => open(url)));
    await Promise.all(stores.map((store) => store.wakeUps.ring([WAKE_UP])));
    expect(await runOn(url, "select count(*)::int as made from rfckit_schema")).toEqual([{ made: NEWEST }]);
  });

  test("who reads can change nothing, the server sees to it", async () => {
    const url = await freshUrl("postgresql");
    const writer = await open(url);
    await writer.ledger.append(KEY, rowsOf(["one"]), 1);
    const reader = await openStoreToRead({ url });
    onTestFinished(() => reader.close());
    expect(await reader.ledger.read(KEY)).toEqual(rowsOf(["one"]));
    await reader.ping();
    await expect(reader.ledger.append(KEY, [], 1)).rejects.toThrow("opened to read, and this writes");
    const read = readDatabaseUrl(url);
    if (!read.ok || read.value.kind !== "postgresql") throw new Error("It is a server");
    const { database, close } = await openPostgresqlToRead(read.value);
    onTestFinished(close);
    const forced = database.ask((db) => db.updateTable("leases").set({ token: 0 }).execute());
    await expect(forced).rejects.toThrow("it can't be written to (25006)");
  });

  test("leases and due times go by the server's clock, whatever the host's says", async () => {
    const url = await freshUrl("postgresql");
    const late = await openStore({ url, clock: { now: () => 0 } });
    const early = await openStore({ url, clock: { now: () => Date.now() + 10 ** 10 } });
    onTestFinished(async () => {
      await Promise.all([late.close(), early.close()]);
    });
    await early.wakeUps.ring([WAKE_UP]);
    const taken = await late.wakeUps.take(60_000);
    expect([taken?.key, taken?.lease.until]).toEqual([KEY, 60_000]);
    expect(await early.leases.take(KEY, 60_000)).toBeNull();
    await early.wakeUps.ring([{ ...WAKE_UP, key: { repository: 1, number: 3 } }], 3_600_000);
    expect(await late.wakeUps.take(60_000)).toBeNull();
  });

  describe.skipIf(!own)("a server that goes away", () => {
    test("is a passing failure, and what was stored is there when it is back", async () => {
      const started = await startPostgresServer();
      if (!started.ok) throw new Error(started.why);
      const { server } = started;
      onTestFinished(() => server.close());
      const store = await open(await server.createDatabase());
      await store.wakeUps.ring([WAKE_UP]);
      await store.ledger.append(KEY, rowsOf(["one"]), 1);
      // Some requests are under way, and some come while it is away.
      const underWay = Promise.allSettled(
        Array.from({ length: 20 }, () =>
          store.wakeUps.ring([{ errand: "pull", key: { repository: 2, number: 1 } }]),
        ),
      );
      await server.crash();
      for (const settled of await underWay) {
        if (settled.status === "rejected") expect(settled.reason).toBeInstanceOf(StoreUnavailable);
      }
      const all = [
        () => store.ping(),
        () => store.ledger.read(KEY),
        () => store.ledger.append(KEY, [], 1),
        () => store.leases.take(KEY, 1000),
        () => store.wakeUps.ring([WAKE_UP]),
        () => store.wakeUps.take(1000),
        () => store.wakeUps.nextDueIn(),
        () => store.standings.busy(),
      ];
      for (const ask of all) await expect(ask()).rejects.toThrow(StoreUnavailable);
      await server.restart();
      expect(await store.ledger.read(KEY)).toEqual(rowsOf(["one"]));
      expect((await store.wakeUps.take(1000))?.key).toEqual(KEY);
    });
  });

  test("connections that the server ends are made anew, and no process dies of it", async () => {
    const url = await freshUrl("postgresql");
    const store = await open(url);
    for (let round = 0; round < 3; round += 1) {
      await store.ping();
      await runOn(
        url,
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rfckit' and datname = current_database()",
      );
      // Whether the end is noticed before the next request is a matter of moments; each that fails is one connection less.
      let failures = 0;
      while (!(await answers(store))) failures += 1;
      expect(failures).toBeLessThanOrEqual(5);
    }
  });

  test.each([
    ["a lock that others hold on to", ["set lock_timeout = '10ms'", "lock table leases"], "55P03"],
    ["a query that takes too long", ["set statement_timeout = '10ms'", "select pg_sleep(9)"], "57014"],
  ])("%s is a passing failure", async (_, statements, state) => {
    const url = await freshUrl("postgresql");
    const store = await open(url);
    await store.ping();
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    onTestFinished(() => other.end());
    await other.query("begin");
    await other.query("lock table leases in access exclusive mode");
    const error = await runOn(url, "begin", ...statements).catch((thrown: unknown) => thrown);
    expect(postgresqlFailure(error)).toEqual({
      kind: "unavailable",
      words: expect.stringContaining(`(${state})`),
    });
    // A reader of another table isn't held up, and gets an answer.
    expect(await store.standings.busy()).toEqual([]);
  });

  test("of two transactions in each other's way, one is tried again", async () => {
    const url = await freshUrl("postgresql");
    const read = readDatabaseUrl(url);
    if (!read.ok || read.value.kind !== "postgresql") throw new Error("It is a server");
    const { database, close } = await openPostgresql({
      url: read.value,
      clock,
      time: "database",
      holder: "",
    });
    onTestFinished(close);
    const store = createSqlStore(database);
    for (const number of [1, 2]) await store.leases.take({ repository: 1, number }, 1000);
    let attempts = 0;
    let held = 0;
    let bothHeld = (): void => {};
    const bothHold = new Promise<void>((resolve) => {
      bothHeld = resolve;
    });
    const touch = (first: number, second: number) =>
      database.transact(async (transaction) => {
        const lock = (number: number) =>
          transaction.updateTable("leases").set({ holder: "x" }).where("number", "=", number).execute();
        attempts += 1;
        await lock(first);
        held += 1;
        if (held === 2) bothHeld();
        await bothHold;
        await lock(second);
      });
    await Promise.all([touch(1, 2), touch(2, 1)]);
    expect(attempts).toBe(3);
  });
});
