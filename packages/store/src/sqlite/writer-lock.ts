/**
 * Lets one process write to a SQLite database, and tells the others who it is.
 *
 * The lock is a second small database beside it, held in an exclusive transaction: the operating system frees it however the
 * process dies, and knows it between containers that share a volume. A file with a process's number in it does neither.
 */
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import type { Duration, Instant } from "@rfckit/core";
import Sqlite from "better-sqlite3";
import { z } from "zod";
import { CannotOpenStore } from "../cannot-open-store.ts";
import { isErrorOf } from "../error-code.ts";
import { codeOf } from "./sqlite-failure.ts";

/** How long a process that finds the database taken waits for it, as after a restart. */
export const PATIENCE: Duration = 15_000;
const BETWEEN_ATTEMPTS: Duration = 250;

export interface WriterLock {
  release(): void;
}

export interface WriterLockOptions {
  /** Of the database, absolute and without links: two names of one file would be two locks. */
  readonly path: string;
  readonly now: Instant;
  readonly patience: Duration;
  /** Hears once that somebody else has it, and in words who. */
  readonly onWait: (holder: string) => void;
}

/** Takes the lock, or throws `CannotOpenStore` once its patience is over. */
export async function takeWriterLock(options: WriterLockOptions): Promise<WriterLock> {
  const { path, patience } = options;
  createPrivate(`${path}-writer`);
  const lock = new Sqlite(`${path}-writer`, { timeout: 0 });
  try {
    const begun = performance.now();
    for (let attempt = 1; !tryLock(lock); attempt += 1) {
      if (attempt === 1) options.onWait(readHolder(path));
      const left = patience - (performance.now() - begun);
      if (left <= 0) {
        throw new CannotOpenStore(
          "held",
          `${path} is being written to by ${readHolder(path)}. Only one process may: stop that one first, or keep the data in PostgreSQL, which several can share.`,
        );
      }
      await pause(Math.min(left, BETWEEN_ATTEMPTS));
    }
    writeHolder(path, options.now);
  } catch (error) {
    lock.close();
    throw error;
  }
  return {
    release() {
      if (!lock.open) return;
      rmSync(holderPath(path), { force: true });
      lock.close();
    },
  };
}

/** Creates an empty file that only this user can read. What exists stays: opening it here would free its locks. */
export function createPrivate(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    if (!isErrorOf(error, /^EEXIST$/)) throw error;
  }
}

function tryLock(lock: Sqlite.Database): boolean {
  try {
    lock.exec("begin exclusive");
    return true;
  } catch (error) {
    if (codeOf(error)?.startsWith("SQLITE_BUSY")) return false;
    throw error;
  }
}

const holderSchema = z.object({ host: z.string(), process: z.number(), since: z.string() });

function holderPath(path: string): string {
  return `${path}-writer.json`;
}

function writeHolder(path: string, now: Instant): void {
  const holder = { host: hostname(), process: process.pid, since: new Date(now).toISOString() };
  // Whoever reads it sees the whole of it, or what was there before.
  const draft = `${holderPath(path)}.new`;
  writeFileSync(draft, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
  renameSync(draft, holderPath(path));
}

function readHolder(path: string): string {
  try {
    const { host, process, since } = holderSchema.parse(JSON.parse(readFileSync(holderPath(path), "utf8")));
    return `process ${process} on ${host}, since ${since}`;
  } catch {
    return "another process, which hasn't said who it is";
  }
}
