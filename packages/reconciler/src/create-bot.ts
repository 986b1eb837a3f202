/**
 * The bot on its ports: rings are stored, one errand after another is run, a sweep finds what no ring
 * told of. What the world does to a pass is caught here and nowhere else.
 */
import { type Duration, evaluate, type Instant, type Standing } from "@rfckit/core";
import { takeOver } from "./adopt/take-over.ts";
import { backOff, type Failure } from "./back-off.ts";
import type { Bot } from "./bot.ts";
import { ClockWatch } from "./clock-watch.ts";
import { FailureLog } from "./failure-log.ts";
import { createHost, type Operator, type ReadPauses } from "./host.ts";
import { runIssuePass } from "./issue-pass.ts";
import { LEASE_LENGTH, LeaseGuard } from "./lease-guard.ts";
import { type AddFacts, runPass } from "./pass.ts";
import type { Clock } from "./ports/clock.ts";
import { type GitHub, GitHubRefused, GitHubUnavailable } from "./ports/github.ts";
import { LeaseLost } from "./ports/leases.ts";
import type { Ledger } from "./ports/ledger.ts";
import type { Linter } from "./ports/linter.ts";
import { type Log, SILENT } from "./ports/log.ts";
import { type Ending, type Meter, UNCOUNTED } from "./ports/meter.ts";
import type { PullKey } from "./ports/snapshot.ts";
import { type Store, StoreUnavailable } from "./ports/store.ts";
import type { Settlement, Taken, WakeUp } from "./ports/wake-ups.ts";
import { runRepositoryPass } from "./repository-pass.ts";
import { Reserve, waitingUntil } from "./reserve.ts";
import { sayFailure } from "./say-failure.ts";
import { repositoryKey, sweepRepository } from "./sweep.ts";

/** What is no word of GitHub's asks for no wait either. */
const NO_WAIT = { status: null, retryAfter: null };
const LIMITS = "GitHub's limits";

export interface BotOptions {
  readonly github: GitHub;
  /** Shared by all bots that serve the same repositories, one after the other too. */
  readonly store: Store;
  readonly clock: Clock;
  /** The one in this process, if none is given. */
  readonly linter?: Linter;
  readonly log?: Log;
  readonly meter?: Meter;
  /** The repositories that the bot serves, by id. */
  readonly repositories: () => Promise<readonly number[]>;
  readonly operator?: Partial<Operator>;
  /**
   * For a bot whose store ends with its process: while it is paused it writes nothing, so nothing but the configuration's
   * history tells the next one that it was (D34).
   */
  readonly readPauses?: ReadPauses;
  /** Hears of each ledger that was made whole from receipts. */
  readonly onRestored?: (key: PullKey) => void;
  /** Hears how each errand was settled, and why it wasn't served where it wasn't. */
  readonly onSettled?: (wakeUp: WakeUp, settlement: Settlement, why: string | null) => void;
}

/** How an errand went, for the wake-ups and for the meter. */
interface Served {
  readonly settlement: Settlement;
  readonly ending: Ending;
  /** Why it wasn't served; `null` where it was. */
  readonly why: string | null;
}

export function createBot(options: BotOptions): Bot {
  const { github, store, clock, repositories } = options;
  const { ledger, leases, wakeUps, standings } = store;
  const log = options.log ?? SILENT;
  const meter = options.meter ?? UNCOUNTED;
  const clockWatch = new ClockWatch(log, meter);
  const failures = new FailureLog(log);
  const host = createHost({ ...options, ledger });
  const reserve = new Reserve(github, clock, log);
  const mentions = new Map<number, readonly string[]>();
  /** Whether a repository's configuration was found broken when it was last looked at. */
  const broken = new Map<number, boolean>();
  let swept = false;
  let closed = false;

  /** Has each swept. What others did to the bot's issue there no sweep tells of: that is looked at once in each process. */
  const ringRepositories = async (all: readonly number[]): Promise<void> => {
    const unknown = all.filter((each) => !broken.has(each));
    await wakeUps.ring([
      ...all.map((each) => ({ errand: "sweep" as const, key: repositoryKey(each) })),
      ...unknown.map((each) => ({ errand: "repository" as const, key: repositoryKey(each) })),
    ]);
  };

  /** Runs one errand, and gives how long it may rest, in ms; `null` for until it is rung for. */
  const run = async ({ errand, key, lease }: Taken): Promise<Duration | null> => {
    const { repository } = key;
    const guard = new LeaseGuard(leases, clock, lease);
    switch (errand) {
      case "issue": {
        const found = await runIssuePass(host, key, guard);
        if (found !== null) mentions.set(repository, found);
        return null;
      }
      case "repository": {
        const report = await runRepositoryPass(host, repository, guard);
        broken.set(repository, report.broken);
        mentions.set(repository, report.mentions);
        return report.dueIn;
      }
      case "sweep":
        await sweepRepository(github, wakeUps, repository);
        return null;
      case "everywhere":
        await ringRepositories(await repositories());
        return null;
      case "pull":
        return lookAt(key, guard, lease.token);
    }
  };

  /** Runs a pass, keeps how things stand by then, and gives how long the pull request may rest. */
  const lookAt = async (
    key: PullKey,
    guard: LeaseGuard,
    token: number,
    addFacts: AddFacts | null = null,
  ): Promise<Duration | null> => {
    const { repository } = key;
    const report = await runPass(host, key, guard, addFacts);
    clockWatch.compare(clock.now(), report.now);
    await standings.record(report.record, token);
    mentions.set(repository, report.mentions);
    // A team may have become unreadable without any change of the file.
    if (report.broken !== (broken.get(repository) ?? report.broken))
      await wakeUps.ring([{ errand: "repository", key: repositoryKey(repository) }]);
    // Due by GitHub's clock; the host's only tells how long that is from now.
    return report.nextDue === null ? null : Math.max(0, report.nextDue - report.now);
  };

  /** Until when an errand is held back, since little is left to be asked; `null` where it may be run. */
  const heldUntil = async ({ errand, key }: Taken): Promise<Instant | null> => {
    const until = reserve.heldUntil(key.repository);
    if (until === null || errand !== "pull") return until;
    return waitingUntil(await readStanding(ledger, key), until, clock.now());
  };

  const serve = async (taken: Taken): Promise<Served> => {
    try {
      const until = await heldUntil(taken);
      if (until === null) {
        const dueIn = await run(taken);
        failures.served(taken);
        return { ending: "served", settlement: { kind: "served", dueIn }, why: null };
      }
      const dueIn = Math.max(0, until - clock.now());
      return { ending: "postponed", settlement: { kind: "postponed", dueIn }, why: LIMITS };
    } catch (error) {
      const settlement = failed(taken, error);
      return settlement.kind === "postponed"
        ? { ending: "postponed", settlement, why: LIMITS }
        : { ending: failureOf(error), settlement, why: sayFailure(error) };
    }
  };

  const failed = (taken: Taken, error: unknown): Settlement => {
    const { status, retryAfter } = error instanceof GitHubUnavailable ? error : NO_WAIT;
    // What wasn't sent at all has not failed once more: however often it rings meanwhile, the wait grows no longer.
    if (status === null && retryAfter !== null) {
      const { errand, key } = taken;
      const { repository, number } = key;
      log.info("pass-postponed", { errand, repository, number, why: LIMITS, dueIn: retryAfter });
      return { kind: "postponed", dueIn: retryAfter };
    }
    const failure = failureOf(error);
    const why = sayFailure(error);
    const { dueIn, isParked } = backOff(failure, taken.failures + 1, retryAfter);
    failures.failed(taken, { why, bug: failure === "bug", dueIn, isParked });
    return { kind: "failed", dueIn, parked: isParked ? why : null };
  };

  /** Where it can't be stored, the wake-up stays due, and the lease runs out by itself: what the pass did stands all the same. */
  const settle = async (taken: Taken, settlement: Settlement): Promise<void> => {
    try {
      await wakeUps.settle(taken, settlement);
    } catch (error) {
      const { repository, number } = taken.key;
      log.warn("settle-failed", { repository, number, why: sayFailure(error) });
    }
  };

  return {
    ring: (key) => wakeUps.ring([{ errand: "pull", key }]),
    ringIssue: (key) => wakeUps.ring([{ errand: "issue", key }]),
    ringRepository: async (repository) => {
      host.settingsCache.forget(repository);
      await wakeUps.ring([{ errand: "sweep", key: repositoryKey(repository) }]);
    },
    sweep: async ({ busy } = { busy: false }) => {
      await wakeUps.ring([{ errand: "everywhere", key: repositoryKey(0) }]);
      if (swept && !busy) return;
      // What was decided under an older version may be worded otherwise by this one. What failed may be granted by now.
      const { parked } = await wakeUps.backlog();
      await wakeUps.ring([
        ...(await standings.busy()).map((key) => ({ errand: "pull" as const, key })),
        ...parked.map(({ errand, key }) => ({ errand, key })),
        ...failures.failing(),
      ]);
      swept = true;
    },
    adopt: (key, wish) => takeOver({ leases, wakeUps, clock, lookAt }, key, wish),
    run: async () => {
      while (!closed) {
        const taken = await wakeUps.take(LEASE_LENGTH);
        if (taken === null) return;
        const begun = clock.now();
        const { settlement, ending, why } = await serve(taken);
        meter.ran(taken.errand, ending, clock.now() - begun);
        await settle(taken, settlement);
        options.onSettled?.(taken, settlement, why);
      }
    },
    nextDue: async () => {
      const wait = await wakeUps.nextDueIn();
      return wait === null ? null : clock.now() + wait;
    },
    mentionsOf: (repository) => mentions.get(repository) ?? null,
    close: () => {
      closed = true;
    },
  };
}

/** The standing of a pull request, from the ledger alone. */
export async function readStanding(ledger: Ledger, key: PullKey): Promise<Standing> {
  const rows = await ledger.read(key);
  return evaluate(rows.map((row) => row.entry));
}

/** A bug is neither GitHub's silence nor its refusal, nor a lost lease: something that should never happen, and must be seen. */
function failureOf(error: unknown): Failure {
  const passing = [GitHubUnavailable, LeaseLost, StoreUnavailable];
  if (passing.some((kind) => error instanceof kind)) return "passing";
  return error instanceof GitHubRefused ? "refused" : "bug";
}
