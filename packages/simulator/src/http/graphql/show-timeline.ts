/** A pull request's timeline: what happened to it, and what was said and pushed, in the order of time. */
import type { Instant } from "@rfckit/core";
import type { EventRecord, PullRecord } from "../../github/records.ts";
import { nodeId } from "../node-ids.ts";
import { isoTime } from "../render/index.ts";
import { connection, type PageArguments } from "./connection.ts";
import type { Reader } from "./reader.ts";
import { showActor } from "./show-account.ts";
import { showComment } from "./show-comment.ts";
import { showCommit } from "./show-git.ts";
import { showLabel } from "./show-label.ts";
import { commitsOf, showPullCommit } from "./show-pull.ts";

/** A plain push is told by its commits. */
const TYPES: Readonly<Record<Exclude<EventRecord["what"]["kind"], "pushed">, string>> = {
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
  readonly skip?: number | null;
}

interface Item {
  readonly type: string;
  readonly key: string;
  readonly at: Instant;
  /** Its place among those of its rank within the same second; a push goes before what was said of it. */
  readonly order: number;
  readonly rank: 0 | 1;
  readonly show: () => unknown;
}

export function showTimeline(reader: Reader, pull: PullRecord, args: TimelineArguments) {
  const { itemTypes, since, skip } = args;
  const from = since == null ? null : Date.parse(since);
  const wanted = itemsOf(reader, pull).filter(
    ({ type, at }) => (from === null || at >= from) && (itemTypes?.includes(nameOf(type)) ?? true),
  );
  wanted.sort((one, other) => one.at - other.at || one.rank - other.rank || one.order - other.order);
  const items = wanted.slice(skip ?? 0);
  return connection(args, { items, keyOf: ({ key }) => key, show: ({ show }) => show() });
}

/** An event of the timeline; `null` for one that it doesn't tell of. */
export function showEvent(reader: Reader, pull: PullRecord, { id, at, actor, what }: EventRecord) {
  if (what.kind === "pushed") return null;
  const common = {
    __typename: TYPES[what.kind],
    id: nodeId("Event", id),
    createdAt: isoTime(at),
    actor: showActor(actor),
  };
  const commit = (oid: string | undefined) => {
    const found = oid === undefined ? undefined : pull.repository.objects.commits.get(oid);
    return found === undefined ? null : showCommit(reader, pull.repository, found);
  };
  switch (what.kind) {
    case "labeled":
    case "unlabeled":
      return { ...common, label: showLabel(pull.repository, what.label) };
    case "head-force-pushed":
      return {
        ...common,
        beforeCommit: () => commit(headBefore(pull, id)),
        afterCommit: () => commit(what.head),
      };
    case "base-changed":
      return { ...common, previousRefName: what.from, currentRefName: what.to };
    case "merged":
      return { ...common, commit: () => commit(pull.merge?.commit), mergeRefName: pull.base };
    default:
      return common;
  }
}

function itemsOf(reader: Reader, pull: PullRecord): Item[] {
  const events = pull.events.flatMap((event): Item[] => {
    const { id, at, order, what } = event;
    if (what.kind === "pushed") return [];
    const show = () => showEvent(reader, pull, event);
    return [{ type: TYPES[what.kind], key: `e${id}`, at, order, rank: 1, show }];
  });
  const said = pull.comments.flatMap((comment): Item[] => {
    const { kind, id, order, deleted, createdAt: at } = comment;
    if (deleted || kind === "inline") return [];
    const type = kind === "comment" ? "IssueComment" : "PullRequestReview";
    const show = () => showComment(reader, pull, comment);
    return [{ type, key: `${kind}${id}`, at, order, rank: 1, show }];
  });
  // Commits are numbered for themselves.
  const pushed = commitsOf(pull).map(({ id, at, order }): Item => {
    const show = () => showPullCommit(reader, pull, id);
    return { type: "PullRequestCommit", key: id, at, order, rank: 0, show };
  });
  return [...events, ...said, ...pushed];
}

/** What the head was before an event, as far as the events tell: nobody noted the first one. */
function headBefore({ events }: PullRecord, id: number): string | undefined {
  const before = events.filter((event) => event.id < id).map(({ what }) => what);
  const last = before.findLast((what) => what.kind === "pushed" || what.kind === "head-force-pushed");
  return last !== undefined && "head" in last ? last.head : undefined;
}

/** The name of a type among the timeline's: `CLOSED_EVENT` of `ClosedEvent`. */
function nameOf(type: string): string {
  return type.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, "_").toUpperCase();
}
