/**
 * Tells the log of errands that fail: each once, and not at each try, for as long as it fails for the same reason. That it is
 * parked is told once too, and so is that it goes again.
 */
import type { Duration } from "@rfckit/core";
import type { Log } from "./ports/log.ts";
import type { Taken, WakeUp } from "./ports/wake-ups.ts";

export interface FailedErrand {
  readonly why: string;
  readonly bug: boolean;
  /** How long it is left alone now, in ms. */
  readonly dueIn: Duration;
  readonly isParked: boolean;
}

interface Told {
  readonly wakeUp: WakeUp;
  readonly why: string;
  readonly parked: boolean;
}

export class FailureLog {
  readonly #log: Log;
  readonly #told = new Map<string, Told>();

  constructor(log: Log) {
    this.#log = log;
  }

  failed(taken: Taken, { why, bug, dueIn, isParked }: FailedErrand): void {
    const { errand, key, failures } = taken;
    const name = nameOf(taken);
    // The first failure in a row is news, whatever this process knows: another one may have served it since.
    const before = failures === 0 ? undefined : this.#told.get(name);
    const same = before?.why === why;
    this.#told.set(name, { wakeUp: { errand, key }, why, parked: isParked });
    const about = { errand, repository: key.repository, number: key.number, why };
    if (!same) this.#log.warn("pass-failed", { ...about, bug });
    if (isParked && !(same && before.parked)) {
      this.#log.warn("parked", { ...about, failures: failures + 1, dueIn });
    }
  }

  served({ errand, key, failures }: Taken): void {
    if (!this.#told.delete(nameOf({ errand, key })) || failures === 0) return;
    this.#log.info("recovered", { errand, repository: key.repository, number: key.number, failures });
  }

  /** What failed when it was last tried in this process. */
  failing(): readonly WakeUp[] {
    return [...this.#told.values()].map(({ wakeUp }) => wakeUp);
  }
}

function nameOf({ errand, key }: WakeUp): string {
  return `${errand} ${key.repository}#${key.number}`;
}
