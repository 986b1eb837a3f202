/**
 * The ledger in memory, for the simulator, tests and trying things out. It is as strict as a database: what
 * doesn't follow the last row is refused, and nothing that was handed out can be changed from outside.
 */

import { LeaseLost } from "./ports/leases.ts";
import type { RepositoryBook } from "./ports/ledger.ts";
import { EMPTY_BOOK, type Ledger, type LedgerRow } from "./ports/ledger.ts";
import type { PullKey } from "./ports/snapshot.ts";

/** `isDurable` is for whoever keeps it as long as a database would last. */
export function createMemoryLedger({ isDurable = false } = {}): Ledger {
  const pulls = new Map<string, { readonly key: PullKey; readonly rows: LedgerRow[]; token: number }>();
  const books = new Map<number, RepositoryBook>();
  return {
    isDurable,
    async read(key) {
      return [...(pulls.get(nameOf(key))?.rows ?? [])];
    },
    async append(key, rows, token) {
      const pull = pulls.get(nameOf(key)) ?? { key, rows: [], token };
      if (token < pull.token) throw new LeaseLost(key);
      let last = pull.rows.at(-1);
      for (const row of rows) {
        if (row.seq !== (last?.seq ?? 0) + 1 || row.previous !== (last?.hash ?? "")) {
          throw new Error(
            `Row ${row.seq} of ${nameOf(key)} doesn't follow row ${last?.seq ?? 0}: somebody else is writing`,
          );
        }
        last = row;
      }
      pull.token = token;
      pull.rows.push(...rows);
      pulls.set(nameOf(key), pull);
    },
    async readBook(repository) {
      return books.get(repository) ?? EMPTY_BOOK;
    },
    async writeBook(repository, book) {
      if (book.version !== (books.get(repository) ?? EMPTY_BOOK).version + 1) return false;
      books.set(repository, book);
      return true;
    },
    async pulls() {
      return [...pulls.values()].map((pull) => pull.key);
    },
  };
}

function nameOf(key: PullKey): string {
  return `${key.repository}#${key.number}`;
}
