/** The leases, as every store has to keep them. */
import { describe, expect, test } from "vitest";
import type { Lease } from "../src/index.ts";
import type { StoreBench } from "./store-contract.ts";

const KEY = { repository: 7_000_000_001, number: 12 };
const LENGTH = 60_000;

export function describeLeases(bench: StoreBench): void {
  describe("the leases", () => {
    const take = async (key = KEY): Promise<Lease> => {
      const lease = await bench.leases.take(key, LENGTH);
      if (lease === null) throw new Error("Somebody has it");
      return lease;
    };

    test("one has it until it is given back, and who comes next has a larger token", async () => {
      const first = await take();
      expect(first).toEqual({ key: KEY, token: first.token, until: bench.now() + LENGTH });
      expect(await bench.leases.take(KEY, LENGTH)).toBeNull();
      await bench.leases.release(first);
      const second = await take();
      expect(second.token).toBeGreaterThan(first.token);
    });

    test("that on another pull request is another one", async () => {
      await take();
      await take({ ...KEY, number: 13 });
      await take({ ...KEY, repository: 1 });
      expect(await bench.leases.take({ ...KEY, number: 13 }, LENGTH)).toBeNull();
    });

    test("it runs out by itself, to the millisecond", async () => {
      const first = await take();
      bench.pass(LENGTH - 1);
      expect(await bench.leases.take(KEY, LENGTH)).toBeNull();
      bench.pass(1);
      const second = await take();
      expect(second.token).toBeGreaterThan(first.token);
      expect(second.until).toBe(bench.now() + LENGTH);
    });

    test("it is renewed from now on, also once it has run out, as long as nobody else has taken it", async () => {
      const first = await take();
      bench.pass(LENGTH - 1);
      expect(await bench.leases.renew(first, LENGTH)).toEqual({ ...first, until: bench.now() + LENGTH });
      bench.pass(LENGTH - 1);
      expect(await bench.leases.take(KEY, LENGTH)).toBeNull();
      bench.pass(1);
      const renewed = await bench.leases.renew(first, LENGTH);
      expect(renewed?.token).toBe(first.token);
      expect(await bench.leases.take(KEY, LENGTH)).toBeNull();
    });

    test("who had it before can neither renew nor release it", async () => {
      const first = await take();
      bench.pass(LENGTH);
      const second = await take();
      expect(await bench.leases.renew(first, LENGTH)).toBeNull();
      await bench.leases.release(first);
      expect(await bench.leases.take(KEY, LENGTH)).toBeNull();
      expect(await bench.leases.renew(second, LENGTH)).not.toBeNull();
    });

    test("what nobody ever took can't be renewed, and releasing it does nothing", async () => {
      const invented = { key: KEY, token: 5, until: bench.now() + LENGTH };
      expect(await bench.leases.renew(invented, LENGTH)).toBeNull();
      await bench.leases.release(invented);
      await take();
    });

    test("of many who want it at once, one gets it, also where it has run out or was given back", async () => {
      const clients = [bench, await bench.another(), await bench.another(), await bench.another()];
      const all = [...clients, ...clients, ...clients];
      let last = 0;
      for (const before of ["is new", "has run out", "was given back"]) {
        const taken = (await Promise.all(all.map(({ leases }) => leases.take(KEY, LENGTH)))).filter(
          (lease) => lease !== null,
        );
        expect([before, taken.length]).toEqual([before, 1]);
        const [lease] = taken;
        expect(lease?.token).toBeGreaterThan(last);
        last = lease?.token ?? 0;
        if (before === "is new") bench.pass(LENGTH);
        else if (lease !== undefined) await bench.leases.release(lease);
      }
    });
  });
}
