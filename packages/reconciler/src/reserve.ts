/**
 * The reserve: with little left of GitHub's limits, what can wait does, so that decisions can still be carried out.
 *
 * The host's clock counts the wait. GitHub's answers give its length, since the two clocks may differ.
 */
import { type Duration, HOUR, type Instant, type Standing } from "@rfckit/core";
import type { Clock } from "./ports/clock.ts";
import type { Allowance, GitHub } from "./ports/github.ts";
import type { Log } from "./ports/log.ts";

/** This part of a limit is kept back. */
const RESERVED = 0.1;

/** Nobody waits longer at a stretch, whatever GitHub's answer said. */
const LONGEST_HOLD: Duration = HOUR;

/** What can wait is held until `until`, by the host's clock, when the limit that ends at `resetAt` begins anew. */
export interface Hold {
  readonly resetAt: Instant;
  readonly until: Instant;
}

/**
 * Whether to hold back what can wait; `null` where enough is left. `now` is the host's clock, `before` the last hold:
 * there is one for each of GitHub's resets, since nothing more is known until something is asked again.
 */
export function holdBack(allowance: Allowance | null, now: Instant, before: Hold | null): Hold | null {
  if (allowance === null) return null;
  const { left, limit, resetAt, at } = allowance;
  if (left >= limit * RESERVED || resetAt <= at) return null;
  const hold = before?.resetAt === resetAt ? before : { resetAt, until: now + waitUntil(resetAt, at, now) };
  return now < hold.until ? hold : null;
}

/** By whichever clock it is sooner. One that is wrong makes the wait too short, which the next answer mends. */
function waitUntil(resetAt: Instant, at: Instant, now: Instant): Duration {
  return Math.min(Math.max(0, Math.min(resetAt - at, resetAt - now)), LONGEST_HOLD);
}

/**
 * Until when a pull request waits whose business is held back until `until`; `null` where it doesn't wait. Finishing a
 * decision waits for no limit, so one that falls due meanwhile ends the wait.
 */
export function waitingUntil({ motion }: Standing, until: Instant, now: Instant): Instant | null {
  if (motion === null) return until;
  if (motion.decision !== null) return null;
  if (motion.period === null) return until;
  const { endsAt } = motion.period;
  return endsAt <= now ? null : Math.min(until, endsAt);
}

/** The holds of all repositories. Each is told of once. */
export class Reserve {
  readonly #github: Pick<GitHub, "allowance">;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #holds = new Map<number, Hold>();

  constructor(github: Pick<GitHub, "allowance">, clock: Clock, log: Log) {
    this.#github = github;
    this.#clock = clock;
    this.#log = log;
  }

  /** Until when a repository's business is held back, by the host's clock; `null` where it isn't. */
  heldUntil(repository: number): Instant | null {
    const before = this.#holds.get(repository) ?? null;
    const hold = holdBack(this.#github.allowance(repository), this.#clock.now(), before);
    if (hold === null) return null;
    if (hold !== before) {
      this.#holds.set(repository, hold);
      this.#log.warn("held-back", { repository, until: hold.until });
    }
    return hold.until;
  }
}
