/**
 * A pull request's thread as a reader on GitHub sees it: what people and the bot wrote, and what happened in
 * between, in order.
 */
import type { Instant } from "@rfckit/core";
import type { Reaction } from "@rfckit/reconciler";
import { visibleText } from "@rfckit/reconciler";
import type { CommentView, EventView, PullView } from "../github/view.ts";
import { isChecklist } from "./checklist-comment.ts";

export interface ThreadEntry {
  /** UTC milliseconds. */
  readonly at: Instant;
  /** A login. */
  readonly by: string;
  readonly kind: ThreadKind;
  /** Markdown for what somebody wrote, without what rendering hides; otherwise what it is about: a label, a commit. */
  readonly body: string;
  /** The bot's reactions, sorted. */
  readonly reactions: readonly Reaction[];
}

export type ThreadKind =
  | "opened"
  | "comment"
  /** A comment that is folded away as outdated. */
  | "outdated"
  | "approved"
  | "changes-requested"
  | "reviewed"
  | "inline"
  | "labeled"
  | "unlabeled"
  | "pushed"
  | "base-changed"
  | "draft"
  | "ready"
  | "closed"
  | "reopened"
  | "merged"
  | "locked"
  | "unlocked"
  /** Put into the merge queue, and given back by it. */
  | "queued"
  | "unqueued"
  /** What GitHub didn't let somebody do. GitHub keeps no record of that; whoever tells a story wants to know. */
  | "refused";

/** A thread's entry with its place in it, and what tells it from every other one. */
export interface PlacedEntry extends ThreadEntry {
  readonly order: number;
  readonly key: string;
  /** Whether it is one of the bot's checklists. */
  readonly checklist: boolean;
}

/** Everything that stands on the pull request now. Deleted comments don't. */
export function readThread(view: PullView, denials: readonly PlacedEntry[] = []): PlacedEntry[] {
  const opened: PlacedEntry = {
    at: view.createdAt,
    by: view.author,
    kind: "opened",
    body: view.title,
    reactions: [],
    order: 0,
    key: "opened",
    checklist: false,
  };
  const comments = view.comments
    .filter((comment) => !comment.deleted)
    .flatMap((comment) => placeComment(view, comment));
  const events = view.timeline.flatMap((event) => placeEvent(view, event));
  return [opened, ...comments, ...events, ...denials].sort((one, other) => one.order - other.order);
}

/** The entry without its place, as reports show it. */
export function plainEntry({ at, by, kind, body, reactions }: PlacedEntry): ThreadEntry {
  return { at, by, kind, body, reactions };
}

function placeComment(view: PullView, comment: CommentView): PlacedEntry[] {
  const { at, author, order, id } = comment;
  const kind = kindOf(view, comment);
  const body = visibleText(comment.body);
  // GitHub shows no review that says nothing by itself: it is the frame around inline comments.
  if (kind === "reviewed" && body === "") return [];
  const reactions = comment.reactions.map(({ content }) => content).sort();
  const key = `${comment.kind}-${id}`;
  return [{ at, by: author, kind, body, reactions, order, key, checklist: isChecklist(comment) }];
}

function kindOf(view: PullView, comment: CommentView): ThreadKind {
  if (comment.kind === "inline") return "inline";
  if (comment.kind === "comment") return comment.minimized ? "outdated" : "comment";
  const state = view.reviews.find((review) => review.id === comment.id)?.state;
  if (state === "approved") return "approved";
  return state === "changes_requested" ? "changes-requested" : "reviewed";
}

function placeEvent(view: PullView, event: EventView): PlacedEntry[] {
  const place = {
    at: event.at,
    by: event.actor,
    reactions: [],
    order: event.order,
    checklist: false,
    key: `event-${event.id}`,
  };
  switch (event.kind) {
    case "labeled":
    case "unlabeled":
      return [{ ...place, kind: event.kind, body: event.label }];
    case "pushed":
    case "head-force-pushed":
      return [{ ...place, kind: "pushed", body: event.head.slice(0, 7) }];
    case "base-changed":
      return [{ ...place, kind: event.kind, body: `${event.from} → ${event.to}` }];
    case "merged":
      return [{ ...place, kind: "merged", body: `${view.merge?.head.slice(0, 7) ?? ""} into ${view.base}` }];
    case "closed":
      // A merge closes too, and GitHub says so only once.
      return view.state === "merged" && event.id === lastClosing(view)
        ? []
        : [{ ...place, kind: "closed", body: "" }];
    default:
      return [{ ...place, kind: event.kind, body: "" }];
  }
}

function lastClosing(view: PullView): number | undefined {
  return view.timeline.findLast((event) => event.kind === "closed")?.id;
}
