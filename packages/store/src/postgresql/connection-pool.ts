/**
 * The connections to a PostgreSQL server. Whatever waits there has an end: connections, queries, locks, and transactions whose
 * process fell silent.
 */
import type { Duration } from "@rfckit/core";
import type { PostgresPool, PostgresPoolClient } from "kysely";
import pg from "pg";
import { stateOf } from "./postgresql-failure.ts";

/** A process makes few requests at once; a small server has a hundred connections for all. */
const CONNECTIONS = 5;
const CONNECT_TIME: Duration = 5000;
const QUERY_TIME: Duration = 5000;
const LOCK_TIME: Duration = 3000;
/** By when this side gives a query up, where the server doesn't even say that it took too long. */
const SILENCE: Duration = 8000;
/** How long closing waits for a server that says nothing. */
const CLOSE_TIME: Duration = 2000;

export interface PoolOptions {
  /** With the password. */
  readonly address: string;
  readonly schema: string | null;
  /** Whether the server is to refuse whatever writes. */
  readonly reading: boolean;
}

export function createPool({ address, schema, reading }: PoolOptions): PostgresPool {
  const pool = new pg.Pool({
    connectionString: address,
    max: CONNECTIONS,
    application_name: "rfckit",
    connectionTimeoutMillis: CONNECT_TIME,
    query_timeout: SILENCE,
    keepAlive: true,
    types: { getTypeParser: parserFor },
    onConnect: (client) => setUpSession(client, schema, reading),
  });
  // A connection that ends while nobody uses it: the next query opens another one, and tells where it can't.
  pool.on("error", () => {});
  return { options: pool.options, connect: () => checkOut(pool), end: () => endPool(pool) };
}

/** One connection, which is thrown away afterwards where anything but the server's refusal went wrong with it. */
async function checkOut(pool: pg.Pool): Promise<PostgresPoolClient> {
  const client = await pool.connect();
  let broken = false;
  // Without a listener it would end the process.
  const onError = () => {
    broken = true;
  };
  client.on("error", onError);
  const query = async (text: string, parameters: readonly unknown[]): Promise<unknown> => {
    try {
      return await client.query(text, [...parameters]);
    } catch (error) {
      if (stateOf(error) === null) broken = true;
      throw error;
    }
  };
  return {
    // Kysely's own kind of query besides this one is for cursors, and there are none here.
    query: query as PostgresPoolClient["query"],
    release(destroy = false) {
      client.release(destroy || broken);
      client.off("error", onError);
    },
  };
}

/** Settings go to the session and not into the address: a pooler in between takes no others than its own there. */
async function setUpSession(client: pg.ClientBase, schema: string | null, reading: boolean): Promise<void> {
  const settings: readonly (readonly [string, string | number])[] = [
    ["statement_timeout", QUERY_TIME],
    ["lock_timeout", LOCK_TIME],
    ["idle_in_transaction_session_timeout", QUERY_TIME],
    ["default_transaction_read_only", reading ? "on" : "off"],
    ...(schema === null ? [] : [["search_path", schema] as const]),
  ];
  const calls = settings.map(([name, value]) => `set_config('${name}', '${value}', false)`);
  await client.query(`select ${calls.join(", ")}`);
  // Where the server answers before it has anything for good, here it answers only then.
  await client.query(
    "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'",
  );
}

async function endPool(pool: pg.Pool): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, CLOSE_TIME);
  });
  await Promise.race([pool.end(), patience]);
  clearTimeout(timer);
}

/** Whole numbers of eight bytes come as texts unless told otherwise. Ids and instants are far below 2^53. */
function parserFor(type: number, format?: "text" | "binary"): (value: string) => unknown {
  return type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format ?? "text");
}
