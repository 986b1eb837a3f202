/**
 * A GitHub port that makes no check runs once it is known that the workflow may not: they are no part of the process, and
 * each one refused would be a request for nothing.
 */
import type { GitHub } from "@rfckit/reconciler";

export function withoutChecks(github: GitHub, mayNot: () => boolean, now: () => number): GitHub {
  return {
    ...github,
    async apply(key, changes) {
      const wanted = mayNot() ? changes.filter(({ kind }) => kind !== "check") : changes;
      return wanted.length === 0 ? { at: now() } : github.apply(key, wanted);
    },
  };
}
