/** Several clients of one store at once: each errand is run, and nothing on one key twice at a time. */
import { setImmediate as breathe } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Errand, Store, WakeUp, WakeUps } from "../src/index.ts";
import type { StoreBench } from "./store-contract.ts";

const LENGTH = 60_000;

const pull = (number: number, repository = 1): WakeUp => ({ errand: "pull", key: { repository, number } });
const nameOf = ({ key }: WakeUp): string => `${key.repository}#${key.number}`;

export function describeCrowds(bench: StoreBench): void {
  const clientsOf = async (count: number): Promise<Store[]> => {
    const clients: Store[] = [bench];
    while (clients.length < count) clients.push(await bench.another());
    return clients;
  };

  describe("several at once", () => {
    test("eight who take from a hundred get each once", async () => {
      const clients = await clientsOf(8);
      await bench.wakeUps.ring(Array.from({ length: 100 }, (_, index) => pull(index + 1, 1 + (index % 3))));
      const names: string[] = [];
      await Promise.all(
        clients.map(async ({ wakeUps }) => {
          for (;;) {
            const one = await wakeUps.take(LENGTH);
            if (one !== null) names.push(nameOf(one));
            // What another one is just taking is passed over, so nothing found is not the end.
            else if ((await wakeUps.nextDueIn()) !== 0) return;
          }
        }),
      );
      expect(names.length).toBe(100);
      expect(new Set(names).size).toBe(100);
    });

    test("two errands on one key are never run at the same time, however they are rung for", async () => {
      const clients = await clientsOf(4);
      const errands: readonly Errand[] = ["pull", "issue", "sweep"];
      const all = Array.from({ length: 12 }, (_, index): WakeUp[] =>
        errands.map((errand) => ({ errand, key: { repository: 1 + (index % 2), number: index } })),
      ).flat();
      await bench.wakeUps.ring(all);
      const running = new Map<string, number>();
      const overlaps: string[] = [];
      let runs = 0;
      const work = async (wakeUps: WakeUps): Promise<void> => {
        for (;;) {
          const one = await wakeUps.take(LENGTH);
          if (one === null) {
            if ([...running.values()].every((count) => count === 0) && (await wakeUps.nextDueIn()) === null)
              return;
            await breathe();
            continue;
          }
          const name = nameOf(one);
          if ((running.get(name) ?? 0) > 0) overlaps.push(name);
          running.set(name, (running.get(name) ?? 0) + 1);
          runs += 1;
          // Half of them ring for the other errands on the same key while they run, a bounded number of times.
          if (runs % 2 === 0 && runs < 60)
            await wakeUps.ring(errands.map((errand) => ({ errand, key: one.key })));
          await breathe();
          running.set(name, (running.get(name) ?? 0) - 1);
          await wakeUps.settle(one, { kind: "served", dueIn: null });
        }
      };
      await Promise.all(clients.map(({ wakeUps }) => work(wakeUps)));
      expect(overlaps).toEqual([]);
      expect(runs).toBeGreaterThan(all.length);
      expect((await bench.wakeUps.backlog()).due).toBe(0);
    });

    test("a ring that comes while something is settled is never lost", async () => {
      const [one, other] = await clientsOf(2);
      const again: boolean[] = [];
      for (let round = 0; round < 25; round += 1) {
        await bench.wakeUps.ring([pull(1)]);
        const taken = await bench.wakeUps.take(LENGTH);
        if (taken === null || one === undefined || other === undefined) throw new Error("Nothing is due");
        await Promise.all([
          one.wakeUps.settle(taken, { kind: "served", dueIn: null }),
          other.wakeUps.ring([pull(1)]),
        ]);
        again.push((await bench.wakeUps.nextDueIn()) === 0);
        const second = await bench.wakeUps.take(LENGTH);
        if (second !== null) await bench.wakeUps.settle(second, { kind: "served", dueIn: null });
      }
      expect(again).toEqual(again.map(() => true));
    });

    test("those who ring for the same ones in other orders wait for each other, and not for ever", async () => {
      const clients = await clientsOf(4);
      const all = Array.from({ length: 200 }, (_, index) => pull(index + 1));
      await Promise.all(
        clients.flatMap(({ wakeUps }, index) => [
          wakeUps.ring(index % 2 === 0 ? all : all.toReversed()),
          wakeUps.compare(all.toReversed().map((each) => ({ ...each, fingerprint: String(index) }))),
        ]),
      );
      expect((await bench.wakeUps.backlog()).due).toBe(200);
    });
  });
}
