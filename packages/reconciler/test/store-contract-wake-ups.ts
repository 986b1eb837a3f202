/** The wake-ups, as every store has to keep them. */
import { describe, expect, test } from "vitest";
import { type PullKey, type Taken, type WakeUp, WHILE_HELD } from "../src/index.ts";
import { NASTY_TEXTS } from "./nasty-texts.ts";
import type { StoreBench } from "./store-contract.ts";

const LENGTH = 60_000;
const KEY = { repository: 7_000_000_001, number: 12 };

const pull = (number: number, repository = KEY.repository): WakeUp => ({
  errand: "pull",
  key: { repository, number },
});
const THIS = pull(KEY.number);

const nameOf = ({ errand, key }: WakeUp): string => `${errand} ${key.repository}#${key.number}`;

export function describeWakeUps(bench: StoreBench): void {
  const take = () => bench.wakeUps.take(LENGTH);
  const taken = async (): Promise<Taken> => {
    const found = await take();
    if (found === null) throw new Error("Nothing is due");
    return found;
  };
  const served = (one: Taken, dueIn: number | null = null) =>
    bench.wakeUps.settle(one, { kind: "served", dueIn });
  const failed = (one: Taken, dueIn: number, parked: string | null = null) =>
    bench.wakeUps.settle(one, { kind: "failed", dueIn, parked });
  /** Serves what is due until nothing is, and tells what it was. */
  const serveAll = async (): Promise<string[]> => {
    const names: string[] = [];
    for (let one = await take(); one !== null; one = await take()) {
      names.push(nameOf(one));
      await served(one);
    }
    return names;
  };

  describe("ringing", () => {
    test("nothing waits at first", async () => {
      expect([await take(), await bench.wakeUps.nextDueIn()]).toEqual([null, null]);
      expect(await bench.wakeUps.backlog()).toEqual({ due: 0, oldest: 0, parked: [] });
      await bench.wakeUps.ring([]);
      await bench.wakeUps.compare([]);
      expect(await bench.wakeUps.nextDueIn()).toBeNull();
    });

    test("what rings is due at once, and once however often it rings", async () => {
      await bench.wakeUps.ring([THIS, pull(13), THIS]);
      await bench.wakeUps.ring([THIS]);
      expect(await bench.wakeUps.nextDueIn()).toBe(0);
      expect(await serveAll()).toEqual([nameOf(THIS), nameOf(pull(13))]);
      expect(await bench.wakeUps.nextDueIn()).toBeNull();
    });

    test("with a wait it is due then, and another ring only moves it forward", async () => {
      await bench.wakeUps.ring([THIS], 5000);
      await bench.wakeUps.ring([THIS], 9000);
      expect([await take(), await bench.wakeUps.nextDueIn()]).toEqual([null, 5000]);
      await bench.wakeUps.ring([THIS], 2000);
      bench.pass(1999);
      expect([await take(), await bench.wakeUps.nextDueIn()]).toEqual([null, 1]);
      bench.pass(1);
      expect(await serveAll()).toEqual([nameOf(THIS)]);
      bench.pass(9000);
      expect(await take()).toBeNull();
    });

    test("what is overdue is due now", async () => {
      await bench.wakeUps.ring([THIS]);
      bench.pass(70_000);
      expect(await bench.wakeUps.nextDueIn()).toBe(0);
      expect(await bench.wakeUps.backlog()).toEqual({ due: 1, oldest: 70_000, parked: [] });
    });

    test("each kind of errand is one of its own", async () => {
      const errands = ["pull", "issue", "repository", "sweep", "everywhere"] as const;
      await bench.wakeUps.ring(errands.map((errand) => ({ errand, key: KEY })));
      expect((await serveAll()).length).toBe(errands.length);
    });

    test("thousands ring at once", async () => {
      await bench.wakeUps.ring(Array.from({ length: 3000 }, (_, number) => pull(number + 1)));
      expect((await bench.wakeUps.backlog()).due).toBe(3000);
    });
  });

  describe("comparing", () => {
    const print = (fingerprint: string, wakeUp = THIS) => ({ ...wakeUp, fingerprint });

    test("rings for what is new or has changed, and for nothing else", async () => {
      await bench.wakeUps.compare([print("a"), print("a", pull(13))]);
      expect((await serveAll()).length).toBe(2);
      await bench.wakeUps.compare([print("a"), print("a", pull(13))]);
      expect(await take()).toBeNull();
      await bench.wakeUps.compare([print("b"), print("a", pull(13))]);
      expect(await serveAll()).toEqual([nameOf(THIS)]);
      await bench.wakeUps.compare([print("b")]);
      expect(await take()).toBeNull();
      await bench.wakeUps.compare([print("a")]);
      expect(await serveAll()).toEqual([nameOf(THIS)]);
    });

    test("a ring changes no fingerprint, and what only rang before has none", async () => {
      await bench.wakeUps.ring([THIS]);
      await serveAll();
      await bench.wakeUps.compare([print("a")]);
      expect((await serveAll()).length).toBe(1);
      await bench.wakeUps.ring([THIS]);
      await serveAll();
      await bench.wakeUps.compare([print("a")]);
      expect(await take()).toBeNull();
    });

    test("what changes moves a later due time forward, and what doesn't leaves it alone", async () => {
      await bench.wakeUps.compare([print("a")]);
      await served(await taken(), 7000);
      await bench.wakeUps.compare([print("a")]);
      expect(await bench.wakeUps.nextDueIn()).toBe(7000);
      await bench.wakeUps.compare([print("b")]);
      expect(await bench.wakeUps.nextDueIn()).toBe(0);
    });

    test("a change while it is being served is not lost", async () => {
      await bench.wakeUps.compare([print("a")]);
      const one = await taken();
      await bench.wakeUps.compare([print("b")]);
      await served(one);
      expect(await serveAll()).toEqual([nameOf(THIS)]);
    });

    test("takes whatever a fingerprint is made of", async () => {
      const prints = NASTY_TEXTS.map(([, text], index) => print(text, pull(index + 1)));
      await bench.wakeUps.compare(prints);
      expect((await serveAll()).length).toBe(prints.length);
      await bench.wakeUps.compare(prints);
      expect(await serveAll()).toEqual([]);
      await bench.wakeUps.compare(prints.map((each) => ({ ...each, fingerprint: `${each.fingerprint}.` })));
      expect((await serveAll()).length).toBe(prints.length);
    });
  });

  describe("taking", () => {
    test("comes with a lease on its key, which nobody else gets", async () => {
      await bench.wakeUps.ring([THIS]);
      const one = await taken();
      expect([one.errand, one.key, one.failures]).toEqual(["pull", KEY, 0]);
      expect([one.lease.key, one.lease.until]).toEqual([KEY, bench.now() + LENGTH]);
      expect([await take(), await bench.leases.take(KEY, LENGTH)]).toEqual([null, null]);
      await served(one);
      expect((await bench.leases.take(KEY, LENGTH))?.token).toBeGreaterThan(one.lease.token);
    });

    test("what was begun and never settled is due again once the lease has run out", async () => {
      await bench.wakeUps.ring([THIS]);
      const first = await taken();
      bench.pass(LENGTH - 1);
      expect(await take()).toBeNull();
      bench.pass(1);
      const second = await taken();
      expect([second.errand, second.key, second.failures]).toEqual(["pull", KEY, 0]);
      expect(second.lease.token).toBeGreaterThan(first.lease.token);
    });

    test("waits while somebody has the lease, and looks again in a moment", async () => {
      const lease = await bench.leases.take(KEY, LENGTH);
      await bench.wakeUps.ring([THIS]);
      expect(await take()).toBeNull();
      const wait = await bench.wakeUps.nextDueIn();
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(WHILE_HELD);
      await bench.wakeUps.ring([pull(13)], 1000);
      expect(await bench.wakeUps.nextDueIn()).toBe(1000);
      if (lease !== null) await bench.leases.release(lease);
      expect(await serveAll()).toEqual([nameOf(THIS)]);
    });

    test("of two errands on one key, the other waits for the lease", async () => {
      const issue: WakeUp = { errand: "issue", key: KEY };
      await bench.wakeUps.ring([THIS]);
      bench.pass(1);
      await bench.wakeUps.ring([issue]);
      const one = await taken();
      expect([nameOf(one), await take()]).toEqual([nameOf(THIS), null]);
      await served(one);
      expect(await serveAll()).toEqual([nameOf(issue)]);
    });

    test("in one repository it is the one that has waited longest", async () => {
      await bench.wakeUps.ring([pull(3)], 30);
      await bench.wakeUps.ring([pull(1)], 10);
      await bench.wakeUps.ring([pull(2)], 20);
      await bench.wakeUps.ring([pull(9)], 9000);
      bench.pass(100);
      expect(await serveAll()).toEqual([1, 2, 3].map((number) => nameOf(pull(number))));
    });

    test("a repository with much to do starves no other: they take turns", async () => {
      await bench.wakeUps.ring(Array.from({ length: 50 }, (_, index) => pull(index + 1, 1)));
      bench.pass(1000);
      await bench.wakeUps.ring([pull(1, 2), pull(2, 2)]);
      bench.pass(1000);
      await bench.wakeUps.ring([pull(1, 3)]);
      const repositories: number[] = [];
      for (let count = 0; count < 7; count += 1) {
        const one = await taken();
        repositories.push(one.key.repository);
        await served(one);
      }
      expect(repositories).toEqual([1, 2, 3, 1, 2, 1, 1]);
      // Who had their turn longest ago is next, though the others have waited longer.
      await bench.wakeUps.ring([pull(7, 3)]);
      expect((await taken()).key.repository).toBe(3);
    });
  });

  describe("settling", () => {
    const ringAndTake = async (key: PullKey = KEY): Promise<Taken> => {
      await bench.wakeUps.ring([{ errand: "pull", key }]);
      return taken();
    };

    test("what is served rests until its next due time, or until it is rung for", async () => {
      await served(await ringAndTake(), 8000);
      expect([await take(), await bench.wakeUps.nextDueIn()]).toEqual([null, 8000]);
      bench.pass(8000);
      await served(await taken());
      expect(await bench.wakeUps.nextDueIn()).toBeNull();
      expect(nameOf(await ringAndTake())).toBe(nameOf(THIS));
    });

    test.each([
      [0, null],
      [0, 8000],
      [3000, null],
      [3000, 8000],
    ])(
      "what rang while it was served is due at once: in %i ms, and it may rest for %s",
      async (wait, dueIn) => {
        const one = await ringAndTake();
        bench.pass(100);
        await bench.wakeUps.ring([THIS], wait);
        await served(one, dueIn);
        expect(await bench.wakeUps.nextDueIn()).toBe(0);
        await served(await taken(), dueIn);
        expect(await bench.wakeUps.nextDueIn()).toBe(dueIn);
      },
    );

    test("what is postponed comes again then, whatever rang, and has failed no more than before", async () => {
      const one = await ringAndTake();
      await failed(one, 0);
      const two = await taken();
      await bench.wakeUps.ring([THIS]);
      await bench.wakeUps.settle(two, { kind: "postponed", dueIn: 4000 });
      expect(await bench.wakeUps.nextDueIn()).toBe(4000);
      bench.pass(4000);
      expect((await taken()).failures).toBe(1);
    });

    test("what failed comes again then, whatever rang meanwhile; a later ring brings it forward", async () => {
      const one = await ringAndTake();
      await bench.wakeUps.ring([THIS]);
      await failed(one, 4000);
      expect([await take(), await bench.wakeUps.nextDueIn()]).toEqual([null, 4000]);
      await bench.wakeUps.ring([THIS]);
      const two = await taken();
      expect(two.failures).toBe(1);
      await failed(two, 0);
      expect((await taken()).failures).toBe(2);
    });

    test("failures are counted in a row: what is served has none", async () => {
      await failed(await ringAndTake(), 0);
      await failed(await taken(), 0);
      await served(await taken(), 0);
      expect((await taken()).failures).toBe(0);
    });

    test("what is parked tells why, until it is served", async () => {
      const why = NASTY_TEXTS.map(([, text]) => text).join();
      await failed(await ringAndTake(), 4000, why);
      const parked = [{ errand: "pull", key: KEY, why }];
      expect(await bench.wakeUps.backlog()).toEqual({ due: 0, oldest: 0, parked });
      bench.pass(5000);
      expect(await bench.wakeUps.backlog()).toEqual({ due: 1, oldest: 1000, parked });
      await bench.wakeUps.settle(await taken(), { kind: "postponed", dueIn: 0 });
      expect((await bench.wakeUps.backlog()).parked).toEqual(parked);
      await served(await taken());
      expect((await bench.wakeUps.backlog()).parked).toEqual([]);
    });

    test("what fails without being parked again isn't any more", async () => {
      await failed(await ringAndTake(), 0, "why");
      await failed(await taken(), 0);
      expect((await bench.wakeUps.backlog()).parked).toEqual([]);
    });

    test.each([
      { kind: "served", dueIn: null },
      { kind: "postponed", dueIn: 90_000 },
      { kind: "failed", dueIn: 90_000, parked: "late" },
    ] as const)("who comes late settles nothing that somebody else has taken: $kind", async (settlement) => {
      const late = await ringAndTake();
      bench.pass(LENGTH);
      const present = await taken();
      await bench.wakeUps.settle(late, settlement);
      // Theirs it stays, and nothing else has happened to it.
      expect([await take(), await bench.leases.take(KEY, LENGTH)]).toEqual([null, null]);
      bench.pass(LENGTH);
      const again = await taken();
      expect([again.failures, (await bench.wakeUps.backlog()).parked]).toEqual([0, []]);
      expect(again.lease.token).toBeGreaterThan(present.lease.token);
    });

    test("nor where the lease was taken for something else on the same key", async () => {
      const late = await ringAndTake();
      bench.pass(LENGTH);
      const lease = await bench.leases.take(KEY, LENGTH);
      await served(late);
      expect(await bench.leases.take(KEY, LENGTH)).toBeNull();
      if (lease !== null) await bench.leases.release(lease);
      expect(await serveAll()).toEqual([nameOf(THIS)]);
    });

    test("who comes late and finds it as it was does settle it", async () => {
      const late = await ringAndTake();
      bench.pass(5 * LENGTH);
      await served(late, 1000);
      expect([await take(), await bench.wakeUps.nextDueIn()]).toEqual([null, 1000]);
    });

    test("settling twice is settling once", async () => {
      const one = await ringAndTake();
      await failed(one, 1000);
      await failed(one, 9000);
      bench.pass(1000);
      expect((await taken()).failures).toBe(1);
    });
  });
}
