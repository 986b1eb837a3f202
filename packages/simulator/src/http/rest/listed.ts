/** Which pull requests and issues a list shows, and in what order: GitHub's usual is the open ones, newest first. */
import type { IssueRecord, PullRecord } from "../../github/records.ts";

type Thread = PullRecord | IssueRecord;

/** Whether it is in the state that was asked for. What was merged counts as closed. */
export function inState(query: URLSearchParams, { state }: Thread): boolean {
  const wanted = query.get("state") ?? "open";
  return wanted === "all" || (wanted === "open") === (state === "open");
}

/** In the order that was asked for; what was made later has the greater number. */
export function sorted<T extends Thread>(query: URLSearchParams, threads: readonly T[]): T[] {
  const order = KEYS[query.get("sort") ?? "created"] ?? createdAt;
  const back = query.get("direction") === "asc" ? 1 : -1;
  return [...threads].sort((a, b) => back * (order(a) - order(b) || a.key.number - b.key.number));
}

const createdAt = (thread: Thread) => thread.createdAt;

const KEYS: Readonly<Record<string, (thread: Thread) => number>> = {
  created: createdAt,
  updated: ({ updatedAt }) => updatedAt,
  comments: ({ comments }) => comments.filter(({ kind, deleted }) => kind === "comment" && !deleted).length,
};
