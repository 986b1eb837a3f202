/**
 * Compares the host's clock with GitHub's. A wrong one decides nothing too early (D17), but timers may come late, and GitHub
 * may refuse the app's keys: the operator has to know.
 */
import { type Duration, HOUR, type Instant, MINUTE } from "@rfckit/core";
import type { Log } from "./ports/log.ts";
import type { Meter } from "./ports/meter.ts";

/** Answers take their time, and GitHub's stamps are whole seconds. */
const TOLERATED: Duration = MINUTE;
/** How often the same is said. */
const SAID_EVERY: Duration = HOUR;

export class ClockWatch {
  readonly #log: Log;
  readonly #meter: Meter;
  /** When it was last said, by GitHub's clock. */
  #saidAt: Instant | null = null;

  constructor(log: Log, meter: Meter) {
    this.#log = log;
    this.#meter = meter;
  }

  /** Takes note of both clocks, read in one moment. */
  compare(host: Instant, github: Instant): void {
    const ahead = host - github;
    this.#meter.clockAhead(ahead);
    if (Math.abs(ahead) <= TOLERATED) return;
    if (this.#saidAt !== null && Math.abs(github - this.#saidAt) < SAID_EVERY) return;
    this.#saidAt = github;
    const seconds = Math.round(ahead / 1000);
    this.#log.warn("clock-off", {
      ahead: seconds,
      message: `This host's clock is ${Math.abs(seconds)} s ${ahead > 0 ? "ahead of" : "behind"} GitHub's. Periods end by GitHub's; set this one right (NTP).`,
    });
  }
}
