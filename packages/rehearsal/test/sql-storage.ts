/** The bot's processes on a real database: each opens it anew. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "@rfckit/reconciler";
import { type OpenStore, openStore } from "@rfckit/store";
import pg from "pg";
import type { Storage } from "../src/storage.ts";

/** A file of its own for each play, which is gone with it. */
export function sqliteStorage(clock: Clock): Storage {
  const folder = mkdtempSync(join(tmpdir(), "rfckit-rehearsal-"));
  return sqliteStorageAt(join(folder, "rfcbot.db"), clock, async () =>
    rmSync(folder, { recursive: true, force: true }),
  );
}

/** A file that may have something in it already; `end` is the play's end. */
export function sqliteStorageAt(path: string, clock: Clock, end = async () => {}): Storage {
  return new SqlStorage(path, clock, { free: async () => {}, end });
}

/** On a server's database. */
export function postgresStorage(url: string, clock: Clock): Storage {
  return new SqlStorage(url, clock, {
    // Nobody can tell that a process elsewhere is dead: its leases run out. Here it is known.
    free: async () => {
      const client = new pg.Client(url);
      await client.connect();
      await client.query("update leases set until = 0");
      await client.end();
    },
    end: async () => {},
  });
}

interface Ways {
  readonly free: () => Promise<void>;
  readonly end: () => Promise<void>;
}

class SqlStorage implements Storage {
  readonly #url: string;
  readonly #clock: Clock;
  readonly #more: Ways;
  #store: OpenStore | null = null;

  constructor(url: string, clock: Clock, more: Ways) {
    this.#url = url;
    this.#clock = clock;
    this.#more = more;
  }

  async open(): Promise<OpenStore> {
    this.#store = await openStore({ url: this.#url, clock: this.#clock, time: "host" });
    return this.#store;
  }

  async close(): Promise<void> {
    await this.#store?.close();
    await this.#more.free();
    this.#store = null;
  }

  async end(): Promise<void> {
    await this.close();
    await this.#more.end();
  }
}
