/**
 * Node ids of what the shared ids have no kind for: parts of conversations, and organisations that are no accounts.
 * They are made as those of events are, with a word in front.
 */
import { type NodeName, nodeId } from "../node-ids.ts";

/** A reaction's parts are [repository, number, comment kind, comment id, account id, content]. */
export type PartKind = "organization" | "pull-commit" | "reaction" | "review-thread";

export interface PartName {
  readonly kind: PartKind;
  readonly parts: readonly (string | number)[];
}

export function partId(kind: PartKind, ...parts: readonly (string | number)[]): string {
  return nodeId("Event", kind, ...parts);
}

/** What such an id names; `null` for any other one, an event's own among them. */
export function readPart({ kind: of, parts: [kind, ...parts] }: NodeName): PartName | null {
  return of === "Event" && typeof kind === "string" ? { kind: kind as PartKind, parts } : null;
}
