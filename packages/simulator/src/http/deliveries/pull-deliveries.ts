/** Webhooks about a pull request itself. */
import type { PullRecord } from "../../github/records.ts";
import type { PullWake, PullWakeEvent } from "../../github/wakes.ts";
import { renderLabel, renderPull } from "../render/index.ts";
import { type Delivery, deliver, type Occasion } from "./delivery.ts";

/** What GitHub calls what happened. A merge is told as a closing of what is merged. */
const ACTIONS = {
  opened: "opened",
  push: "synchronize",
  draft: "converted_to_draft",
  ready: "ready_for_review",
  closed: "closed",
  merged: "closed",
  reopened: "reopened",
  labeled: "labeled",
  unlabeled: "unlabeled",
  locked: "locked",
  unlocked: "unlocked",
  retitled: "edited",
  "base-changed": "edited",
  enqueued: "enqueued",
  dequeued: "dequeued",
} as const satisfies Partial<Record<PullWakeEvent, string>>;

export type OwnEvent = keyof typeof ACTIONS;

/** Whether an event is about the pull request itself. */
export function isOwnEvent(event: PullWakeEvent): event is OwnEvent {
  return event in ACTIONS;
}

/** Tells what happened to a pull request, which is as it was then. */
export function pullDelivery(
  occasion: Occasion,
  pull: PullRecord,
  event: OwnEvent,
  facts: Pick<PullWake, "label" | "pushed" | "previousTitle" | "previousBase">,
): Delivery {
  return deliver(occasion, "pull_request", {
    action: ACTIONS[event],
    number: pull.key.number,
    ...factsOf(pull, facts),
    // The world tells of no other reason to leave a queue than one that made the queue give up.
    ...(event === "dequeued" ? { reason: "CI_FAILURE" } : {}),
    pull_request: renderPull(occasion.world, pull),
  });
}

function factsOf(
  { repository }: PullRecord,
  { label, pushed, previousTitle, previousBase }: Parameters<typeof pullDelivery>[3],
) {
  if (label !== undefined) return { label: renderLabel(repository, label) };
  if (pushed !== undefined) return pushed;
  if (previousTitle !== undefined) return { changes: { title: { from: previousTitle } } };
  if (previousBase === undefined) return {};
  const { branch, commit } = previousBase;
  return { changes: { base: { ref: { from: branch }, sha: { from: commit } } } };
}
