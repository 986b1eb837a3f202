/** A pull request's timeline, as far as its events have a type here. */
import type { EventRecord, PullRecord } from "../../github/records.ts";
import { nodeId } from "../node-ids.ts";
import { isoTime } from "../render/index.ts";
import { connection, type PageArguments } from "./connection.ts";
import type { Reader } from "./reader.ts";
import { showActor } from "./show-account.ts";
import { showCommit } from "./show-git.ts";
import { showLabel } from "./show-label.ts";

const TYPES: Readonly<Partial<Record<EventRecord["what"]["kind"], string>>> = {
  draft: "ConvertToDraftEvent",
  ready: "ReadyForReviewEvent",
  closed: "ClosedEvent",
  reopened: "ReopenedEvent",
  merged: "MergedEvent",
  locked: "LockedEvent",
  unlocked: "UnlockedEvent",
  labeled: "LabeledEvent",
  unlabeled: "UnlabeledEvent",
  queued: "AddedToMergeQueueEvent",
  unqueued: "RemovedFromMergeQueueEvent",
  "head-force-pushed": "HeadRefForcePushedEvent",
  "base-changed": "BaseRefChangedEvent",
};

export interface TimelineArguments extends PageArguments {
  readonly itemTypes?: readonly string[] | null;
  readonly since?: string | null;
}

export function showTimeline(reader: Reader, pull: PullRecord, args: TimelineArguments) {
  const wanted = args.itemTypes ?? null;
  const since = args.since == null ? null : Date.parse(args.since);
  const items = pull.events.filter(({ what, at }) => {
    const type = TYPES[what.kind];
    if (type === undefined || (since !== null && at < since)) return false;
    return wanted === null || wanted.includes(itemType(type));
  });
  const show = (event: EventRecord) => showEvent(reader, pull, event);
  return connection(args, { name: "timelineItems", items, keyOf: ({ id }) => id, show });
}

/** The name of a type among the timeline's: `CLOSED_EVENT` of `ClosedEvent`. */
function itemType(type: string): string {
  return type.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, "_").toUpperCase();
}

function showEvent(reader: Reader, { repository }: PullRecord, { id, at, actor, what }: EventRecord) {
  const common = {
    __typename: TYPES[what.kind],
    id: nodeId("Event", id),
    createdAt: isoTime(at),
    actor: showActor(actor),
  };
  switch (what.kind) {
    case "labeled":
    case "unlabeled":
      return { ...common, label: showLabel(repository, what.label) };
    case "head-force-pushed": {
      const commit = repository.objects.commits.get(what.head);
      return { ...common, afterCommit: commit === undefined ? null : showCommit(reader, repository, commit) };
    }
    case "base-changed":
      return { ...common, previousRefName: what.from, currentRefName: what.to };
    default:
      return common;
  }
}
