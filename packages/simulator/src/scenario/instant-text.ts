/**
 * Instants and lengths of time as scenario files write them.
 *
 * Everything is UTC and in whole seconds, because GitHub stamps whole seconds: a finer instant could be written,
 * but never be seen.
 */
import { DAY, type Duration, HOUR, type Instant, MINUTE, SECOND } from "@rfckit/core";

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/u;

/** `2026-01-05T09:00:00Z` in UTC milliseconds; `null` for any other spelling, and for a day that doesn't exist. */
export function parseInstant(text: string): Instant | null {
  if (!INSTANT.test(text)) return null;
  const instant = Date.parse(text);
  return Number.isNaN(instant) || formatInstant(instant) !== text ? null : instant;
}

/** The spelling that `parseInstant` reads; parts of a second are cut off. */
export function formatInstant(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/** The instant that somebody meant who left out the `T`, the seconds or the `Z`, or named an offset. */
export function suggestInstant(text: string): string | null {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?)? ?([Zz]|[+-]\d{2}:?\d{2})?$/u.exec(
      text.trim(),
    );
  if (match === null) return null;
  const [, day, minute = "00:00", second = ":00", zone = "Z"] = match;
  const instant = Date.parse(`${day}T${minute}${second}${zone.toUpperCase()}`);
  return Number.isNaN(instant) ? null : formatInstant(instant);
}

const UNITS: Readonly<Record<string, Duration>> = { d: DAY, h: HOUR, m: MINUTE, s: SECOND };
const LENGTH = /^\d{1,6}[dhms](?: \d{1,6}[dhms])*$/u;
/** A hundred years, so that no instant overflows. */
const LONGEST: Duration = 36_500 * DAY;

/** `3d`, `90m` or `10d 1s` in milliseconds; `null` for anything else, for nothing at all, and beyond a hundred years. */
export function parseLength(text: string): Duration | null {
  if (!LENGTH.test(text)) return null;
  const length = text
    .split(" ")
    .reduce((sum, part) => sum + Number(part.slice(0, -1)) * (UNITS[part.slice(-1)] ?? 0), 0);
  return length > 0 && length <= LONGEST ? length : null;
}

/** The length that somebody meant with `3 days`, `2H` or `10d1s`. */
export function suggestLength(text: string): string | null {
  const part = /(\d{1,6})\s*(d|h|m|s)(?:ays?|(?:ou)?rs?|in(?:ute)?s?|ec(?:ond)?s?)?/giu;
  const meant = [...text.matchAll(part)].map(([, count, unit]) => `${count}${unit?.toLowerCase()}`).join(" ");
  const rest = text.replaceAll(part, "").replaceAll(/[\s,]|and/gu, "");
  return rest === "" && meant !== text && parseLength(meant) !== null ? meant : null;
}

/** A length for people, with its two largest units: `9d 23h`. */
export function formatLength(length: Duration): string {
  let rest = length;
  const parts: string[] = [];
  for (const [unit, size] of Object.entries(UNITS)) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count}${unit}`);
    rest -= count * size;
  }
  return parts.length === 0 ? "0s" : parts.slice(0, 2).join(" ");
}
