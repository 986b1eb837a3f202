/** Lists in pages, and what asking for them costs. */
import { parse } from "graphql";
import { describe, expect, test } from "vitest";
import { setGraphql } from "../../../test/graphql-world.ts";
import { nodeId } from "../node-ids.ts";
import { readOperation } from "./prepare.ts";

const PAGE = `query Page($id: ID!, $first: Int, $last: Int, $after: String, $before: String) {
  node(id: $id) { ... on PullRequest { comments(first: $first, last: $last, after: $after, before: $before) {
    totalCount nodes { body } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
  } } }
}`;

interface Page {
  readonly nodes: readonly { readonly body: string }[];
  readonly pageInfo: {
    readonly startCursor: string | null;
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
  };
  readonly totalCount: number;
}

/** A pull request with so many comments, and a way to turn its pages. */
async function setComments(count: number) {
  const world = await setGraphql();
  const ids = Array.from({ length: count }, (_, number) =>
    world.pull.comment({ by: "ana", body: `${number}` }),
  );
  const id = nodeId("PullRequest", world.repository.id, 1);
  const turn = async (args: object): Promise<Page> => {
    const data = await world.take<{ node: { comments: Page } }>("bot", PAGE, { id, ...args });
    return data.node.comments;
  };
  return { ...world, ids, id, turn };
}

describe("250 comments", () => {
  test("are three pages forwards", async () => {
    const { turn } = await setComments(250);
    const bodies: string[] = [];
    const ends: boolean[][] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { nodes, pageInfo, totalCount }: Page = await turn({ first: 100, after });
      expect(totalCount).toBe(250);
      bodies.push(...nodes.map(({ body }) => body));
      ends.push([pageInfo.hasPreviousPage, pageInfo.hasNextPage]);
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(bodies).toEqual(Array.from({ length: 250 }, (_, number) => `${number}`));
    expect(ends).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
  });

  test("and three backwards", async () => {
    const { turn } = await setComments(250);
    const bodies: string[] = [];
    for (let before: string | null = null, more = true; more; ) {
      const { nodes, pageInfo }: Page = await turn({ last: 100, before });
      bodies.unshift(...nodes.map(({ body }) => body));
      before = pageInfo.startCursor;
      more = pageInfo.hasPreviousPage;
    }
    expect(bodies).toEqual(Array.from({ length: 250 }, (_, number) => `${number}`));
  });
});

describe("a cursor", () => {
  test("goes on meaning its place while comments come and go", async () => {
    const { turn, pull, ids } = await setComments(5);
    const { pageInfo } = await turn({ first: 3 });
    pull.deleteComment(ids[0] ?? 0, { by: "ana" });
    pull.comment({ by: "ana", body: "late" });
    const after = async () =>
      (await turn({ first: 9, after: pageInfo.endCursor })).nodes.map(({ body }) => body);
    expect(await after()).toEqual(["3", "4", "late"]);
  });

  test("even when its own comment has gone", async () => {
    const { turn, pull, ids } = await setComments(5);
    const { pageInfo } = await turn({ first: 3 });
    pull.deleteComment(ids[2] ?? 0, { by: "ana" });
    const bodies = (page: Page) => page.nodes.map(({ body }) => body);
    expect(bodies(await turn({ first: 9, after: pageInfo.endCursor }))).toEqual(["3", "4"]);
    expect(bodies(await turn({ last: 9, before: pageInfo.endCursor }))).toEqual(["0", "1"]);
  });

  test("is none where nothing is on the page", async () => {
    const { turn } = await setComments(0);
    expect(await turn({ first: 3 })).toEqual({
      totalCount: 0,
      nodes: [],
      pageInfo: { startCursor: null, endCursor: null, hasNextPage: false, hasPreviousPage: false },
    });
  });
});

describe("a page", () => {
  test.each<[string, object, string]>([
    ["of no size", {}, "MISSING_PAGINATION_BOUNDARIES"],
    ["of nothing", { first: 0 }, "UNPROCESSABLE"],
    ["of 101 entries", { first: 101 }, "EXCESSIVE_PAGINATION"],
    ["of 101 entries from the end", { last: 101 }, "EXCESSIVE_PAGINATION"],
    ["from both ends", { first: 1, last: 1 }, "UNPROCESSABLE"],
    ["after what is no cursor", { first: 1, after: "x" }, "INVALID_CURSOR_ARGUMENTS"],
    ["before what looks like one", { last: 1, before: btoa("cursor:v2:x") }, "INVALID_CURSOR_ARGUMENTS"],
  ])("%s is refused", async (_, args, type) => {
    const { ask, id } = await setComments(1);
    const { body, deviation } = await ask("bot", PAGE, { id, ...args });
    expect(body).toMatchObject({ data: { node: null }, errors: [{ type, path: ["node", "comments"] }] });
    expect(deviation).toBeNull();
  });

  test("needs no size where entries are only counted", async () => {
    const { take, id } = await setComments(3);
    const count = "query($id: ID!) { node(id: $id) { ... on PullRequest { comments { totalCount } } } }";
    expect(await take("bot", count, { id })).toEqual({ node: { comments: { totalCount: 3 } } });
    const fragment = `${count.replace("totalCount", "...Some")} fragment Some on IssueCommentConnection { nodes { id } }`;
    const { ask } = await setComments(0);
    expect((await ask("bot", fragment, { id })).body.errors).toMatchObject([
      { type: "MISSING_PAGINATION_BOUNDARIES" },
    ]);
  });
});

describe("the cost", () => {
  // GitHub's own example: a hundred repositories, fifty issues of each, sixty labels of each of those.
  const NESTED =
    "{ a: nodes(ids: []) { ...F } } fragment F on Repository { pullRequests(first: 100) { nodes { comments(last: 50) { nodes { reactions(first: 60) { totalCount } } } } } }";

  test.each<[string, string, Record<string, unknown>, { points: number; nodes: number }]>([
    ["a request for each connection", NESTED, {}, { points: 51, nodes: 100 + 5_000 + 300_000 }],
    ["a point at least", "{ viewer { login } }", {}, { points: 1, nodes: 0 }],
    [
      "variables, and what stands in for them",
      'query($size: Int = 40, $other: Int = 7) { repository(owner: "a", name: "b") { labels(first: $size) { totalCount } pullRequests(first: $other) { totalCount } } }',
      { other: 3 },
      { points: 1, nodes: 43 },
    ],
    [
      "one connection once, however often it is named",
      'query { repository(owner: "a", name: "b") { labels(first: 10) { totalCount } ...R } } fragment R on Repository { labels(first: 10) { nodes { id } } again: labels(first: 10) { totalCount } }',
      {},
      { points: 1, nodes: 20 },
    ],
    [
      "nothing for what is left out",
      'query($with: Boolean!) { repository(owner: "a", name: "b") { labels(first: 10) @include(if: $with) { totalCount } pullRequests(first: 5) @skip(if: $with) { totalCount } } }',
      { with: false },
      { points: 1, nodes: 5 },
    ],
  ])("is %s", (_, query, variables, cost) => {
    expect(parse(query).definitions.length).toBeGreaterThan(0);
    expect(readOperation({ query, variables })?.cost).toEqual(cost);
  });

  test("is told beside the limits", async () => {
    const { take } = await setGraphql();
    const query = `{ rateLimit { cost nodeCount limit remaining used resetAt } repository(owner: "acme", name: "rfcs") { labels(first: 100) { totalCount } } }`;
    expect(await take("bot", query)).toMatchObject({
      rateLimit: {
        cost: 1,
        nodeCount: 100,
        limit: 5000,
        remaining: 4990,
        used: 10,
        resetAt: "2026-01-05T10:00:00Z",
      },
    });
  });

  test("half a million nodes are the most, before anything is looked at", async () => {
    const { ask } = await setGraphql();
    const edits = "userContentEdits(first: 51) { nodes { diff } }";
    const query = `{ repository(owner: "acme", name: "rfcs") { pullRequests(first: 100) { nodes { comments(first: 100) { nodes { ${edits} } } } } } }`;
    const { body, cost } = await ask("bot", query);
    expect(cost).toEqual({ points: 101, nodes: 520_100 });
    expect(body).toEqual({
      errors: [
        {
          type: "MAX_NODE_LIMIT_EXCEEDED",
          message:
            "This query requests up to 520,100 possible nodes which exceeds the maximum limit of 500,000.",
        },
      ],
    });
  });
});
