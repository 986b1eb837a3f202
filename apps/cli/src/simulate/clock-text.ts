/** Instants for readers: the day and time in UTC, and how far from the beginning. */
import type { Instant } from "@rfckit/core";
import { formatLength } from "@rfckit/simulator";

const DAY_AND_TIME = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/** `Wed 7 Jan 2026 09:00 UTC`; seconds only where there are any. */
export function sayInstant(instant: Instant): string {
  const parts = new Map(DAY_AND_TIME.formatToParts(instant).map(({ type, value }) => [type, value]));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  const seconds = of("second") === "00" ? "" : `:${of("second")}`;
  return `${of("weekday")} ${of("day")} ${of("month")} ${of("year")} ${of("hour")}:${of("minute")}${seconds} UTC`;
}

/** `at the start` or `9d 23h later`, counted from `start`. */
export function sayElapsed(start: Instant, instant: Instant): string {
  return instant === start ? "the start" : `${formatLength(instant - start)} after the start`;
}
