/** A webhook as a workflow is told of it: by which event, with what in the event's file. */
import type { Delivery } from "@rfckit/simulator/http";

export interface WorkflowEvent {
  /** `GITHUB_EVENT_NAME`. */
  readonly name: string;
  /** What is in the file at `GITHUB_EVENT_PATH`. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What the documented workflow lists under `types` of `pull_request_target`. */
export const PULL_ACTIONS: ReadonlySet<unknown> = new Set([
  "opened",
  "reopened",
  "closed",
  "synchronize",
  "edited",
  "labeled",
  "unlabeled",
  "converted_to_draft",
  "ready_for_review",
]);

/** The event that begins a run of the documented workflow; `null` for what begins none. */
export function toWorkflowEvent({ name, payload }: Delivery): WorkflowEvent | null {
  // A workflow isn't told of installations.
  const { installation: _, ...told } = payload;
  switch (name) {
    case "issue_comment":
    case "push":
      return { name, payload: told };
    case "pull_request":
      return PULL_ACTIONS.has(payload["action"]) ? { name: "pull_request_target", payload: told } : null;
    case "pull_request_review":
    case "pull_request_review_comment":
    case "check_suite":
      // The run that a review begins, or the one that checks a head, has no rights here, and another one begins when it has
      // ended. Of a fork's it isn't told more.
      return {
        name: "workflow_run",
        payload: {
          action: "completed",
          workflow_run: { event: name, conclusion: "success", pull_requests: [] },
          repository: told["repository"],
          sender: told["sender"],
        },
      };
    default:
      return null;
  }
}

/** What begins a run by itself. */
export function scheduleEvent(): WorkflowEvent {
  return { name: "schedule", payload: { schedule: "*/5 * * * *" } };
}
