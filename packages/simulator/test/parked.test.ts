/** What failed is tried at once where its reason may be gone: by a new process, and when rights have changed. */
import { DAY, HOUR } from "@rfckit/core";
import {
  type Bot,
  createBot,
  createMemoryStore,
  type GitHub,
  GitHubRefused,
  type Store,
} from "@rfckit/reconciler";
import { expect, test } from "vitest";
import { BOT, setUp } from "./bench-world.ts";

/** A motion that was made while the bot's comments failed, and which a sweep has seen since. */
async function motionInVain(tries: number, error: Error) {
  const stage = setUp();
  const { clock, world, repository, pull } = stage;
  const store: Store = createMemoryStore(clock);
  const trouble = { lasts: true };
  const real = world.github(BOT);
  const github: GitHub = {
    ...real,
    comment: async (...asked) => {
      if (trouble.lasts) throw error;
      return real.comment(...asked);
    },
  };
  const start = (): Bot => createBot({ github, store, clock, repositories: async () => [repository.id] });
  const bot = start();
  await bot.sweep();
  await bot.run();
  pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
  await bot.ring(pull.key);
  await bot.run();
  for (let failures = 1; failures < tries; failures += 1) {
    clock.advanceTo((await bot.nextDue()) ?? clock.now());
    await bot.run();
  }
  // Seen twice, and the second time in a later second than it changed: then no sweep rings for it again.
  for (const _ of ["once", "and as it stayed"]) {
    clock.advanceTo(clock.now() + 1000);
    await bot.sweep();
    await bot.run();
  }
  const comments = () => pull.view().comments.length;
  expect(comments()).toBe(1);
  return { bot, start, store, trouble, comments, clock };
}

const REFUSED = new GitHubRefused(403, "permission", "Resource not accessible");

test("by a process that is new: what a bug stopped rests for a day, and perhaps that one has it no more", async () => {
  const { start, store, trouble, comments, bot, clock } = await motionInVain(6, new Error("a bug"));
  expect((await store.wakeUps.backlog()).parked).toHaveLength(1);
  expect(((await bot.nextDue()) ?? 0) - clock.now()).toBeGreaterThan(DAY - HOUR);
  trouble.lasts = false;
  await bot.sweep();
  await bot.run();
  expect(comments()).toBe(1);
  const next = start();
  await next.sweep();
  await next.run();
  expect(comments()).toBe(2);
  expect((await store.wakeUps.backlog()).parked).toEqual([]);
});

test.each([
  ["failed twice", 2],
  ["was parked", 6],
])("when rights have changed: what %s", async (_, tries) => {
  const { bot, trouble, comments, store } = await motionInVain(tries, REFUSED);
  expect((await store.wakeUps.backlog()).parked).toHaveLength(tries === 6 ? 1 : 0);
  trouble.lasts = false;
  await bot.sweep({ busy: true });
  await bot.run();
  expect(comments()).toBe(2);
});
