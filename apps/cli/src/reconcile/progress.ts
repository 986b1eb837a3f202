/** How far a reconciliation has come, in a line. */
import type { ReconcileProgress } from "@rfckit/app";

const SECOND = 1000;

export function progressText({ pulls, waiting }: ReconcileProgress): string {
  const wait = waiting === null ? "" : `; waiting ${Math.ceil(waiting / SECOND)} s for GitHub's limits`;
  return `rfc: ${pulls} pull requests looked at${wait}`;
}
