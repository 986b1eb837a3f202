/**
 * The parts that the sentences of an explanation are made of.
 *
 * How a person, an instant or somebody's own words look is the `Voice`'s, so that the same sentences do for a
 * comment on GitHub, a terminal and a page. A voice makes what other people wrote harmless where it is shown.
 */
import type { Duration, Instant } from "./instant.ts";
import type { Disposition } from "./policy.ts";
import type { Person } from "./stakeholder.ts";

/** How the parts of a sentence are written. */
export interface Voice {
  /** A person as they are called today. */
  readonly person: (person: Person) => string;
  /** The name of a group, a project or a section. */
  readonly title: (name: string) => string;
  /** What somebody wrote, such as an objection's name. */
  readonly quote: (words: string) => string;
  readonly time: (instant: Instant) => string;
  readonly duration: (duration: Duration) => string;
}

export interface Sentence {
  readonly text: string;
  /** When it happened, or will. */
  readonly at?: Instant;
  /** The requirements and decisions of the process that it follows from, such as `R9` and `D17`. */
  readonly rules: readonly string[];
  /** Where it is written. */
  readonly url?: string;
}

/** `["a", "b", "c"]` with "or" is "a, b or c". Beyond `most` the rest is counted: "a, b or 3 more". */
export function enumerate(items: readonly string[], conjunction: "and" | "or", most = 12): string {
  const shown = items.length > most ? items.slice(0, most) : [...items];
  if (shown.length < items.length) shown.push(`${items.length - shown.length} more`);
  const last = shown.pop() ?? "";
  return shown.length === 0 ? last : `${shown.join(", ")} ${conjunction} ${last}`;
}

/** What a disposition does to the pull request: the RFC is "merged". */
export function doneTo(disposition: Disposition): string {
  return { merge: "merged", close: "closed", postpone: "closed as postponed" }[disposition];
}
