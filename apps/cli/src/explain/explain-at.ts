/**
 * A reading as of any moment so far: what had been counted by then, and what time alone had made due.
 *
 * Of a text nothing tells when it came but the bot's receipts: where no motion had been made yet, it isn't known which text
 * there was.
 */
import { type Entry, evaluate, type Instant, nextStep, type Standing, type Step } from "@rfckit/core";
import { entriesOf, type LedgerRow } from "@rfckit/reconciler";

export interface Moment {
  readonly at: Instant;
  readonly standing: Standing;
  /** What was due by then and not done yet: the bot does it at its next look. */
  readonly step: Step | null;
}

/** The facts that had happened by an instant, in the order in which they counted. */
export function momentAt(rows: readonly LedgerRow[], at: Instant): Moment {
  const entries = entriesOf(rows).filter((entry: Entry) => entry.at <= at);
  const standing = evaluate(entries);
  // What carrying out depends on was as it was when it was last tried.
  const circumstances = standing.motion?.decision?.hindrance?.circumstances ?? "";
  return { at, standing, step: nextStep(standing, at, circumstances) };
}
