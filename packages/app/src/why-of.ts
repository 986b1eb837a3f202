/** What was thrown, for the log: never the whole of it, for an octokit's error has the request in it, and others what was stored. */
import { sayFailure } from "@rfckit/reconciler";

export function whyOf(error: unknown): string {
  // Probot's handlers fail together.
  const [first = error] = error instanceof AggregateError ? error.errors : [];
  return sayFailure(first);
}
