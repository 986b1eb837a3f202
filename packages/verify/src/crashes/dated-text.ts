/**
 * A text of the bot's apart from its instants: two texts that say the same, one of them later, differ in nothing else.
 */
import type { Instant } from "@rfckit/core";

export interface DatedText {
  /** The text with a mark in the place of each instant. */
  readonly text: string;
  /** The instants, in UTC milliseconds, in the order in which they stand there. */
  readonly instants: readonly Instant[];
}

/** As the bot writes them for people: `17 January 2026, 09:00:00 UTC`, mostly after a weekday. */
const WRITTEN = /(?:[A-Z][a-z]+day, )?(\d{1,2} [A-Z][a-z]+ \d{4}), (\d{2}:\d{2}:\d{2}) UTC/g;

/** Takes the instants out of a text. */
export function readDatedText(text: string): DatedText {
  const instants = [...text.matchAll(WRITTEN)].map(([, day, time]) => Date.parse(`${day} ${time} UTC`));
  return { text: text.replaceAll(WRITTEN, "⏲"), instants };
}
