/**
 * For tests: another process that writes to a SQLite file. It rings for one pull request, says so, and lives until it is
 * killed. With a second argument it tells how opening went, and ends.
 */
import { openStore } from "../src/index.ts";

const [, , url = "", once] = process.argv;

try {
  // By the clock of the test.
  const store = await openStore({ url, clock: { now: () => Date.UTC(2026, 8, 21, 12) }, patience: 0 });
  await store.wakeUps.ring([{ errand: "pull", key: { repository: 1, number: 2 } }]);
  await store.wakeUps.take(600_000);
  process.stdout.write("rung\n");
  if (once === undefined) setInterval(() => {}, 1000);
} catch (error) {
  process.stdout.write(`${String(error)}\n`);
}
