/**
 * The worker: serves rings as they come and timers as they fall due, and sweeps at the start and at an interval.
 *
 * One run at a time: whatever rings meanwhile is part of it, or begins the next. A timer is only a hint to look at the
 * clock again, so none is longer than an hour. (`setTimeout` fires at once past 24.8 days, and hosts' clocks get set.)
 */
import { type Duration, HOUR, type Instant, MINUTE, SECOND } from "@rfckit/core";
import type { Bot, Clock, Log } from "@rfckit/reconciler";
import type { App } from "./app.ts";
import { whyOf } from "./why-of.ts";

const LONGEST_TIMER: Duration = HOUR;
/** How soon to try again what failed as a whole: while the store is down. */
const TRY_AGAIN: Duration = 30 * SECOND;
export const SWEEP_INTERVAL: Duration = 5 * MINUTE;
/** How long the end waits for the pass that is running. */
const LONGEST_STOP: Duration = 10 * SECOND;

export interface WorkerOptions {
  readonly bot: Bot;
  readonly listen: App["listen"];
  readonly clock: Clock;
  readonly log: Log;
  /** Between two sweeps, in ms. */
  readonly sweepInterval?: Duration;
}

export interface Worker {
  start(): void;
  /** Since when it has been at work without a rest, in UTC ms; `null` while it rests. */
  busySince(): Instant | null;
  /**
   * Begins nothing more, and waits for what is running, `patience` ms at most. Resolves to whether it came to its end. Close
   * the app first, or a run goes on as long as pull requests are due.
   */
  stop(patience?: Duration): Promise<boolean>;
}

export function createWorker(options: WorkerOptions): Worker {
  const { bot, listen, clock, log, sweepInterval = SWEEP_INTERVAL } = options;
  let sweepDue: Instant = 0;
  let restUntil: Instant = 0;
  /** When to begin anew if nothing rings. */
  let due: Instant = 0;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let busySince: Instant | null = null;
  let rang = false;
  let stopped = true;

  /** Whether it went well. The process goes on whatever happens in here. */
  const attempt = async (event: string, work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      log.warn(event, { why: whyOf(error) });
      return false;
    }
  };

  const workOnce = async (): Promise<void> => {
    if (clock.now() >= sweepDue) {
      const swept = await attempt("sweep-failed", () => bot.sweep());
      sweepDue = clock.now() + (swept ? sweepInterval : Math.min(TRY_AGAIN, sweepInterval));
    }
    const ran = await attempt("run-failed", () => bot.run());
    restUntil = ran ? 0 : clock.now() + TRY_AGAIN;
  };

  const work = async (): Promise<void> => {
    do {
      rang = false;
      await workOnce();
    } while (rang && !stopped);
    due = Math.max(restUntil, Math.min(sweepDue, (await nextDue()) ?? sweepDue));
  };

  const nextDue = async (): Promise<Instant | null> => {
    let next: Instant | null = null;
    await attempt("run-failed", async () => {
      next = await bot.nextDue();
    });
    return next;
  };

  const begin = (): void => {
    busySince = clock.now();
    running = work().finally(() => {
      running = null;
      busySince = null;
      if (stopped) return;
      sleep(Math.min(LONGEST_TIMER, Math.max(0, due - clock.now())));
    });
  };

  const sleep = (length: Duration): void => {
    clearTimeout(timer);
    timer = setTimeout(begin, length);
  };

  const wake = (): void => {
    rang = true;
    // Not in this very moment: what rang is acknowledged first, and what rings along with it is part of the same run.
    if (!stopped && running === null) sleep(0);
  };

  return {
    start() {
      if (!stopped) return;
      stopped = false;
      sweepDue = clock.now();
      listen(wake);
      wake();
    },
    busySince: () => busySince,
    async stop(patience = LONGEST_STOP) {
      stopped = true;
      listen(null);
      clearTimeout(timer);
      if (running === null) return true;
      let giveUp: NodeJS.Timeout | undefined;
      const late = new Promise<boolean>((resolve) => {
        giveUp = setTimeout(() => resolve(false), patience);
      });
      const ended = await Promise.race([running.then(() => true), late]);
      clearTimeout(giveUp);
      return ended;
    },
  };
}
