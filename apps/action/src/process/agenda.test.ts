import { DAY, HOUR, MINUTE } from "@rfckit/core";
import type { Glimpse } from "@rfckit/github";
import type { ReceiptsSay } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import { chooseAgenda, type Seen, toPeekAt } from "./agenda.ts";

const NOW = Date.UTC(2026, 0, 5, 9);
const labels = {
  pending: new Set(["motion-to-finalize", "final-comment-period"]),
  finished: new Set(["finished-final-comment-period"]),
};

/** Changed so long ago, in ms. */
function pull(number: number, ago: number, borne: readonly string[] = [], open = true): Glimpse {
  return { number, url: `https://github.com/o/r/pull/${number}`, labels: borne, open, changedAt: NOW - ago };
}

const seen = (pulls: readonly Glimpse[], done: readonly number[] = [], at = NOW): Seen => ({
  at,
  pulls,
  labels,
  done: new Set(done),
});

const PENDING = ["Motion-to-Finalize"];
const FINISHED = ["finished-final-comment-period"];
const due = (at: number | null): ReceiptsSay => ({ kind: "pending", due: at });

describe("a run that an event began", () => {
  const choose = (pulls: readonly Glimpse[], say: Readonly<Record<number, ReceiptsSay>> = {}) =>
    chooseAgenda(seen(pulls), "event", (number) => say[number]);

  test("goes by the receipts of what is on the table", () => {
    const pulls = [1, 2, 3, 4, 5].map((number) => pull(number, 2 * DAY, PENDING));
    expect(toPeekAt(seen(pulls, [5]), "event").map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    const say = { 1: due(NOW), 2: due(NOW + 1), 3: due(null), 4: { kind: "unknown" } as const };
    expect(choose(pulls.slice(0, 4), say)).toEqual([1, 4]);
  });

  test("looks at what changed within the hour, whatever it bears, and at nothing else that is quiet", () => {
    const pulls = [pull(1, HOUR), pull(2, HOUR + 1), pull(3, MINUTE, PENDING), pull(4, 30 * DAY)];
    expect(toPeekAt(seen(pulls), "event")).toEqual([]);
    expect(choose(pulls)).toEqual([3, 1]);
  });

  test("looks at five decisions that wait, and first", () => {
    const waiting = [11, 12, 13, 14, 15, 16, 17].map((number) => pull(number, 9 * DAY, FINISHED));
    expect(choose([pull(1, MINUTE), ...waiting])).toEqual([11, 12, 13, 14, 15, 1]);
  });

  test("looks at what ended just now, unless by the receipts the bot ended it", () => {
    const pulls = [1, 2].map((number) => pull(number, MINUTE, FINISHED, false));
    expect(toPeekAt(seen(pulls), "event")).toHaveLength(2);
    expect(choose(pulls, { 1: { kind: "ended" }, 2: due(null) })).toEqual([2]);
    expect(choose([pull(3, 2 * HOUR, FINISHED, false), pull(4, MINUTE, [], false)])).toEqual([]);
  });
});

describe("a round", () => {
  const choose = (pulls: readonly Glimpse[], at = NOW) =>
    chooseAgenda(seen(pulls, [], at), "round", () => undefined);

  test("takes all that is on the table, decided, or changed within a day", () => {
    const pulls = [
      pull(1, 30 * DAY, PENDING),
      pull(2, 30 * DAY, FINISHED),
      pull(3, DAY),
      pull(4, DAY, [], false),
      pull(5, 2 * DAY, [], false),
    ];
    expect(choose(pulls)).toEqual([2, 1, 3, 4]);
  });

  test("takes ten of the quiet ones, and in three days' rounds each of two hundred", () => {
    const pulls = Array.from({ length: 200 }, (_, index) => pull(index + 1, 30 * DAY));
    const taken = new Set<number>();
    for (let at = NOW; at < NOW + 3 * DAY; at += 30 * MINUTE) {
      const some = choose(pulls, at);
      expect(some).toHaveLength(10);
      for (const number of some) taken.add(number);
    }
    expect(taken.size).toBe(200);
  });
});

test("by hand all that is open is looked at, but for what was already", () => {
  const pulls = Array.from({ length: 200 }, (_, index) => pull(index + 1, 300 * DAY));
  expect(chooseAgenda(seen(pulls, [7]), "everything", () => undefined)).toHaveLength(199);
});
