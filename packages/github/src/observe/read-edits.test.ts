import { expect, test } from "vitest";
import { createLine } from "../line.ts";
import { Memory } from "../memory.ts";
import { fetchEdits, revisionsOf } from "./read-edits.ts";

const ANA = { __typename: "User", login: "ana", id: "U_ana", databaseId: 7 };
const [FIRST, SECOND] = ["2026-01-05T09:00:00Z", "2026-01-05T09:01:00Z"];

const line = createLine({
  requester: { request: () => Promise.reject(new Error("Nothing has to be asked for.")) },
});

function edited(id: string, texts: readonly (string | null)[]) {
  const nodes = texts.map((diff, index) => ({
    id: `${id}/${index}`,
    editedAt: index === 0 ? FIRST : SECOND,
    diff,
    deletedAt: diff === null ? SECOND : null,
    editor: ANA,
  }));
  return {
    id,
    createdAt: FIRST,
    author: ANA,
    includesCreatedEdit: true,
    userContentEdits: {
      totalCount: nodes.length,
      pageInfo: { hasNextPage: false, endCursor: null },
      nodes: nodes.toReversed(),
    },
  };
}

test("a comment that was never edited has no versions", async () => {
  const memory = new Memory();
  for (const userContentEdits of [null, edited("x", []).userContentEdits]) {
    const comment = { ...edited("x", []), userContentEdits };
    expect(revisionsOf(comment, await fetchEdits(line, memory, [comment]), memory)).toEqual([]);
  }
});

test("a comment from before GitHub kept versions has lost its first text, not its first writing", async () => {
  const memory = new Memory();
  const comment = { ...edited("x", ["second", "third"]), includesCreatedEdit: false };
  const versions = await fetchEdits(line, memory, [comment]);
  const revisions = revisionsOf(comment, versions, memory);
  expect(revisions.map(({ body }) => body)).toEqual([null, "second", "third"]);
  expect(revisions[0]).toMatchObject({ at: Date.parse(FIRST), by: { login: "ana" } });
});

test("a version that somebody took out of the history has no text, whatever GitHub still shows of it", async () => {
  const memory = new Memory();
  const comment = edited("x", ["first", null, "third"]);
  const [, redacted] = comment.userContentEdits.nodes;
  if (redacted !== undefined) redacted.diff = "left over";
  const versions = await fetchEdits(line, memory, [comment]);
  expect(revisionsOf(comment, versions, memory).map(({ body }) => body)).toEqual(["first", null, "third"]);
});

test("versions that GitHub can't show are left out", async () => {
  const comment = edited("x", ["first", "second"]);
  const userContentEdits = { ...comment.userContentEdits, nodes: [null, ...comment.userContentEdits.nodes] };
  const memory = new Memory();
  const versions = await fetchEdits(line, memory, [{ ...comment, userContentEdits }]);
  expect(revisionsOf(comment, versions, memory).map(({ body }) => body)).toEqual(["first", "second"]);
});

test("a reading has all versions of all its comments, however many more there are than are remembered", async () => {
  const memory = new Memory();
  const comments = Array.from({ length: 3000 }, (_, number) => edited(`c${number}`, ["first", `${number}`]));
  const versions = await fetchEdits(line, memory, comments);
  expect(comments.flatMap((comment) => revisionsOf(comment, versions, memory))).toHaveLength(6000);
});
