/**
 * The bot on its five ports: rings go into the queue, one errand after another is run, a sweep finds what no ring
 * told of. What the world does to a pass is caught here and nowhere else.
 */
import { type Duration, desired, evaluate, type Instant, SECOND, type Standing } from "@rfckit/core";
import type { Bot } from "./bot.ts";
import type { Host, Operator } from "./host.ts";
import { runIssuePass } from "./issue-pass.ts";
import { LEASE_LENGTH, LeaseGuard } from "./lease-guard.ts";
import { createMemoryLeases } from "./memory-leases.ts";
import { runPass } from "./pass.ts";
import type { Clock } from "./ports/clock.ts";
import { type GitHub, GitHubRefused, GitHubUnavailable } from "./ports/github.ts";
import { type Lease, LeaseLost, type Leases } from "./ports/leases.ts";
import type { Ledger } from "./ports/ledger.ts";
import { type Log, SILENT } from "./ports/log.ts";
import type { PullKey } from "./ports/snapshot.ts";
import { runRepositoryPass } from "./repository-pass.ts";
import { Reserve, waitingUntil } from "./reserve.ts";
import { createSettingsCache } from "./settings/load-settings.ts";
import { Sweep } from "./sweep.ts";
import { createWakeQueue, type Waiting } from "./wake-queue.ts";

/** How long an errand waits that another process is running. */
const WHILE_HELD: Duration = 5 * SECOND;

/** What is no word of GitHub's asks for no wait either. */
const NO_WAIT = { status: null, retryAfter: null };

export interface BotOptions {
  readonly github: GitHub;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** Shared by all bots on one ledger, one after the other too. A single one on a new ledger needs none. */
  readonly leases?: Leases;
  readonly log?: Log;
  /** The repositories that the bot serves, by id. */
  readonly repositories: () => Promise<readonly number[]>;
  readonly operator?: Partial<Operator>;
}

export function createBot(options: BotOptions): Bot {
  const { github, ledger, clock, repositories } = options;
  const log = options.log ?? SILENT;
  const leases = options.leases ?? createMemoryLeases(clock);
  const host: Host = {
    github,
    ledger,
    clock,
    log,
    operator: { paused: false, receiptSecret: "", ...options.operator },
    settingsCache: createSettingsCache(),
    formCache: new Map(),
    documentCache: new Map(),
    refusedChecks: new Set(),
  };
  const queue = createWakeQueue();
  const reserve = new Reserve(github, clock, log);
  const sweep = new Sweep(host, queue, reserve);
  const mentions = new Map<number, readonly string[]>();
  let swept = false;

  /** Runs one errand, and gives how long it may rest, in ms; `null` for until it is rung for. */
  const run = async ({ errand, key }: Waiting, guard: LeaseGuard): Promise<Duration | null> => {
    const { repository } = key;
    switch (errand) {
      case "issue": {
        const found = await runIssuePass(host, key, guard);
        if (found !== null) mentions.set(repository, found);
        return null;
      }
      case "repository": {
        const report = await runRepositoryPass(host, repository, guard);
        sweep.handled(repository, report);
        mentions.set(repository, report.mentions);
        await sweep.catchUp(repository);
        return report.dueIn;
      }
      case "pull": {
        const report = await runPass(host, key, guard);
        sweep.found(repository, report.broken);
        mentions.set(repository, report.mentions);
        // Due by GitHub's clock; the host's only tells how long that is from now.
        return report.nextDue === null ? null : report.nextDue - report.now;
      }
    }
  };

  /** Until when an errand is held back, since little is left to be asked; `null` where it may be run. */
  const heldUntil = async ({ errand, key }: Waiting): Promise<Instant | null> => {
    const until = reserve.heldUntil(key.repository);
    if (until === null || errand !== "pull") return until;
    return waitingUntil(await readStanding(ledger, key), until, clock.now());
  };

  /** Under the lease, which is given back whatever happens; held by somebody else, the wake-up waits. */
  const serve = async (waiting: Waiting): Promise<void> => {
    const { key } = waiting;
    let lease: Lease | null = null;
    try {
      const until = await heldUntil(waiting);
      if (until !== null) return queue.postponed(waiting, until);
      lease = await leases.take(key, LEASE_LENGTH);
      if (lease === null) {
        log.info("lease-held", { repository: key.repository, number: key.number });
        return queue.postponed(waiting, clock.now() + WHILE_HELD);
      }
      const dueIn = await run(waiting, new LeaseGuard(leases, clock, lease));
      queue.served(waiting, dueIn === null ? null : clock.now() + dueIn);
    } catch (error) {
      const fields = { repository: key.repository, number: key.number, why: whyOf(error), bug: isBug(error) };
      log.warn("pass-failed", fields);
      const { status, retryAfter } = error instanceof GitHubUnavailable ? error : NO_WAIT;
      // What wasn't sent at all has not failed once more: however often it rings meanwhile, the wait grows no longer.
      if (status === null && retryAfter !== null) queue.postponed(waiting, clock.now() + retryAfter);
      else queue.failed(waiting, clock.now(), retryAfter);
    }
    if (lease !== null) await giveBack(lease);
  };

  /** One that can't be given back runs out by itself: what the pass did stands all the same. */
  const giveBack = async (lease: Lease): Promise<void> => {
    try {
      await leases.release(lease);
    } catch (error) {
      const { repository, number } = lease.key;
      log.warn("release-failed", { repository, number, why: whyOf(error) });
    }
  };

  const sweepRepository = async (repository: number): Promise<void> => {
    try {
      await sweep.sweep(repository);
    } catch (error) {
      log.warn("sweep-failed", { repository, why: whyOf(error) });
    }
  };

  return {
    ring: (key) => queue.ring("pull", key, clock.now()),
    ringIssue: (key) => queue.ring("issue", key, clock.now()),
    ringRepository: async (repository) => {
      host.settingsCache.forget(repository);
      await sweepRepository(repository);
    },
    sweep: async () => {
      if (!swept) {
        for (const key of await ledger.pulls()) {
          if (hasBusiness(await readStanding(ledger, key))) queue.ring("pull", key, clock.now());
        }
        swept = true;
      }
      for (const repository of await repositories()) await sweepRepository(repository);
    },
    run: async () => {
      for (let waiting = queue.take(clock.now()); waiting !== null; waiting = queue.take(clock.now())) {
        await serve(waiting);
      }
    },
    nextDue: () => queue.nextDue(),
    mentionsOf: (repository) => mentions.get(repository) ?? null,
  };
}

/** The standing of a pull request, from the ledger alone. */
export async function readStanding(ledger: Ledger, key: PullKey): Promise<Standing> {
  const rows = await ledger.read(key);
  return evaluate(rows.map((row) => row.entry));
}

/** Whether something is on the table, or still to be said. */
function hasBusiness(standing: Standing): boolean {
  if (standing.motion !== null) return true;
  const { notices, replies } = desired(standing, 0);
  return notices.length > 0 || replies.length > 0;
}

/** Neither GitHub's silence nor its refusal, nor a lost lease: something that should never happen, and must be seen. */
function isBug(error: unknown): boolean {
  const expected = [GitHubUnavailable, GitHubRefused, LeaseLost];
  return !expected.some((kind) => error instanceof kind);
}

function whyOf(error: unknown): string {
  if (error instanceof GitHubUnavailable) return `GitHub unavailable (${error.status ?? "no answer"})`;
  if (error instanceof GitHubRefused) return `GitHub refused (${error.status} ${error.reason})`;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
