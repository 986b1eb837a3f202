/** The timeline's events that a pull request's state depends on, in GitHub's order. */
import type { TimelineEvent } from "@rfckit/reconciler";
import { type Memory, readInstant } from "../memory.ts";
import { readAccount } from "./read-account.ts";
import type { WrittenEvent } from "./schema.ts";

const PLAIN = {
  ConvertToDraftEvent: "draft",
  ReadyForReviewEvent: "ready",
  ClosedEvent: "closed",
  ReopenedEvent: "reopened",
  MergedEvent: "merged",
} as const;

/** The event; `null` where it is of a kind that wasn't asked for, or tells too little. */
export function readEvent(written: WrittenEvent, memory: Memory): TimelineEvent | null {
  const what = tell(written);
  const { id, createdAt, actor } = written;
  if (what === null || id === undefined || createdAt === undefined) return null;
  return { id, at: readInstant(createdAt), actor: readAccount(actor, memory), what };
}

function tell(written: WrittenEvent): TimelineEvent["what"] | null {
  const { __typename: type, afterCommit, previousRefName, currentRefName } = written;
  if (type in PLAIN) return { kind: PLAIN[type as keyof typeof PLAIN] };
  if (type === "HeadRefForcePushedEvent") {
    // A commit that GitHub no longer has was forced away in turn.
    return { kind: "head-force-pushed", head: afterCommit?.oid ?? "" };
  }
  if (type !== "BaseRefChangedEvent") return null;
  return { kind: "base-changed", from: previousRefName ?? "", to: currentRefName ?? "" };
}
