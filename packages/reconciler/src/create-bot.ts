/**
 * The bot on its five ports: rings go into the queue, one pull request after another is served, a sweep finds
 * what no ring told of. What the world does to a pass is caught here and nowhere else.
 */
import { desired, evaluate, type Standing } from "@rfckit/core";
import type { Bot } from "./bot.ts";
import type { Host, Operator } from "./host.ts";
import { LEASE_LENGTH, LeaseGuard } from "./lease-guard.ts";
import { createMemoryLeases } from "./memory-leases.ts";
import { runPass } from "./pass.ts";
import type { Clock } from "./ports/clock.ts";
import { type GitHub, GitHubRefused, GitHubUnavailable } from "./ports/github.ts";
import { type Lease, LeaseLost, type Leases } from "./ports/leases.ts";
import type { Ledger } from "./ports/ledger.ts";
import { type Log, SILENT } from "./ports/log.ts";
import type { PullKey } from "./ports/snapshot.ts";
import { createSettingsCache } from "./settings/load-settings.ts";
import { createWakeQueue, type Waiting } from "./wake-queue.ts";

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
  };
  const queue = createWakeQueue();
  const mentions = new Map<number, readonly string[]>();
  let swept = false;

  /** Under the lease, which is given back whatever happens; held by somebody else, the wake-up waits. */
  const serve = async (waiting: Waiting): Promise<void> => {
    const { key } = waiting;
    let lease: Lease | null = null;
    try {
      lease = await leases.take(key, LEASE_LENGTH);
      if (lease === null) {
        log.info("lease-held", { repository: key.repository, number: key.number });
        return queue.postponed(waiting, clock.now());
      }
      const report = await runPass(host, key, new LeaseGuard(leases, clock, lease));
      mentions.set(key.repository, report.mentions);
      // Due by GitHub's clock; the host's only tells how long that is from now.
      const dueAt = report.nextDue === null ? null : clock.now() + (report.nextDue - report.now);
      queue.served(waiting, dueAt);
    } catch (error) {
      const fields = { repository: key.repository, number: key.number, why: whyOf(error), bug: isBug(error) };
      log.warn("pass-failed", fields);
      queue.failed(waiting, clock.now(), error instanceof GitHubUnavailable ? error.retryAfter : null);
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

  const ringChanged = async (repository: number): Promise<void> => {
    for (const { key, fingerprint } of await github.list(repository)) {
      const waiting = queue.of(key);
      if (waiting.fingerprint !== fingerprint) queue.ring(key, clock.now());
      waiting.fingerprint = fingerprint;
    }
  };

  const sweepRepository = async (
    repository: number,
    ring: (repository: number) => Promise<void>,
  ): Promise<void> => {
    try {
      await ring(repository);
    } catch (error) {
      log.warn("sweep-failed", { repository, why: whyOf(error) });
    }
  };

  return {
    ring: (key) => queue.ring(key, clock.now()),
    ringRepository: async (repository) => {
      host.settingsCache.forget(repository);
      await sweepRepository(repository, ringChanged);
    },
    sweep: async () => {
      if (!swept) {
        for (const key of await ledger.pulls()) {
          if (hasBusiness(await readStanding(ledger, key))) queue.ring(key, clock.now());
        }
        swept = true;
      }
      for (const repository of await repositories()) await sweepRepository(repository, ringChanged);
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
