/** Whether the bot lives, and whether it can take deliveries: decided from what it tells of itself. */
import { type Duration, type Instant, MINUTE } from "@rfckit/core";

/**
 * No errand takes that long: each request is given up within the half of a minute. A run may, of errands one after
 * another; so what counts is when the last of them ended.
 */
const STUCK_AFTER: Duration = 15 * MINUTE;

export interface Pulse {
  /** Since when the worker has been at work without a rest, in UTC ms; `null` while it rests. */
  readonly busySince: Instant | null;
  /** When an errand last ended; `null` before the first. */
  readonly lastRan: Instant | null;
}

/** What is wrong with the process, in words; `null` where nothing is. */
export function findStuck({ busySince, lastRan }: Pulse, now: Instant): string | null {
  if (busySince === null) return null;
  const since = Math.max(busySince, lastRan ?? busySince);
  if (now - since < STUCK_AFTER) return null;
  return `The worker has been at one errand for ${Math.floor((now - since) / MINUTE)} minutes. Restart the bot: nothing is lost.`;
}

export interface Circumstances {
  readonly stopping: boolean;
  /** What the database said to a question; `null` where it answered. */
  readonly databaseTrouble: string | null;
}

export interface Readiness {
  readonly ready: boolean;
  readonly checks: { readonly process: string; readonly database: string };
}

/**
 * Whether deliveries can be taken. GitHub doesn't count: what it delivers is kept until it can be asked again.
 */
export function judgeReadiness({ stopping, databaseTrouble }: Circumstances): Readiness {
  return {
    ready: !stopping && databaseTrouble === null,
    checks: { process: stopping ? "stopping" : "ok", database: databaseTrouble ?? "ok" },
  };
}
