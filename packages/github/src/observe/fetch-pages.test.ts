import { expect, test } from "vitest";
import type { Connection } from "../connection.ts";
import { createLine } from "../line.ts";
import { fetchInlines } from "./fetch-pages.ts";
import type { WrittenInline } from "./schema.ts";

const HEADERS = { date: "Mon, 05 Jan 2026 09:00:00 GMT" };

function inline(thread: string, number: number): WrittenInline {
  return {
    id: `${thread}/${number}`,
    fullDatabaseId: number,
    url: "https://github.com/acme/rfcs/pull/7#discussion_r1",
    body: `${thread} ${number}`,
    createdAt: "2026-01-05T09:00:00Z",
    isMinimized: false,
    includesCreatedEdit: false,
    author: null,
    reactionGroups: null,
    userContentEdits: null,
    pullRequestReview: null,
  };
}

/** A page of a thread of so many comments; cursors are the number of comments before. */
function pageOf(thread: string, count: number, from: number, size: number) {
  const to = Math.min(count, from + size);
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  return {
    pageInfo: { hasNextPage: to < count, endCursor: String(to) },
    nodes: numbers.map((number) => inline(thread, number)),
  };
}

test("threads of any length are read whole, one after another, and what can't be shown is left out", async () => {
  const counts: Readonly<Record<string, number>> = { a: 10, b: 215, c: 0, d: 11 };
  const asked: string[] = [];
  const line = createLine({
    requester: {
      async request(_, parameters = {}) {
        const { thread, after } = parameters["variables"] as {
          readonly thread: string;
          readonly after: string;
        };
        asked.push(`${thread} after ${after}`);
        const comments = pageOf(thread, counts[thread] ?? 0, Number(after), 100);
        return { status: 200, headers: HEADERS, data: { data: { thread: { comments } } } };
      },
    },
  });
  const connection: Connection = {
    line,
    permissions: null,
    app: null,
    onlooker: false,
    repository: { id: 501, nodeId: "R_501", owner: "acme", name: "rfcs" },
  };
  const threads = Object.entries(counts).map(([id, count]) => {
    const comments = pageOf(id, count, 0, 10);
    return { id, comments: { ...comments, nodes: [null, ...comments.nodes] } };
  });
  const read = await fetchInlines(connection, threads);
  expect(read.map(({ id }) => id)).toEqual(
    Object.entries(counts).flatMap(([id, count]) => pageOf(id, count, 0, count).nodes.map((node) => node.id)),
  );
  expect(asked).toEqual(["b after 10", "b after 110", "b after 210", "d after 10"]);
});
