import type { Instant } from "@rfckit/core";

/**
 * The host's clock, in UTC milliseconds. It schedules work and nothing else: whether a period is over is read
 * from GitHub's answers (D17).
 */
export interface Clock {
  now(): Instant;
}
