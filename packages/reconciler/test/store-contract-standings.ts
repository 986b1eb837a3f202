/** The standings, as every store has to keep them. */
import { BEGINNING } from "@rfckit/core";
import { describe, expect, test } from "vitest";
import type { PullKey, StandingRecord } from "../src/index.ts";
import { NASTY_TEXTS } from "./nasty-texts.ts";
import type { StoreBench } from "./store-contract.ts";

const KEY = { repository: 7_000_000_001, number: 12 };

function recordOf(key: PullKey, more: Partial<StandingRecord> = {}): StandingRecord {
  return {
    key,
    at: 1_790_000_000_000,
    owner: "o",
    name: "r",
    private: false,
    title: "An RFC",
    url: `https://github.com/o/r/pull/${key.number}`,
    author: "ana",
    hasBusiness: true,
    standing: { ...BEGINNING, posted: { "m1/checklist": { id: 3, at: 4, url: "u" } } },
    ...more,
  };
}

export function describeStandings(bench: StoreBench): void {
  describe("the standings", () => {
    test("the newest pull requests come first, of one repository or of all", async () => {
      const { standings } = bench;
      expect(await standings.list()).toEqual([]);
      const [a, b, c] = [
        recordOf({ repository: 1, number: 3 }, { private: true, author: null }),
        recordOf({ repository: 2, number: 3 }),
        recordOf({ repository: 1, number: 20 }, { hasBusiness: false }),
      ];
      for (const record of [b, a, c]) await standings.record(record, 1);
      expect(await standings.list()).toEqual([c, a, b]);
      expect(await standings.list(1)).toEqual([c, a]);
      expect(await standings.list(3)).toEqual([]);
      expect((await standings.busy()).toSorted((one, other) => one.repository - other.repository)).toEqual([
        a.key,
        b.key,
      ]);
    });

    test("a record takes the place of the one before, and never that of somebody with a larger token", async () => {
      const { standings } = bench;
      await standings.record(recordOf(KEY, { title: "first" }), 2);
      await standings.record(recordOf(KEY, { title: "second" }), 2);
      await standings.record(recordOf(KEY, { title: "third", hasBusiness: false }), 5);
      await standings.record(recordOf(KEY, { title: "late" }), 4);
      expect((await standings.list()).map(({ title }) => title)).toEqual(["third"]);
      expect(await standings.busy()).toEqual([]);
    });

    test("keep whatever people write", async () => {
      for (const [index, [what, text]] of NASTY_TEXTS.entries()) {
        const nasty = recordOf({ repository: index, number: 1 }, { title: text, author: text });
        await bench.standings.record(nasty, 1);
        expect([what, await bench.standings.list(index)]).toEqual([what, [nasty]]);
      }
    });
  });
}
