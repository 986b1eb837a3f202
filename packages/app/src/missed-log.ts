/** Tells the log of installations that can't be asked: each once, for as long as it refuses in the same way. */
import type { Missed } from "@rfckit/github";
import { GitHubRefused, type Log, type RefusedBecause, sayFailure } from "@rfckit/reconciler";

export class MissedLog {
  readonly #log: Log;
  #told: ReadonlyMap<number, RefusedBecause | null> = new Map();

  constructor(log: Log) {
    this.#log = log;
  }

  /** All that couldn't be asked just now. */
  tell(missed: readonly Missed[]): void {
    const now = new Map<number, RefusedBecause | null>();
    for (const { installation, error } of missed) {
      const refused = error instanceof GitHubRefused ? error.reason : null;
      now.set(installation, refused);
      if (this.#told.get(installation) === refused) continue;
      const message = `The repositories of the installation ${installation} can't be asked for now. What is known of them goes on.`;
      this.#log.warn("installation-missed", { installation, why: sayFailure(error), message });
    }
    this.#told = now;
  }
}
