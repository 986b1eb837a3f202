import { createMemoryStore, EMPTY_BOOK } from "@rfckit/reconciler";
import { expect, test } from "vitest";
import { type Mortality, mortalStore } from "./mortal-store.ts";

const key = { repository: 501, number: 1 };
const BOOK = { ...EMPTY_BOOK, version: 1, identities: { ana: 1001 } };

/** Whether a call returns at all, as far as everything that needs no waiting goes. */
async function returns(call: Promise<unknown>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setImmediate(resolve, false));
  return Promise.race([call.then(() => true), late]);
}

test("what a living process asks of its store is done", async () => {
  const life: Mortality = { dead: false };
  const { ledger, wakeUps } = mortalStore(createMemoryStore({ now: () => 0 }), life);
  await ledger.writeBook(501, BOOK);
  expect((await ledger.readBook(501)).identities).toEqual({ ana: 1001 });
  await wakeUps.ring([{ errand: "pull", key }]);
  expect(await wakeUps.nextDueIn()).toBe(0);
});

test("a dead one is never answered, and changes nothing", async () => {
  const store = createMemoryStore({ now: () => 0 });
  const dead = mortalStore(store, { dead: true });
  const calls = [
    dead.ledger.read(key),
    dead.ledger.append(key, [], 1),
    dead.ledger.readBook(501),
    dead.ledger.writeBook(501, BOOK),
    dead.ledger.pulls(),
    dead.leases.take(key, 1000),
    dead.wakeUps.ring([{ errand: "pull", key }]),
    dead.standings.busy(),
  ];
  expect(await Promise.all(calls.map(returns))).toEqual(calls.map(() => false));
  expect((await store.ledger.readBook(501)).identities).toEqual({});
  expect(await store.leases.take(key, 1000)).not.toBeNull();
  expect(await store.wakeUps.nextDueIn()).toBeNull();
});
