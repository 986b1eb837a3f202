/** Instants as somebody types them. */
import type { Instant } from "@rfckit/core";
import { UsageError } from "../usage-error.ts";

const DAY = /^\d{4}-\d\d-\d\d$/u;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/u;

/** What was typed: a day, in UTC, or an instant, which begins when it ends. */
export interface Typed {
  readonly begins: Instant;
  readonly ends: Instant;
}

/** A day such as `2026-01-17`, or an instant such as `2026-01-17T09:00Z`, with any offset. Throws `UsageError`. */
export function readInstant(text: string, option: string): Typed {
  const read = DAY.test(text) ? `${text}T23:59:59Z` : MOMENT.test(text) ? text : null;
  const instant = read === null ? Number.NaN : Date.parse(read);
  // `Date` takes the 31st of February for a day in March.
  const real = Number.isFinite(instant) && isDay(text.slice(0, 10));
  if (real) return { begins: DAY.test(text) ? Date.parse(text) : instant, ends: instant };
  throw new UsageError(
    `${option} is ${JSON.stringify(text)}, and must be a day such as 2026-01-17, or an instant with its offset such as 2026-01-17T09:00:00Z.`,
  );
}

function isDay(day: string): boolean {
  const parsed = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(parsed) && new Date(parsed).toISOString().startsWith(day);
}
