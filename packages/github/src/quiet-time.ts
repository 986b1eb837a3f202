/**
 * Until when GitHub wants to be left alone. Whoever goes on asking while a limit lasts is asked to wait longer, and may
 * be shut out.
 */
import type { Duration, Instant } from "@rfckit/core";
import type { Clock } from "@rfckit/reconciler";

export class QuietTime {
  readonly #clock: Clock | null;
  #until: Instant = 0;

  /** By the host's clock. Without one nothing is ever kept from being sent. */
  constructor(clock: Clock | null) {
    this.#clock = clock;
  }

  /** GitHub asked for so long a time, in ms from now. */
  keep(wait: Duration): void {
    if (this.#clock !== null) this.#until = Math.max(this.#until, this.#clock.now() + wait);
  }

  /** How long it still lasts, in ms; 0 where something may be sent. */
  left(): Duration {
    return this.#clock === null ? 0 : Math.max(0, this.#until - this.#clock.now());
  }
}
