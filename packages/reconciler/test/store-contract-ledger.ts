/** The ledger and the repositories' books, as every store has to keep them. */
import type { Entry } from "@rfckit/core";
import { describe, expect, test } from "vitest";
import { EMPTY_BOOK, LeaseLost, type LedgerRow, type RepositoryBook } from "../src/index.ts";
import { chainRows, findBreak } from "../src/ledger-chain.ts";
import { NASTY_TEXTS } from "./nasty-texts.ts";
import type { StoreBench } from "./store-contract.ts";

const KEY = { repository: 7_000_000_001, number: 12 };
const OTHER = { repository: 7_000_000_001, number: 13 };

/** Rows of somebody's words, each about a text. */
export function rowsOf(texts: readonly string[], last?: LedgerRow): LedgerRow[] {
  return chainRows(
    last,
    texts.map(
      (text, index): Entry => ({
        kind: "command",
        key: `comment/${index}/${text}`,
        at: 1_790_000_000_000 + index,
        by: { id: 583_231, login: "ana" },
        source: { kind: "comment", id: index, url: `https://github.com/o/r/pull/12#issuecomment-${index}` },
        version: 0,
        command: { name: "object", objection: text },
        admin: false,
        belongs: "roster",
        text: null,
      }),
    ),
  );
}

/** Made once for all stores: their hashes take a while. */
let tenThousand: LedgerRow[] | undefined;

export function describeLedger(bench: StoreBench): void {
  describe("the ledger", () => {
    const rows = rowsOf(["one", "two", "three", "four"]);

    test("gives back what was appended, in its order, pull request by pull request", async () => {
      expect(await bench.ledger.read(KEY)).toEqual([]);
      await bench.ledger.append(KEY, rows.slice(0, 1), 1);
      await bench.ledger.append(KEY, rows.slice(1), 1);
      await bench.ledger.append(OTHER, rowsOf(["elsewhere"]), 1);
      expect(await bench.ledger.read(KEY)).toEqual(rows);
      expect(await bench.ledger.read(OTHER)).toEqual(rowsOf(["elsewhere"]));
      expect(await bench.ledger.read({ ...KEY, repository: 1 })).toEqual([]);
      expect(sorted(await bench.ledger.pulls())).toEqual([KEY, OTHER]);
    });

    test.each([
      ["a row twice", rows.slice(0, 2)],
      ["a gap", rows.slice(3)],
      ["a row of another chain", rowsOf(["x", "y", "z"]).slice(2)],
      ["the beginning anew", rowsOf(["x"])],
    ])("refuses what doesn't follow the last row: %s", async (_, wrong) => {
      await bench.ledger.append(KEY, rows.slice(0, 2), 1);
      await expect(bench.ledger.append(KEY, wrong, 1)).rejects.toThrow(
        "#12 doesn't follow row 2: somebody else is writing",
      );
      expect(await bench.ledger.read(KEY)).toEqual(rows.slice(0, 2));
      await bench.ledger.append(KEY, rows.slice(2), 1);
      expect(await bench.ledger.read(KEY)).toEqual(rows);
    });

    test("refuses a beginning that isn't one", async () => {
      await expect(bench.ledger.append(KEY, rows.slice(1), 1)).rejects.toThrow("doesn't follow row 0");
      expect(await bench.ledger.pulls()).toEqual([]);
    });

    test("takes all of what is appended at once, or nothing", async () => {
      await bench.ledger.append(KEY, rows.slice(0, 1), 1);
      const torn = [...rows.slice(1, 3), ...rowsOf(["x"])];
      await expect(bench.ledger.append(KEY, torn, 1)).rejects.toThrow("doesn't follow row 3");
      expect(await bench.ledger.read(KEY)).toEqual(rows.slice(0, 1));
    });

    test("takes nothing from whoever had the lease before somebody that has appended (invariant 15)", async () => {
      await bench.ledger.append(KEY, rows.slice(0, 1), 1);
      await bench.ledger.append(KEY, rows.slice(1, 2), 3);
      await expect(bench.ledger.append(KEY, rows.slice(2), 2)).rejects.toThrow(LeaseLost);
      expect(await bench.ledger.read(KEY)).toEqual(rows.slice(0, 2));
      await bench.ledger.append(KEY, rows.slice(2), 3);
      expect(await bench.ledger.read(KEY)).toEqual(rows);
    });

    test("keeps whatever people write", async () => {
      for (const [index, [what, text]] of NASTY_TEXTS.entries()) {
        const key = { ...KEY, number: 100 + index };
        const nasty = rowsOf([text, `${text}${text}`]);
        await bench.ledger.append(key, nasty, 1);
        const kept = await bench.ledger.read(key);
        expect([what, kept]).toEqual([what, nasty]);
        expect([what, findBreak(kept)]).toEqual([what, null]);
      }
    });

    test("keeps ten thousand rows, appended at once and one by one", async () => {
      tenThousand ??= rowsOf(Array.from({ length: 10_000 }, (_, index) => `row ${index}`));
      const many = tenThousand;
      await bench.ledger.append(KEY, many.slice(0, 9_990), 1);
      for (const row of many.slice(9_990)) await bench.ledger.append(KEY, [row], 1);
      const kept = await bench.ledger.read(KEY);
      expect(kept.length).toBe(10_000);
      expect(kept.at(-1)).toEqual(many.at(-1));
      expect(kept.findIndex((row, index) => row.seq !== index + 1)).toBe(-1);
      expect(findBreak(kept)).toBeNull();
    });

    test("of two who append the same at once, one does", async () => {
      const other = await bench.another();
      const done = await Promise.allSettled([
        bench.ledger.append(KEY, rows, 1),
        other.ledger.append(KEY, rows, 1),
      ]);
      expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(await bench.ledger.read(KEY)).toEqual(rows);
    });
  });

  describe("a repository's book", () => {
    const book = (version: number, more: Partial<RepositoryBook> = {}): RepositoryBook => {
      return { ...EMPTY_BOOK, version, ...more };
    };

    test("is empty at first, and is written version by version", async () => {
      const { ledger } = bench;
      expect(await ledger.readBook(1)).toEqual(EMPTY_BOOK);
      const first = book(1, { inForce: { blob: "b", text: "projects: {}" } });
      expect(await ledger.writeBook(1, first)).toBe(true);
      expect(await ledger.readBook(1)).toEqual(first);
      expect(await ledger.readBook(2)).toEqual(EMPTY_BOOK);
      const refused = [await ledger.writeBook(1, book(1)), await ledger.writeBook(1, book(3))];
      expect(refused).toEqual([false, false]);
      expect(await ledger.readBook(1)).toEqual(first);
      expect(await ledger.writeBook(1, book(2))).toBe(true);
      expect(await ledger.readBook(1)).toEqual(book(2));
    });

    test.each([1, 2])("version %i is written by one of several who want to at once", async (version) => {
      const others = [bench, await bench.another(), await bench.another()];
      for (let before = 1; before < version; before += 1) await bench.ledger.writeBook(1, book(before));
      const written = await Promise.all(
        others.map(({ ledger }, index) => ledger.writeBook(1, book(version, { identities: { ana: index } }))),
      );
      expect(written.filter(Boolean).length).toBe(1);
      expect(await bench.ledger.readBook(1)).toEqual(
        book(version, { identities: { ana: written.indexOf(true) } }),
      );
    });

    test("keeps whatever people write", async () => {
      for (const [index, [what, text]] of NASTY_TEXTS.entries()) {
        const nasty = book(1, {
          inForce: { blob: "b", text },
          people: { b: { [text]: { id: 1, login: text }, nobody: null } },
        });
        expect(await bench.ledger.writeBook(index, nasty)).toBe(true);
        expect([what, await bench.ledger.readBook(index)]).toEqual([what, nasty]);
      }
    });
  });
}

function sorted<Key extends { readonly number: number }>(keys: readonly Key[]): Key[] {
  return [...keys].sort((one, other) => one.number - other.number);
}
