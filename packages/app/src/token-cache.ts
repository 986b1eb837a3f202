/**
 * The installations' tokens, where octokit keeps them. One that GitHub takes no more is forgotten here, and octokit gets another
 * with the next request.
 *
 * (Asking octokit itself to renew one fails where this machine's clock is minutes off: only on the way of a request does it
 * make up for that.)
 */
import { type Duration, MINUTE } from "@rfckit/core";

/** GitHub's tokens are good for an hour. */
const LIFETIME: Duration = 59 * MINUTE;

export class TokenCache {
  readonly #kept = new Map<string, { readonly text: string; readonly until: number }>();
  readonly #now: () => number;

  /** `now` is a clock in ms that nobody sets. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** For octokit: what is kept under that key, and is still good. */
  get(key: string): string | undefined {
    const kept = this.#kept.get(key);
    return kept !== undefined && this.#now() < kept.until ? kept.text : undefined;
  }

  /** For octokit: its keys begin with the installation's id. */
  set(key: string, text: string): void {
    this.#kept.set(key, { text, until: this.#now() + LIFETIME });
  }

  /** Forgets the tokens of an installation. */
  forget(installation: number): void {
    for (const key of this.#kept.keys()) {
      if (key.split("|", 1)[0] === String(installation)) this.#kept.delete(key);
    }
  }
}
