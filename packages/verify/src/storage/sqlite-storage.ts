/**
 * A real SQLite database that its processes leave as a killed one does: nothing is closed, and what is torn is cut off in the
 * middle of the last transaction, in the very file that SQLite appends it to.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Clock, LEASE_LENGTH } from "@rfckit/reconciler";
import { type OpenStore, openStore } from "@rfckit/store";
import type { Storage } from "./storage.ts";

const FILE = "rfcbot.db";
/** Where SQLite appends what it writes, until it is put in its place. */
const LOG = `${FILE}-wal`;

export function sqliteStorage(clock: Clock): Storage {
  return new SqliteStorage(clock);
}

class SqliteStorage implements Storage {
  readonly #clock: Clock;
  readonly #root = mkdtempSync(join(tmpdir(), "rfckit-verify-"));
  #generation = 0;
  #store: OpenStore | null = null;
  #ahead = 0;
  /** How much of the log is left, where it was torn. */
  #left: number | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
    mkdirSync(this.#folder());
  }

  async open(): Promise<OpenStore> {
    const clock = { now: () => this.#clock.now() + this.#ahead };
    this.#store = await openStore({ url: join(this.#folder(), FILE), clock });
    return this.#store;
  }

  async tear(write: () => Promise<unknown>): Promise<void> {
    const before = this.#logSize();
    await write();
    const after = this.#logSize();
    // Begun anew from its start, the log is no longer than it was: then the transaction is in its first half.
    this.#left = after > before ? before + Math.floor((after - before) / 2) : 0;
  }

  async die(): Promise<void> {
    const dead = this.#folder();
    this.#generation += 1;
    mkdirSync(this.#folder());
    for (const name of [FILE, LOG]) cpSync(join(dead, name), join(this.#folder(), name));
    if (this.#left !== null) truncateSync(join(this.#folder(), LOG), this.#left);
    this.#left = null;
    await this.#store?.close();
    this.#store = null;
    rmSync(dead, { recursive: true });
  }

  /** For the database a minute passes, and for nobody else. */
  async expire(): Promise<void> {
    this.#ahead += LEASE_LENGTH;
  }

  async end(): Promise<void> {
    await this.#store?.close();
    rmSync(this.#root, { recursive: true, force: true });
  }

  #folder(): string {
    return join(this.#root, String(this.#generation));
  }

  #logSize(): number {
    return statSync(join(this.#folder(), LOG)).size;
  }
}
