/** How far a story has come: from its beginning. */
import type { Instant } from "@rfckit/core";
import { formatLength } from "@rfckit/simulator";

/** `at the start` or `9d 23h later`, counted from `start`. */
export function sayElapsed(start: Instant, instant: Instant): string {
  return instant === start ? "the start" : `${formatLength(instant - start)} after the start`;
}
