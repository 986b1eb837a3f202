import { createMemoryLeases, createMemoryLedger, EMPTY_BOOK } from "@rfckit/reconciler";
import { expect, test } from "vitest";
import { type Mortality, mortalLeases, mortalLedger } from "./mortal-stores.ts";

const key = { repository: 501, number: 1 };

/** Whether a call returns at all, as far as everything that needs no waiting goes. */
async function returns(call: Promise<unknown>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setImmediate(resolve, false));
  return Promise.race([call.then(() => true), late]);
}

test("what a living process asks of its stores is done", async () => {
  const life: Mortality = { dead: false };
  const ledger = mortalLedger(createMemoryLedger(), life);
  await ledger.writeBook(501, { ...EMPTY_BOOK, identities: { ana: 1001 } });
  expect((await ledger.readBook(501)).identities).toEqual({ ana: 1001 });
});

test("a dead one is never answered, and changes nothing", async () => {
  const life: Mortality = { dead: true };
  const [ledger, leases] = [createMemoryLedger(), createMemoryLeases({ now: () => 0 })];
  const [dead, deadLeases] = [mortalLedger(ledger, life), mortalLeases(leases, life)];
  const calls = [
    dead.read(key),
    dead.append(key, [], 1),
    dead.readBook(501),
    dead.writeBook(501, { ...EMPTY_BOOK, identities: { ana: 1001 } }),
    dead.pulls(),
    deadLeases.take(key, 1000),
  ];
  expect(await Promise.all(calls.map(returns))).toEqual(calls.map(() => false));
  expect((await ledger.readBook(501)).identities).toEqual({});
  expect(await leases.take(key, 1000)).not.toBeNull();
});
