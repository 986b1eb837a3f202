import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema } from "graphql";
import { describe, expect, test } from "vitest";
import { ensureAccount } from "../../github/accounts.ts";
import { stateOf } from "../../github/world.ts";
import { createVirtualClock, createWorld } from "../../index.ts";
import { nodeId } from "../node-ids.ts";
import { cutSlice } from "./cut-slice.ts";
import { executeGraphql } from "./execute.ts";
import { SCHEMA } from "./schema.generated.ts";
import { SERVED } from "./served.ts";

const START = Date.UTC(2026, 0, 5, 9);
const RATE = { limit: 5000, remaining: 4999, used: 1, resetAt: START + 3_600_000 };

function setUp() {
  const world = createWorld({ clock: createVirtualClock(START), onWake: () => {} });
  const repository = world.addRepository({ owner: "acme", name: "rfcs", files: { "README.md": "hello\n" } });
  const pull = repository.openPull({ author: "zed", files: { "accepted/a.md": "# A\n" }, labels: ["rfc"] });
  const state = stateOf(world);
  const ask = (query: string, variables: Record<string, unknown> = {}, as = "acme") =>
    executeGraphql(state, { kind: "user", account: ensureAccount(state.accounts, as) }, RATE, {
      query,
      variables,
    });
  return { world, repository, pull, ask, id: nodeId("PullRequest", repository.id, pull.number) };
}

test("the schema is a slice of the one that GitHub publishes", () => {
  const published = join(import.meta.dirname, "../../../node_modules/@octokit/graphql-schema/schema.graphql");
  const schema = buildSchema(readFileSync(published, "utf8"), { assumeValid: true });
  expect(SCHEMA === cutSlice(schema, SERVED), "run packages/simulator/write-graphql-slice.ts").toBe(true);
});

describe("lists", () => {
  const PAGE = `query Page($id: ID!, $first: Int, $last: Int, $after: String, $before: String) {
    node(id: $id) { ... on PullRequest { comments(first: $first, last: $last, after: $after, before: $before) {
      totalCount nodes { body } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
    } } }
  }`;
  interface Page {
    readonly nodes: readonly { readonly body: string }[];
    readonly pageInfo: {
      readonly startCursor: string;
      readonly endCursor: string;
      readonly hasNextPage: boolean;
    };
    readonly totalCount: number;
  }
  const read = (data: unknown) => (data as { node: { comments: Page } }).node.comments;

  test("come in pages, forwards and backwards", async () => {
    const { pull, ask, id } = setUp();
    for (let number = 0; number < 250; number += 1) pull.comment({ by: "ana", body: `${number}` });
    const first = read((await ask(PAGE, { id, first: 100 })).body.data);
    expect([first.totalCount, first.nodes[0]?.body, first.pageInfo.hasNextPage]).toEqual([250, "0", true]);
    const after = read((await ask(PAGE, { id, first: 100, after: first.pageInfo.endCursor })).body.data);
    expect([after.nodes[0]?.body, after.nodes.at(-1)?.body]).toEqual(["100", "199"]);
    const last = read((await ask(PAGE, { id, last: 10 })).body.data);
    const before = read((await ask(PAGE, { id, last: 5, before: last.pageInfo.startCursor })).body.data);
    expect(before.nodes.map(({ body }) => body)).toEqual(["235", "236", "237", "238", "239"]);
  });

  test.each([
    [{}, "MISSING_PAGINATION_BOUNDARIES"],
    [{ first: 101 }, "EXCESSIVE_PAGINATION"],
    [{ first: 1, after: "x" }, "INVALID_CURSOR_ARGUMENTS"],
  ])("a page of %j is %s", async (args, type) => {
    const { ask, id } = setUp();
    expect((await ask(PAGE, { id, ...args })).body.errors).toMatchObject([{ type }]);
  });

  test("half a million nodes are the most", async () => {
    const { ask } = setUp();
    const edits = "userContentEdits(first: 100) { nodes { diff } }";
    const comments = `comments(first: 100) { nodes { body ${edits} } }`;
    const query = `{ repository(owner: "acme", name: "rfcs") { pullRequests(first: 100) { nodes { ${comments} } } } }`;
    const { body, cost } = await ask(query);
    expect(cost).toEqual({ nodes: 100 + 10_000 + 1_000_000, points: 101 });
    expect(body.errors).toMatchObject([{ type: "EXCESSIVE_PAGINATION" }]);
  });
});

describe("a query", () => {
  test("that GitHub's schema doesn't have is a deviation, and answered with errors", async () => {
    const { ask } = setUp();
    const { body, deviation } = await ask("{ viewer { favouriteColour } }");
    expect(body.errors).toHaveLength(1);
    expect(deviation).toContain("favouriteColour");
  });

  test("gives what it finds, and says what it doesn't", async () => {
    const { ask } = setUp();
    const { body, deviation } = await ask(
      '{ a: user(login: "zed") { login } b: user(login: "nobody") { login } }',
    );
    expect(body).toEqual({
      data: { a: { login: "zed" }, b: null },
      errors: [
        {
          type: "NOT_FOUND",
          path: ["b"],
          message: "Could not resolve to a User with the login of 'nobody'.",
        },
      ],
    });
    expect(deviation).toBeNull();
  });
});

describe("a mutation", () => {
  const REACT = `mutation Both($a: AddReactionInput!, $b: AddReactionInput!) {
    a: addReaction(input: $a) { clientMutationId } b: addReaction(input: $b) { clientMutationId }
  }`;

  test("goes on after a field that failed", async () => {
    const { pull, repository, ask } = setUp();
    const comment = pull.comment({ by: "ana", body: "hello" });
    const subjectId = nodeId("IssueComment", repository.id, pull.number, comment);
    const { body } = await ask(REACT, {
      a: { subjectId: "gone", content: "THUMBS_UP" },
      b: { subjectId, content: "THUMBS_DOWN" },
    });
    expect(body).toMatchObject({ data: { a: null, b: {} }, errors: [{ type: "NOT_FOUND", path: ["a"] }] });
    expect(pull.view().comments[0]?.reactions).toMatchObject([{ by: "acme", content: "-1" }]);
  });

  test("of which half is lost carries out the first half", async () => {
    const { world, pull, repository, ask } = setUp();
    const comment = pull.comment({ by: "ana", body: "hello" });
    const subjectId = nodeId("IssueComment", repository.id, pull.number, comment);
    world.setFaults({ half: true });
    const { lost } = await ask(REACT, {
      a: { subjectId, content: "THUMBS_UP" },
      b: { subjectId, content: "THUMBS_DOWN" },
    });
    expect(lost).toBe(true);
    expect(pull.view().comments[0]?.reactions).toMatchObject([{ content: "+1" }]);
  });

  test("says no as GitHub does", async () => {
    const { pull, repository, ask } = setUp();
    const id = nodeId("IssueComment", repository.id, pull.number, pull.comment({ by: "ana", body: "hello" }));
    const edit =
      "mutation($input: UpdateIssueCommentInput!) { updateIssueComment(input: $input) { clientMutationId } }";
    repository.archive(true);
    const { body } = await ask(edit, { input: { id, body: "changed" } });
    const message = "Repository was archived so is read-only.";
    expect(body.errors).toMatchObject([{ type: "FORBIDDEN", message }]);
  });
});
