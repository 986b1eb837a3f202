/** A refusal that ends a run, as what a person has to add to the workflow. */
import { GitHubRefused, sayFailure } from "@rfckit/reconciler";
import { CannotRun } from "../runner/cannot-run.ts";
import type { Permission } from "./permissions.ts";
import type { WatchedOctokit } from "./watched-octokit.ts";

/** Throws `CannotRun` in the place of `GitHubRefused`. */
export async function explainRefusals<T>(octokit: WatchedOctokit, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GitHubRefused)) throw error;
    const missing = octokit.missing();
    if (missing.length > 0) throw new CannotRun(sayMissing(missing));
    throw new CannotRun(`GitHub refused what has to be read: ${sayFailure(error)}.`);
  }
}

export function sayMissing(missing: readonly Permission[]): string {
  const it = missing.length === 1 ? "it" : "them";
  return `The workflow lacks ${missing.map((each) => `\`${each}\``).join(" and ")}. Add ${it} under permissions in the workflow's file, and run it again.`;
}
