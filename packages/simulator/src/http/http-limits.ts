/**
 * GitHub's limits over HTTP: so many requests and points an hour, so much at a time. All by the world's clock.
 */
import { HOUR, type Instant, MINUTE, SECOND } from "@rfckit/core";

export interface HttpLimits {
  /** Requests, and points of GraphQL, an hour for each token's owner. */
  readonly core: number;
  readonly graphql: number;
  /** Requests that make content, a minute and an hour. */
  readonly contentPerMinute: number;
  readonly contentPerHour: number;
  /** Points a minute: a read counts one, a write five. */
  readonly pointsPerMinute: number;
}

export const HTTP_LIMITS: HttpLimits = {
  core: 5000,
  graphql: 5000,
  contentPerMinute: 80,
  contentPerHour: 500,
  pointsPerMinute: 900,
};

export type Resource = "core" | "graphql";

/** What one request weighs. */
export interface Weight {
  readonly resource: Resource;
  readonly points: number;
  readonly write: boolean;
  readonly makesContent: boolean;
}

/** How a request stands to the limits: whether it is let through, and what the headers say. */
export type Verdict =
  | { readonly kind: "ok" }
  | { readonly kind: "primary" }
  /** `retryAfter` in seconds. */
  | { readonly kind: "secondary"; readonly retryAfter: number };

interface Window {
  resetAt: Instant;
  used: number;
}

/** The limits of one token's owner. */
export class Meter {
  readonly #limits: HttpLimits;
  readonly #windows = new Map<Resource, Window>();
  #recent: { readonly at: Instant; readonly points: number; readonly content: boolean }[] = [];

  constructor(limits: HttpLimits) {
    this.#limits = limits;
  }

  /** Weighs a request, and counts it where it is let through. */
  weigh({ resource, points, write, makesContent }: Weight, now: Instant): Verdict {
    const window = this.#windowOf(resource, now);
    if (window.used + points > this.#limits[resource]) return { kind: "primary" };
    this.#recent = this.#recent.filter(({ at }) => at > now - HOUR);
    const wait = this.#wait(makesContent, now);
    if (wait > 0) return { kind: "secondary", retryAfter: Math.ceil(wait / SECOND) };
    window.used += points;
    this.#recent.push({ at: now, points: write ? 5 : 1, content: makesContent });
    return { kind: "ok" };
  }

  /** What is left, as headers and `rateLimit` tell it. */
  state(resource: Resource, now: Instant) {
    const { resetAt, used } = this.#windowOf(resource, now);
    const limit = this.#limits[resource];
    return { limit, used: Math.min(used, limit), remaining: Math.max(0, limit - used), resetAt };
  }

  /** Uses everything up, for stories about limits. */
  exhaust(resource: Resource, now: Instant): void {
    this.#windowOf(resource, now).used = this.#limits[resource];
  }

  #wait(makesContent: boolean, now: Instant): number {
    const { contentPerMinute, contentPerHour, pointsPerMinute } = this.#limits;
    const minute = this.#recent.filter(({ at }) => at > now - MINUTE);
    const points = minute.reduce((sum, each) => sum + each.points, 0);
    if (points >= pointsPerMinute) return MINUTE;
    if (!makesContent) return 0;
    const lastHour = this.#recent.filter(({ content }) => content);
    const lastMinute = minute.filter(({ content }) => content);
    if (lastMinute.length >= contentPerMinute) return (lastMinute[0]?.at ?? now) + MINUTE - now;
    return lastHour.length >= contentPerHour ? (lastHour[0]?.at ?? now) + HOUR - now : 0;
  }

  #windowOf(resource: Resource, now: Instant): Window {
    const before = this.#windows.get(resource);
    if (before !== undefined && before.resetAt > now) return before;
    const window = { resetAt: now + HOUR, used: 0 };
    this.#windows.set(resource, window);
    return window;
  }
}
