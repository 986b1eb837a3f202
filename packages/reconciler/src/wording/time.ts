/**
 * Instants and durations in words: in UTC, in English, and with the weekday, so that nobody has to reckon.
 *
 * `Intl` has no part in it: its words differ from one version to the next, and a checklist that changes by
 * itself would be written again.
 */
import { DAY, type Duration, HOUR, type Instant, MINUTE } from "@rfckit/core";

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** `Saturday, 17 January 2026, 09:00:00 UTC`. Parts of a second are left out. */
export function writeInstant(instant: Instant): string {
  const date = new Date(instant);
  return `${WEEKDAYS[date.getUTCDay()]}, ${writeDay(date)}, ${writeTime(date)} UTC`;
}

/** The instants that stand in bold in a text of the bot's, as `writeInstant` wrote them. */
export function readBoldInstants(text: string): Instant[] {
  return [...text.matchAll(BOLD_INSTANT)].flatMap(([, day, month = "", year, time]) => {
    const at = Date.parse(
      `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, "0")}-${day?.padStart(2, "0")}T${time}Z`,
    );
    return Number.isNaN(at) ? [] : [at];
  });
}

const BOLD_INSTANT = /\*\*[A-Z][a-z]+, (\d{1,2}) ([A-Z][a-z]+) (\d{4}), (\d\d:\d\d:\d\d) UTC\*\*/g;

/** `17 January 2026, 09:00:00 UTC`, for records. */
export function writeMoment(instant: Instant): string {
  const date = new Date(instant);
  return `${writeDay(date)}, ${writeTime(date)} UTC`;
}

function writeDay(date: Date): string {
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

function writeTime(date: Date): string {
  return [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
}

/** `2 days 3 hours`: days, hours and minutes, the two largest that are there. Rounded down. */
export function writeDuration(duration: Duration): string {
  const parts = [
    count(Math.floor(duration / DAY), "day"),
    count(Math.floor((duration % DAY) / HOUR), "hour"),
    count(Math.floor((duration % HOUR) / MINUTE), "minute"),
  ].filter((part) => part !== null);
  return parts.length === 0 ? "less than a minute" : parts.slice(0, 2).join(" ");
}

function count(number: number, unit: string): string | null {
  if (number <= 0) return null;
  return number === 1 ? `1 ${unit}` : `${number} ${unit}s`;
}
