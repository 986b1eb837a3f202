/**
 * The worker with a real bot, on a GitHub that mostly doesn't answer and a clock that is turned by hand. What it asks of
 * GitHub shows when it works, and on what.
 */
import { DAY, HOUR, MINUTE, SECOND } from "@rfckit/core";
import {
  type Bot,
  createBot,
  createMemoryStore,
  type GitHub,
  GitHubUnavailable,
  type PullKey,
  SILENT,
  type Store,
  StoreUnavailable,
} from "@rfckit/reconciler";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createWorker, type Worker } from "../src/worker.ts";

const REPOSITORY = 11;
const OTHER = 12;
const clock = { now: () => Date.now() };
const pull = (number: number): PullKey => ({ repository: REPOSITORY, number });

/** What was asked, in order: `list 11`, `observe 1`, and `repositories`. */
let asked: string[];
let observing: number;
let mostAtOnce: number;
/** How long an `observe` takes to fail, in ms. */
let slowness: number;
let installed: boolean;
/** What the bot's own log throws, as a bug in it would. */
let bug: Error | null;
let bot: Bot;
let store: Store;
/** Whether the store is gone. */
let lost: boolean;
let wake: () => void;
let worker: Worker | null;

/** A port of which every method fails as GitHub does when it is down. */
function silentGitHub(): GitHub {
  const methods: Partial<GitHub> = {
    allowance: () => null,
    list: async (repository) => {
      asked.push(`list ${repository}`);
      return { configuration: null, pulls: [] };
    },
    observe: async ({ number }) => {
      asked.push(`observe ${number}`);
      observing += 1;
      mostAtOnce = Math.max(mostAtOnce, observing);
      if (slowness > 0) await new Promise((resolve) => setTimeout(resolve, slowness));
      observing -= 1;
      throw new GitHubUnavailable(null, "no answer");
    },
  };
  const none = async () => {
    throw new GitHubUnavailable(null, "no answer");
  };
  return new Proxy(methods, { get: (target, name) => Reflect.get(target, name) ?? none }) as GitHub;
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 5) });
  asked = [];
  [observing, mostAtOnce, slowness, installed] = [0, 0, 0, true];
  bug = null;
  lost = false;
  const { wakeUps, ...rest } = createMemoryStore(clock);
  store = {
    ...rest,
    wakeUps: {
      ...wakeUps,
      take: async (length) => {
        if (lost) throw new StoreUnavailable("The database is away.");
        return wakeUps.take(length);
      },
    },
  };
  bot = createBot({
    github: silentGitHub(),
    store,
    clock,
    log: {
      info() {},
      warn() {
        if (bug !== null) throw bug;
      },
    },
    repositories: async () => {
      asked.push("repositories");
      if (!installed) throw new GitHubUnavailable(null, "no answer");
      return [REPOSITORY];
    },
  });
  worker = null;
});

afterEach(async () => {
  const stopped = worker?.stop();
  await vi.runAllTimersAsync();
  await stopped;
  vi.useRealTimers();
});

async function start(sweepInterval?: number): Promise<Worker> {
  worker = createWorker({
    bot,
    listen: (listener) => {
      wake = listener ?? (() => {});
    },
    clock,
    log: SILENT,
    ...(sweepInterval === undefined ? {} : { sweepInterval }),
  });
  worker.start();
  await vi.advanceTimersByTimeAsync(0);
  return worker;
}

/** What was asked while so much time passed. */
async function during(time: number): Promise<string[]> {
  const before = asked.length;
  await vi.advanceTimersByTimeAsync(time);
  return asked.slice(before);
}

function ring(...numbers: readonly number[]): void {
  for (const number of numbers) void bot.ring(pull(number));
  wake();
}

function ringRepository(repository: number): void {
  void bot.ringRepository(repository);
  wake();
}

describe("a worker", () => {
  test("sweeps at the start, and every five minutes", async () => {
    await start();
    expect(asked).toEqual(["repositories", "list 11"]);
    expect(await during(5 * MINUTE - 1)).toEqual([]);
    expect(await during(1)).toEqual(["repositories", "list 11"]);
    expect(await during(5 * MINUTE)).toEqual(["repositories", "list 11"]);
  });

  test("serves what is rung at once, and what failed when its time has come", async () => {
    await start();
    ring(1);
    expect(await during(0)).toEqual(["observe 1"]);
    expect(await during(30 * SECOND - 1)).toEqual([]);
    expect(await during(1)).toEqual(["observe 1"]);
    expect(await during(60 * SECOND)).toEqual(["observe 1"]);
  });

  test("passes a repository's ring on, once for however many there were", async () => {
    await start();
    for (let each = 0; each < 3; each += 1) ringRepository(OTHER);
    expect(asked).toEqual(["repositories", "list 11"]);
    expect(await during(0)).toEqual(["list 12"]);
    void bot.sweep();
    wake();
    expect(await during(0)).toEqual(["repositories", "list 11"]);
  });

  test("never does two things at once, whatever rings meanwhile", async () => {
    slowness = 10;
    await start();
    ring(1);
    expect(await during(5)).toEqual(["observe 1"]);
    ring(2);
    ringRepository(OTHER);
    ring(3);
    expect((await during(100)).toSorted()).toEqual(["list 12", "observe 2", "observe 3"]);
    expect(mostAtOnce).toBe(1);
  });

  test("tells since when it has been at work without a rest", async () => {
    slowness = 10;
    const running = await start();
    await during(100);
    expect(running.busySince()).toBeNull();
    ring(1, 2);
    const begun = Date.now();
    await during(15);
    expect(running.busySince()).toBe(begun);
    await during(100);
    expect(running.busySince()).toBeNull();
  });

  test("sweeps again soon where a sweep failed as a whole, and serves rings all the same", async () => {
    installed = false;
    await start();
    ring(1);
    expect(await during(0)).toEqual(["observe 1"]);
    expect(await during(29 * SECOND)).toEqual([]);
    expect(await during(SECOND)).toContain("repositories");
    installed = true;
    expect(await during(60 * SECOND)).toContain("list 11");
  });

  test("sweeps soon where looking everywhere failed", async () => {
    await start();
    installed = false;
    void bot.sweep();
    wake();
    expect(await during(0)).toEqual(["repositories"]);
    installed = true;
    expect(await during(30 * SECOND)).toEqual(["repositories", "list 11"]);
  });

  test("rests after a bug, and goes on", async () => {
    await start();
    bug = new Error("a bug");
    ring(1, 2);
    expect(await during(0)).toEqual(["observe 1"]);
    bug = null;
    expect(await during(30 * SECOND - 1)).toEqual([]);
    expect(await during(1)).toEqual(["observe 2"]);
  });

  test("rests while the store is away, and then goes on with what is stored", async () => {
    await start();
    lost = true;
    ring(1);
    expect(await during(30 * SECOND - 1)).toEqual([]);
    lost = false;
    expect(await during(1)).toEqual(["observe 1"]);
  });

  test("looks at the clock every hour at least: it may have been set", async () => {
    await start(DAY);
    expect(await during(2 * HOUR)).toEqual([]);
    vi.setSystemTime(clock.now() + 22 * HOUR);
    expect(await during(HOUR)).toEqual(["repositories", "list 11"]);
  });

  test("starts once, however often it is told to", async () => {
    const started = await start();
    started.start();
    expect(await during(0)).toEqual([]);
  });
});

describe("a worker that is stopped", () => {
  test("does nothing more", async () => {
    const running = await start();
    expect(await running.stop()).toBe(true);
    ring(1);
    ringRepository(OTHER);
    expect(await during(DAY)).toEqual([]);
  });

  test("waits for the pass that is running, and begins no other once the bot is closed", async () => {
    slowness = 5 * SECOND;
    const running = await start();
    ring(1, 2, 3);
    expect(await during(SECOND)).toEqual(["observe 1"]);
    bot.close();
    const stopped = running.stop();
    expect(await during(5 * SECOND)).toEqual([]);
    expect(await stopped).toBe(true);
    expect(observing).toBe(0);
  });

  test("doesn't wait for ever", async () => {
    slowness = HOUR;
    const running = await start();
    ring(1);
    await during(0);
    const stopped = running.stop(8 * SECOND);
    await during(8 * SECOND);
    expect(await stopped).toBe(false);
  });
});
