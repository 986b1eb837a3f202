/** What is counted for the operator, and what is said of a wrong clock. */
import { DAY, HOUR, MINUTE } from "@rfckit/core";
import {
  createBot,
  createMemoryStore,
  type GitHub,
  GitHubUnavailable,
  type Log,
  type Meter,
} from "@rfckit/reconciler";
import { expect, test } from "vitest";
import { BOT, setUp } from "./bench-world.ts";

function counted(ahead = 0, limit: () => number | null = () => null) {
  const stage = setUp();
  const told: string[] = [];
  const clock = { now: () => stage.clock.now() + ahead };
  const meter: Meter = {
    ran: (errand, ending) => told.push(`${errand} ${ending}`),
    decision: (what) => told.push(what),
    clockAhead: (by) => told.push(`ahead ${by}`),
  };
  const warned: unknown[] = [];
  const log: Log = { info() {}, warn: (event, fields) => warned.push([event, fields?.["ahead"]]) };
  const real = stage.world.github(BOT);
  const github: GitHub = {
    ...real,
    observe: async (...asked) => {
      const wait = limit();
      if (wait !== null) throw new GitHubUnavailable(null, "not sent while a limit lasts", wait);
      return real.observe(...asked);
    },
  };
  const store = createMemoryStore(clock);
  const bot = createBot({
    github,
    store,
    clock,
    log,
    meter,
    repositories: async () => [stage.repository.id],
  });
  const settle = async () => {
    await bot.ring(stage.pull.key);
    await bot.run();
    return told.splice(0);
  };
  return { stage, bot, settle, warned };
}

test("errands are counted by how they ended, decisions by what became of them", async () => {
  const { stage, settle } = counted();
  expect(await settle()).toEqual(["ahead 0", "pull served"]);
  for (const [by, body] of [
    ["ana", "@rfcbot fcp merge"],
    ["cho", "@rfcbot reviewed"],
  ] as const) {
    stage.pull.comment({ by, body });
    expect(await settle()).toEqual(["ahead 0", "pull served"]);
  }
  stage.world.setFaults({ fail: { status: 502, times: 1 } });
  expect(await settle()).toEqual(["pull passing"]);
  stage.pull.hinder("check");
  stage.clock.advanceTo(stage.clock.now() + 10 * DAY);
  expect(await settle()).toEqual(["decided", "hindered", "ahead 0", "pull served"]);
  stage.pull.hinder("none");
  expect(await settle()).toContain("merged");
});

test.each([
  [10 * MINUTE, 600],
  [-10 * MINUTE, -600],
  [30_000, null],
])("a clock that is %i ms off", async (ahead, said) => {
  const { stage, settle, warned } = counted(ahead);
  const expected = said === null ? [] : [["clock-off", said]];
  expect(await settle()).toContain(`ahead ${ahead}`);
  await settle();
  expect(warned).toEqual(expected);
  stage.clock.advanceTo(stage.clock.now() + HOUR);
  await settle();
  expect(warned).toEqual([...expected, ...expected]);
});

test("what waits for GitHub's limits is no failure: it isn't warned of, and goes on when they are over", async () => {
  let wait: number | null = 90_000;
  const { stage, bot, settle, warned } = counted(0, () => wait);
  expect(await settle()).toEqual(["pull postponed"]);
  expect([warned, await bot.nextDue()]).toEqual([[], stage.clock.now() + 90_000]);
  wait = null;
  expect(await settle()).toEqual(["ahead 0", "pull served"]);
});
