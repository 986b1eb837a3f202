/** The meter port: what is counted for the operator. Numbers only; who and what it was about, the log tells. */
import type { Duration } from "@rfckit/core";
import type { Errand } from "./wake-ups.ts";

/** How an errand ended; see `back-off.ts` for the three ways to fail. */
export type Ending = "served" | "postponed" | "passing" | "refused" | "bug";

export interface Meter {
  /** An errand was run, and took so many ms by the host's clock. */
  ran(errand: Errand, ending: Ending, took: Duration): void;
  /** A motion was decided, carried out, or couldn't be carried out now. */
  decision(what: "decided" | "merged" | "closed" | "hindered"): void;
  /** How far the host's clock is ahead of GitHub's, in ms; negative where it is behind. */
  clockAhead(by: Duration): void;
}

export const UNCOUNTED: Meter = { ran() {}, decision() {}, clockAhead() {} };
