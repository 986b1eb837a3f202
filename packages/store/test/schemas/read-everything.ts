/** For tests: all that a store holds, as its ports tell it. */
import { DAY, HOUR, type Instant } from "@rfckit/core";
import type { PullKey, Store } from "@rfckit/reconciler";
import { KEPT_AT } from "./running-motion.ts";

/** Reads it all, and then runs every errand that is due within a year. `setTime` sets the clock that the store goes by. */
export async function readEverything(store: Store, setTime: (at: Instant) => void): Promise<unknown> {
  const { ledger, standings, wakeUps } = store;
  // Whatever leases there were have run out.
  setTime(KEPT_AT + 24 * HOUR);
  const pulls = [...(await ledger.pulls())].sort(inOrder);
  const repositories = [...new Set(pulls.map(({ repository }) => repository))];
  const kept = {
    ledgers: await Promise.all(pulls.map(async (key) => ({ key, rows: await ledger.read(key) }))),
    books: await Promise.all(repositories.map((repository) => ledger.readBook(repository))),
    standings: await standings.list(),
    busy: [...(await standings.busy())].sort(inOrder),
    backlog: await wakeUps.backlog(),
    nextDueIn: await wakeUps.nextDueIn(),
  };
  setTime(KEPT_AT + 365 * DAY);
  const run: unknown[] = [];
  for (let taken = await wakeUps.take(HOUR); taken !== null; taken = await wakeUps.take(HOUR)) {
    const { errand, key, rings, failures, lease } = taken;
    run.push({ errand, key, rings, failures, token: lease.token });
    await wakeUps.settle(taken, { kind: "served", dueIn: null });
  }
  await wakeUps.compare([
    { errand: "pull", key: { repository: 7_000_000_001, number: 12 }, fingerprint: "a" },
    { errand: "pull", key: { repository: 7_000_000_001, number: 7 }, fingerprint: "\ud800 b" },
  ]);
  return { ...kept, run, changed: (await wakeUps.backlog()).due };
}

function inOrder(one: PullKey, other: PullKey): number {
  return one.repository - other.repository || one.number - other.number;
}
