/**
 * How the core's sentences sound in a comment on GitHub.
 */
import type { Person, Voice } from "@rfckit/core";
import { inlineQuote, plainTitle } from "./quote.ts";
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
