/**
 * How the core's sentences sound: in a comment on GitHub, and where no markup is shown.
 */
import type { Person, Voice } from "@rfckit/core";
import { inlineQuote, oneLine, plainTitle } from "./quote.ts";
import { writeDuration, writeInstant } from "./time.ts";

/** How many code points of names are said. */
export interface NameLimits {
  /** Of a group's, a project's or a section's name. */
  readonly title: number;
  /** Of an objection's name; 120 are all that it can have. */
  readonly quote: number;
}

export const WHOLE_NAMES: NameLimits = { title: 60, quote: 120 };

/** For comments. `person` says whether people are mentioned (`@login`) or only named. */
export function speakMarkdown(person: (person: Person) => string, limits: NameLimits = WHOLE_NAMES): Voice {
  return {
    person,
    title: (name) => plainTitle(name, limits.title),
    quote: (words) => inlineQuote(words, limits.quote),
    time: writeInstant,
    duration: writeDuration,
  };
}

/** For terminals and pages, which escape for themselves. */
export function speakPlainly(person: (person: Person) => string): Voice {
  return {
    person,
    title: oneLine,
    quote: (words) => `“${oneLine(words)}”`,
    time: writeInstant,
    duration: writeDuration,
  };
}
