/**
 * How much GitHub still lets be asked, from what its answers say, and how fast new content may be made.
 */
import { type Duration, HOUR, type Instant, MINUTE, SECOND } from "@rfckit/core";
import type { Allowance } from "@rfckit/reconciler";
import type { Headers } from "./requester.ts";

/** Remembers the newest word on each of GitHub's two budgets: requests, and points of GraphQL. */
export class AllowanceBook {
  readonly #byResource = new Map<string, Allowance>();

  /** Takes note of an answer's headers; `at` is GitHub's clock. */
  note(headers: Headers, at: Instant): void {
    const [left, limit, reset] = ["remaining", "limit", "reset"].map((what) =>
      Number(headers[`x-ratelimit-${what}`] ?? Number.NaN),
    );
    if (left === undefined || limit === undefined || reset === undefined) return;
    if (![left, limit, reset].every(Number.isFinite)) return;
    const resource = String(headers["x-ratelimit-resource"] ?? "core");
    this.#byResource.set(resource, { left, limit, resetAt: reset * SECOND, at });
  }

  /** What each is called, and what is left of it. */
  all(): readonly (readonly [string, Allowance])[] {
    return [...this.#byResource];
  }

  /** The scarcer of the two; `null` while nothing is known. */
  scarcest(): Allowance | null {
    const all = [...this.#byResource.values()];
    const share = ({ left, limit }: Allowance) => (limit === 0 ? 1 : left / limit);
    return all.reduce<Allowance | null>(
      (scarcest, each) => (scarcest === null || share(each) < share(scarcest) ? each : scarcest),
      null,
    );
  }
}

/** GitHub takes so many requests that make content, in that time. */
const PACES: readonly { readonly most: number; readonly within: Duration }[] = [
  { most: 80, within: MINUTE },
  { most: 500, within: HOUR },
];

/** Counts the requests that make content, so that none is sent that GitHub would not take. */
export class ContentPace {
  #made: Instant[] = [];

  /** How long to wait before the next one, in ms; 0 where it may be sent now. All by GitHub's clock. */
  wait(now: Instant): Duration {
    const longest = Math.max(...PACES.map(({ within }) => within));
    this.#made = this.#made.filter((at) => at > now - longest);
    const waits = PACES.map(({ most, within }) => {
      const recent = this.#made.filter((at) => at > now - within);
      const oldest = recent.at(-most);
      return oldest === undefined ? 0 : oldest + within - now;
    });
    return Math.max(0, ...waits);
  }

  note(at: Instant): void {
    this.#made.push(at);
  }
}
