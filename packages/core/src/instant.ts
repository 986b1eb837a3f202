/**
 * Time as the process sees it: whole milliseconds since 1970 in UTC, and nothing else.
 *
 * There is no `Date` here, and that is the point: `setDate(+10)` over a change of clocks is 239 or 241
 * hours. A day is 24 hours (D17), and `now` is always a parameter.
 */

/** An instant, in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A length of time in milliseconds. */
export type Duration = number;

export const SECOND: Duration = 1000;
export const MINUTE: Duration = 60 * SECOND;
export const HOUR: Duration = 60 * MINUTE;
export const DAY: Duration = 24 * HOUR;
