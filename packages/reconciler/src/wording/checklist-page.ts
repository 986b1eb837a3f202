/**
 * What the parts of a checklist share: whose it is, and how much of it is said.
 */
import type { Motion, Person, TextDigest } from "@rfckit/core";
import type { NameLimits } from "./voice.ts";

/** How much is said: everything; no links and times; boxes, open objections and counts. */
export type Detail = "full" | "compact" | "bare";

/** What the parts of a checklist share. */
export interface Page {
  readonly motion: Motion;
  readonly detail: Detail;
  /** The text that signatures are compared with; `null`: none is known, or the motion has ended. */
  readonly present: TextDigest;
  /** `@login`. */
  readonly at: (person: Person) => string;
  readonly name: (person: Person) => string;
  readonly compareUrl: (from: string, to: string) => string | null;
  readonly limits: NameLimits;
}

/** In the barest form. */
export const SHORT_NAMES: NameLimits = { title: 20, quote: 30 };
