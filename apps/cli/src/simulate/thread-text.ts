/**
 * A thread for a terminal: what people wrote under their names, what happened in one line each, and a rule with
 * the time wherever the clock has moved on.
 */
import type { Instant } from "@rfckit/core";
import type { ThreadEntry, ThreadKind } from "@rfckit/simulator";
import { sayInstant } from "../say-instant.ts";
import { sayElapsed } from "./clock-text.ts";
import { harmless, type Paint } from "./paint.ts";
import { renderComment } from "./render-comment.ts";
import { textWidth } from "./text-width.ts";

export interface ThreadLayout {
  readonly width: number;
  readonly paint: Paint;
  /** What elapsed time is counted from. */
  readonly start: Instant;
}

/** Renders entries; `last` is the instant of whatever was shown before, if anything was. */
export function renderThread(
  entries: readonly ThreadEntry[],
  layout: ThreadLayout,
  last: Instant | null = null,
): string[] {
  const lines: string[] = [];
  let shown = last;
  let quiet = false;
  for (const run of joinLabels(entries)) {
    if (run.at !== shown) lines.push("", renderClock(run.at, layout), "");
    const written = WRITTEN[run.kind];
    if (written === undefined) {
      lines.push(...renderEvent(run, layout));
      quiet = true;
    } else {
      if (quiet && run.at === shown) lines.push("");
      lines.push(...renderWriting(run, written, layout), "");
      quiet = false;
    }
    shown = run.at;
  }
  return lines;
}

/** A rule with the time, by UTC and from the start. */
export function renderClock(now: Instant, { width, paint, start }: ThreadLayout): string {
  const time = sayInstant(now);
  const elapsed = `(${sayElapsed(start, now)})`;
  const rule = "─".repeat(Math.max(3, width - time.length - elapsed.length - 5));
  return `${paint("──", "dim")} ${paint(time, "bold")} ${paint(elapsed, "dim")} ${paint(rule, "dim")}`;
}

/** What somebody wrote, by how they wrote it; the other kinds are events. */
const WRITTEN: Partial<Record<ThreadKind, string>> = {
  comment: "commented",
  outdated: "commented (folded away as outdated)",
  approved: "approved these changes",
  "changes-requested": "requested changes",
  reviewed: "reviewed",
  inline: "commented on a line",
};

function renderWriting(entry: ThreadEntry, how: string, { width, paint }: ThreadLayout): string[] {
  const bar = paint("│", entry.by.endsWith("[bot]") ? "magenta" : "blue");
  const body = entry.kind === "outdated" ? [] : renderComment(entry.body, width - 4, paint);
  const reactions = entry.reactions.map((reaction) => (reaction === "+1" ? "👍" : "👎")).join(" ");
  return [
    `  ${paint(harmless(entry.by), "bold")} ${paint(how, "dim")}${reactions === "" ? "" : `  ${reactions}`}`,
    ...(entry.body === "" ? [] : body).map((line) => `  ${bar} ${line}`.trimEnd()),
  ];
}

const EVENTS: Partial<Record<ThreadKind, (body: string) => string>> = {
  opened: (body) => `opened the pull request "${body}"`,
  pushed: (body) => `pushed ${body}`,
  "base-changed": (body) => `changed the base: ${body}`,
  draft: () => "made it a draft",
  ready: () => "marked it ready for review",
  closed: () => "closed it",
  reopened: () => "reopened it",
  merged: (body) => `merged ${body}`,
  locked: () => "locked the conversation",
  unlocked: () => "unlocked the conversation",
  queued: () => "put it into the merge queue",
  unqueued: () => "took it out of the merge queue",
  labeled: (body) => body,
  refused: (body) => `was told by GitHub: ${body}`,
};

function renderEvent(entry: ThreadEntry, { width, paint }: ThreadLayout): string[] {
  const words = harmless((EVENTS[entry.kind] ?? ((body: string) => `${entry.kind} ${body}`))(entry.body));
  const mark = entry.kind === "merged" ? paint("●", "green") : paint("∙", "dim");
  const head = `  ${mark} ${paint(harmless(entry.by), "bold")} `;
  const room = width - 5 - textWidth(entry.by);
  const [first = "", ...rest] = renderComment(words, room, (text) => text);
  const styled = (line: string) => (entry.kind === "merged" ? paint(line, "green") : paint(line, "dim"));
  return [head + styled(first), ...rest.map((line) => `    ${styled(line)}`)];
}

/** Labels that one person changed at one instant are told in one line. */
function joinLabels(entries: readonly ThreadEntry[]): ThreadEntry[] {
  const joined: ThreadEntry[] = [];
  let verb = "";
  for (const entry of entries) {
    const before = joined.at(-1);
    if (entry.kind !== "labeled" && entry.kind !== "unlabeled") {
      joined.push(entry);
      continue;
    }
    const goesOn = before?.kind === "labeled" && before.by === entry.by && before.at === entry.at;
    const change = entry.kind === "labeled" ? "added" : "removed";
    const words = goesOn && change === verb ? entry.body : `${change} ${entry.body}`;
    if (goesOn) joined[joined.length - 1] = { ...before, body: `${before.body}, ${words}` };
    else joined.push({ ...entry, kind: "labeled", body: words });
    verb = change;
  }
  return joined;
}
