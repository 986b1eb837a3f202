/** Nothing in a run has another time than GitHub's answers tell. Between them the host's clock goes on. */
import type { Duration, Instant } from "@rfckit/core";
import type { Clock } from "@rfckit/reconciler";

export class GitHubsClock implements Clock {
  readonly #host: Clock;
  #ahead: Duration = 0;

  constructor(host: Clock) {
    this.#host = host;
  }

  set(now: Instant): void {
    this.#ahead = now - this.#host.now();
  }

  now(): Instant {
    return this.#host.now() + this.#ahead;
  }
}
