/**
 * What every store has to keep, in memory or in a database: the ledger, the leases, the wake-ups and the standings.
 *
 * Each test begins with an empty store and with a clock that it moves itself. Where several processes may share a store, the
 * tests are several clients of it.
 */
import type { Duration, Instant } from "@rfckit/core";
import { afterEach, beforeEach, describe } from "vitest";
import type { Clock, Store } from "../src/index.ts";
import { describeLeases } from "./store-contract-leases.ts";
import { describeLedger } from "./store-contract-ledger.ts";
import { describeStandings } from "./store-contract-standings.ts";
import { describeCrowds } from "./store-contract-together.ts";
import { describeWakeUps } from "./store-contract-wake-ups.ts";

export { chainRows, findBreak } from "../src/ledger-chain.ts";
export { NASTY_TEXTS } from "./nasty-texts.ts";
export { rowsOf } from "./store-contract-ledger.ts";

/** An empty store, and whatever lets others use it. */
export interface StoreSubject {
  readonly store: Store;
  /** Another client of the same data, as another process has; where only one process may write, the same one again. */
  another(): Promise<Store>;
  close(): Promise<void>;
}

/** Makes an empty store that goes by this clock in everything. */
export type MakeStoreSubject = (clock: Clock) => Promise<StoreSubject>;

/** What a test has before it. */
export interface StoreBench extends Store {
  /** The present instant, in UTC ms. */
  now(): Instant;
  /** Lets time pass, in ms. */
  pass(time: Duration): void;
  another(): Promise<Store>;
}

/** An ordinary day, in UTC ms. */
const START: Instant = 1_790_000_000_000;

export function describeStoreContract(name: string, makeSubject: MakeStoreSubject): void {
  describe(`the store: ${name}`, () => {
    let time = START;
    let subject: StoreSubject | null = null;
    const present = (): StoreSubject => {
      if (subject === null) throw new Error("No test is running");
      return subject;
    };
    const bench: StoreBench = {
      get ledger() {
        return present().store.ledger;
      },
      get leases() {
        return present().store.leases;
      },
      get wakeUps() {
        return present().store.wakeUps;
      },
      get standings() {
        return present().store.standings;
      },
      now: () => time,
      pass(passed) {
        time += passed;
      },
      another: () => present().another(),
    };
    beforeEach(async () => {
      time = START;
      subject = await makeSubject({ now: () => time });
    });
    afterEach(async () => {
      await subject?.close();
      subject = null;
    });
    describeLedger(bench);
    describeLeases(bench);
    describeWakeUps(bench);
    describeStandings(bench);
    describeCrowds(bench);
  });
}
