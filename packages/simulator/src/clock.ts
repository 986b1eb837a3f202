/**
 * A clock that stands still until it is told to move on. Nothing in the simulator sleeps, and nothing here or
 * in `github/` knows what time it really is: the same doings give the same instants every time.
 */
import type { Instant } from "@rfckit/core";
import type { Clock } from "@rfckit/reconciler";

export interface VirtualClock extends Clock {
  /** Moves on to an instant, in UTC milliseconds. Throws `RangeError` for one that is over already. */
  advanceTo(instant: Instant): void;
}

/** Makes a clock that shows `start`, in UTC milliseconds. */
export function createVirtualClock(start: Instant): VirtualClock {
  let present = wholeMilliseconds(start);
  return {
    now: () => present,
    advanceTo(instant) {
      if (wholeMilliseconds(instant) < present) {
        throw new RangeError(`The clock shows ${present} ms and can't go back to ${instant} ms.`);
      }
      present = instant;
    },
  };
}

function wholeMilliseconds(instant: Instant): Instant {
  if (!Number.isSafeInteger(instant))
    throw new RangeError(`Expected an instant in whole milliseconds, found ${instant}.`);
  return instant;
}
