/**
 * Lengths of time as people write them in the configuration: one whole number and one unit.
 *
 * A day is 24 hours (D17). Compound forms (`1d12h`) aren't taken, so that each length has one obvious spelling
 * and no reader has to add up.
 */
import { DAY, type Duration, HOUR, MINUTE, SECOND } from "@rfckit/core";

/** Ten years. Anything longer is a slip of the finger, and might overflow what a timer can hold. */
export const LONGEST: Duration = 3650 * DAY;

/** What a duration looks like; the published JSON Schema carries it too. */
export const DURATION = /^[0-9]{1,9}[smhd]$/u;

const UNITS: readonly (readonly [unit: string, length: Duration])[] = [
  ["d", DAY],
  ["h", HOUR],
  ["m", MINUTE],
  ["s", SECOND],
];

/** `90m`, `24h`, `3d` or `2s` in milliseconds; `null` for anything else, and for what is longer than ten years. */
export function parseDuration(text: string): Duration | null {
  if (!DURATION.test(text)) return null;
  const unit = UNITS.find(([name]) => text.endsWith(name));
  if (unit === undefined) return null;
  const duration = Number(text.slice(0, -1)) * unit[1];
  return duration <= LONGEST ? duration : null;
}

/**
 * The shortest spelling that `parseDuration` reads back, for a whole number of seconds. One day is `24h`, as
 * people say; from two on they count in days. Parts of a second are cut off.
 */
export function formatDuration(duration: Duration): string {
  if (duration < SECOND) return "0h";
  if (duration === DAY) return "24h";
  for (const [name, length] of UNITS) if (duration % length === 0) return `${duration / length}${name}`;
  return `${Math.floor(duration / SECOND)}s`;
}

const WORD = /([0-9]{1,9})\s*(seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w)(?![a-z])/gu;
const WEEK: Duration = 7 * DAY;

/** The duration that somebody meant with `3 days`, `24 H`, `1w` or `1d 12h`, or `null` where that can't be told. */
export function suggestDuration(text: string): string | null {
  const lower = text.toLowerCase().slice(0, 50);
  // A blank keeps `1d12h` apart into two words.
  const spaced = lower.replaceAll(/([a-z])([0-9])/gu, "$1 $2");
  if (spaced.replaceAll(WORD, "").trim() !== "") return null;
  let sum: Duration = 0;
  for (const [, count, word] of spaced.matchAll(WORD)) {
    const length = word?.startsWith("w") ? WEEK : UNITS.find(([name]) => word?.startsWith(name))?.[1];
    sum += Number(count) * (length ?? 0);
  }
  const meant = formatDuration(sum);
  return sum > 0 && parseDuration(meant) !== null ? meant : null;
}
