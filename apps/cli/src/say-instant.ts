/** Instants and lengths of time for readers. */
import type { Duration, Instant } from "@rfckit/core";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Making one takes longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("en-GB", {
      timeZone,
      weekday: "short",
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
      timeZoneName: "short",
    });
  formats.set(timeZone, format);
  return format;
}

/** `Wed 7 Jan 2026 09:00 UTC`; seconds only where there are any. Another time zone is named as it is called there. */
export function sayInstant(instant: Instant, timeZone = "UTC"): string {
  const parts = partsOf(instant, timeZone);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  return `${of("weekday")} ${of("day")} ${of("month")} ${of("year")} ${sayClock(instant, timeZone)}`;
}

/** The time of the day alone: `09:00 UTC`. */
export function sayClock(instant: Instant, timeZone = "UTC"): string {
  const parts = partsOf(instant, timeZone);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  const seconds = of("second") === "00" ? "" : `:${of("second")}`;
  return `${of("hour")}:${of("minute")}${seconds} ${of("timeZoneName")}`;
}

function partsOf(instant: Instant, timeZone: string): Map<Intl.DateTimeFormatPartTypes, string> {
  return new Map(
    formatIn(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
}

/** The reader's own time zone; UTC where the environment names one that nobody knows. */
export function zoneOf(env: Readonly<Record<string, string | undefined>>): string {
  const { TZ: named = "" } = env;
  try {
    return formatIn(
      named.replace(/^:/u, "") || Intl.DateTimeFormat().resolvedOptions().timeZone,
    ).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}

/** `9d 23h`: the two largest units that are there, rounded down. */
export function sayLength(length: Duration): string {
  const parts = [
    [Math.floor(length / DAY), "d"],
    [Math.floor((length % DAY) / HOUR), "h"],
    [Math.floor((length % HOUR) / MINUTE), "m"],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return "less than a minute";
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(" ");
}
