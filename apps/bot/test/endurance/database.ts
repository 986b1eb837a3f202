/** The databases that the real process is tried on: each test's own, gone with it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ledger } from "@rfckit/reconciler";
import { openStoreToRead } from "@rfckit/store";

export interface TriedDatabase {
  /** For `DATABASE_URL`. */
  readonly url: string;
  /** Looks into it, beside whoever writes. */
  look<T>(work: (ledger: Ledger) => Promise<T>): Promise<T>;
  drop(): Promise<void>;
}

export async function sqliteFile(): Promise<TriedDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "rfckit-endurance-"));
  const url = join(folder, "rfcbot.db");
  return databaseAt(url, () => rm(folder, { recursive: true, force: true }));
}

/** At an address; `drop` takes it away. */
export function databaseAt(url: string, drop: () => Promise<void>): TriedDatabase {
  return {
    url,
    async look(work) {
      const store = await openStoreToRead({ url });
      try {
        return await work(store.ledger);
      } finally {
        await store.close();
      }
    },
    drop,
  };
}
