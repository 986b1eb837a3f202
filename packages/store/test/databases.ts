/** For tests: empty databases of both kinds, each gone with its test, and ways to them past the store. */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { onTestFinished } from "vitest";
import type { DatabaseKind } from "../src/sql/database.ts";
import { sharedPostgresServer } from "./postgres-server.ts";

/** Memory, where there is a folder in it: what tests store needn't outlast this host, and disks are slow. */
const FOLDERS = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** Where a new file may be, alone in a folder. */
export async function freshFile(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(FOLDERS, "rfckit-store-"));
  return {
    path: join(folder, "rfcbot.db"),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Where a new file may be while the present test runs. */
export async function testFile(): Promise<string> {
  const { path, remove } = await freshFile();
  onTestFinished(remove);
  return path;
}

export async function freshUrl(kind: DatabaseKind): Promise<string> {
  if (kind === "sqlite") return testFile();
  const started = await sharedPostgresServer();
  if (!started.ok) throw new Error(started.why);
  return started.server.createDatabase();
}

/** Runs statements past the store, one after the other, and gives the rows of the last. */
export async function runOn(url: string, ...statements: string[]): Promise<unknown[]> {
  return url.startsWith("postgres") ? runOnServer(url, statements) : runOnFile(url, statements);
}

async function runOnServer(url: string, statements: string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: unknown[] = [];
    for (const text of statements) rows = (await client.query(text)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

function runOnFile(url: string, statements: string[]): unknown[] {
  const file = new Sqlite(url);
  try {
    let rows: unknown[] = [];
    for (const text of statements) {
      const statement = file.prepare(text);
      rows = statement.reader ? statement.all() : [];
      if (!statement.reader) statement.run();
    }
    return rows;
  } finally {
    file.close();
  }
}
