/**
 * Tells the log of refused deliveries: the first at once, and then once a minute how many there were. Whoever sends
 * a thousand forged ones a second doesn't fill the operator's disk.
 */
import { type Instant, MINUTE } from "@rfckit/core";
import type { Clock, Log } from "@rfckit/reconciler";

export class RefusalLog {
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #kinds = new Map<number, { toldAt: Instant; since: number }>();

  constructor(log: Log, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  /** A delivery was answered with this status and for this reason. */
  note(status: number, why: string): void {
    const now = this.#clock.now();
    const kind = this.#kinds.get(status) ?? { toldAt: Number.NEGATIVE_INFINITY, since: 0 };
    this.#kinds.set(status, kind);
    kind.since += 1;
    if (now - kind.toldAt < MINUTE) return;
    this.#log.warn("delivery-refused", { status, why, times: kind.since });
    kind.toldAt = now;
    kind.since = 0;
  }
}
