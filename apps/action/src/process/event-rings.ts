/**
 * What a workflow's event asks to be looked at first. Nothing else of what it says is used: it is a doorbell, and may be
 * lost, late or repeated.
 */
import { type Ring, ringsOf } from "@rfckit/github";
import { type PullKey, rings } from "@rfckit/reconciler";
import { z } from "zod";
import { CannotRun } from "../runner/cannot-run.ts";

/** Which of the three kinds of run it is; see `agenda.ts`. */
export type Thoroughness = "event" | "round" | "everything";

export interface Occasion {
  /** Pull requests to look at before all others. */
  readonly pulls: readonly PullKey[];
  /** Plain issues on which somebody wrote something (D28). */
  readonly issues: readonly PullKey[];
  readonly thoroughness: Thoroughness;
}

/** The workflow would be the pull request's own version of it, with this one's rights. */
const FROM_THE_PULL = new Set(["pull_request", "pull_request_review", "pull_request_review_comment"]);

/** Under these names events come as webhooks do. */
const HOOKS: ReadonlyMap<string, string> = new Map([["pull_request_target", "pull_request"]]);

const workflowRun = z.object({
  repository: z.object({ id: z.number() }),
  workflow_run: z.object({ pull_requests: z.array(z.object({ number: z.number() })) }),
});

/** `self` is the login of the account that the bot acts as. Throws `CannotRun` for an event that isn't safe. */
export function readOccasion(
  event: string,
  payload: unknown,
  self: string,
  mentions: readonly string[],
): Occasion {
  if (FROM_THE_PULL.has(event)) {
    throw new CannotRun(
      `mode process doesn't run on ${event}: such a run takes the workflow from the pull request itself. Use pull_request_target; for reviews, the workflow rfc-reviews.yml with workflow_run (docs/action.md).`,
    );
  }
  switch (event) {
    case "workflow_dispatch":
    case "repository_dispatch":
      return { pulls: [], issues: [], thoroughness: "everything" };
    case "schedule":
      return { pulls: [], issues: [], thoroughness: "round" };
    case "workflow_run":
      return { pulls: pullsOfRun(payload), issues: [], thoroughness: "event" };
    default: {
      const rung = ringsOf(HOOKS.get(event) ?? event, payload, self);
      const worth = (kind: "pull" | "issue") =>
        rung.flatMap((ring) =>
          ring.kind === kind && isTalk(ring) && rings(ring.event, mentions) ? [ring.key] : [],
        );
      const everywhere = rung.some(({ kind }) => kind === "repository");
      return {
        pulls: worth("pull"),
        issues: worth("issue"),
        thoroughness: everywhere ? "round" : "event",
      };
    }
  }
}

function isTalk(ring: Ring): ring is Extract<Ring, { readonly kind: "pull" | "issue" }> {
  return ring.kind === "pull" || ring.kind === "issue";
}

/** Those of forks aren't named there. */
function pullsOfRun(payload: unknown): PullKey[] {
  const read = workflowRun.safeParse(payload);
  if (!read.success) return [];
  const { repository, workflow_run: run } = read.data;
  return run.pull_requests.map(({ number }) => ({ repository: repository.id, number }));
}
