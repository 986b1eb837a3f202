/** How the core's sentences sound in a terminal: people by their login, nothing that moves the cursor. */
import type { Voice } from "@rfckit/core";
import type { Reading } from "@rfckit/reader";
import { sayInstant, sayLength } from "../say-instant.ts";
import { harmless } from "../simulate/paint.ts";

export function speakPlainly({ name }: Pick<Reading, "name">): Voice {
  return {
    person: (person) => harmless(name(person)),
    title: harmless,
    quote: (words) => `"${harmless(words)}"`,
    time: (instant) => sayInstant(instant),
    duration: sayLength,
  };
}
