/**
 * How long a failing errand is left alone: longer and longer, up to an hour. What fails again and again for a reason that
 * doesn't pass by itself is parked, so that the operator sees it.
 */
import { DAY, type Duration, HOUR, SECOND } from "@rfckit/core";

const FIRST_BACK_OFF = 30 * SECOND;
const LONGEST_BACK_OFF = HOUR;
/** After so many failures in a row. */
const PARKED_AFTER = 6;
/** What failed for a bug of ours fails until something changes. */
const PARKED_FOR = DAY;

/** Why an errand failed. `passing`: GitHub didn't answer, or somebody else took over. */
export type Failure = "passing" | "refused" | "bug";

export interface BackOff {
  readonly dueIn: Duration;
  readonly isParked: boolean;
}

/** `failures` are those in a row, this one included; `retryAfter` is how long GitHub asked to wait, in ms, or `null`. */
export function backOff(failure: Failure, failures: number, retryAfter: Duration | null): BackOff {
  const longer = Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF * 2 ** Math.min(failures - 1, 10));
  const isParked = failure !== "passing" && failures >= PARKED_AFTER;
  const dueIn = isParked ? (failure === "bug" ? PARKED_FOR : LONGEST_BACK_OFF) : longer;
  return { dueIn: Math.max(dueIn, retryAfter ?? 0), isParked };
}
