import { expect, test } from "vitest";
import { sqliteStorage } from "../src/storage/sqlite-storage.ts";

const key = { repository: 501, number: 1 };

test("a killed process's writes are there for the next one, a torn one isn't", async () => {
  const storage = sqliteStorage({ now: () => 1000 });
  try {
    const first = await storage.open();
    await first.wakeUps.ring([{ errand: "pull", key }]);
    await storage.die();
    const second = await storage.open();
    expect((await second.wakeUps.backlog()).due).toBe(1);
    await storage.tear(() => second.wakeUps.ring([{ errand: "pull", key: { ...key, number: 2 } }]));
    await storage.die();
    const third = await storage.open();
    expect((await third.wakeUps.backlog()).due).toBe(1);
  } finally {
    await storage.end();
  }
});

test("leases run out where nothing else happens", async () => {
  const storage = sqliteStorage({ now: () => 1000 });
  try {
    const { leases } = await storage.open();
    expect(await leases.take(key, 60_000)).not.toBeNull();
    expect(await leases.take(key, 60_000)).toBeNull();
    await storage.expire();
    expect(await leases.take(key, 60_000)).not.toBeNull();
  } finally {
    await storage.end();
  }
});
