/** What is asked and can't be answered, and what the world says of itself. */
import { describe, expect, test } from "vitest";
import { setGraphql } from "../../../test/graphql-world.ts";
import { nodeId } from "../node-ids.ts";
import { readOperation } from "./prepare.ts";

describe("a request", () => {
  test.each<[string, string, object]>([
    [
      "for a field that GitHub hasn't",
      "{ viewer { favouriteColour } }",
      {
        message: "Field 'favouriteColour' doesn't exist on type 'User'",
        locations: [{ line: 1, column: 12 }],
        extensions: { code: "undefinedField", typeName: "User", fieldName: "favouriteColour" },
      },
    ],
    ["without an argument that it takes", "{ user { login } }", { locations: [{ line: 1, column: 3 }] }],
    ["that is no GraphQL", "{ viewer ", { message: "Syntax Error: Expected Name, found <EOF>." }],
    ["whose fragments go in circles", "{ ...A } fragment A on Query { ...A }", {}],
  ])("%s is a deviation, and answered with errors alone", async (_, query, error) => {
    const { ask } = await setGraphql();
    const { body, deviation, name } = await ask("bot", query);
    expect(body).toMatchObject({ errors: [error] });
    expect(body).not.toHaveProperty("data");
    expect(deviation).toMatch(/^GraphQL: /u);
    expect(name).toBeNull();
  });

  test("whose variables don't fit is one too", async () => {
    const { ask } = await setGraphql();
    const { body, deviation } = await ask("bot", "query($id: ID!) { node(id: $id) { id } }", {});
    expect(body).not.toHaveProperty("data");
    expect(deviation).toContain("$id");
  });

  test("for what the world can't show is one too, and the rest stands", async () => {
    const { ask, record } = await setGraphql();
    record.branches.delete("main");
    const query = `{ viewer { login } repository(owner: "acme", name: "rfcs") { pullRequest(number: 1) { baseRefOid } } }`;
    const { body, deviation } = await ask("bot", query);
    expect(body).toMatchObject({ data: { viewer: { login: "rfcbot[bot]" } } });
    expect(deviation).toContain("repository.pullRequest: ");
  });

  test.each([
    ["query One { viewer { login } }", null, { name: "One", write: false }],
    ["{ viewer { login } }", null, { name: "query", write: false }],
    [
      "mutation Two { unlockLockable(input: { lockableId: 1 }) { clientMutationId } }",
      null,
      { name: "Two", write: true },
    ],
    ["query A { viewer { id } } query B { viewer { login } }", "B", { name: "B", write: false }],
    ["query A { viewer { id } } query B { viewer { login } }", null, null],
    ["query A { viewer { id } }", "C", null],
    ["query A { nothing }", null, null],
  ])("%s, of which %s is asked for, is %j", (query, operationName, expected) => {
    const read = readOperation({ query, operationName });
    expect(read).toEqual(expected === null ? null : { ...expected, cost: { points: 1, nodes: 0 } });
  });
});

describe("what isn't there", () => {
  test.each<[string, string]>([
    ['user(login: "nobody") { id }', "Could not resolve to a User with the login of 'nobody'."],
    [
      'organization(login: "nobody") { id }',
      "Could not resolve to an Organization with the login of 'nobody'.",
    ],
    [
      'repository(owner: "acme", name: "none") { id }',
      "Could not resolve to a Repository with the name 'acme/none'.",
    ],
    ['node(id: "I_none") { id }', "Could not resolve to a node with the global id of 'I_none'"],
  ])("%s is null beside an error", async (field, message) => {
    const { ask } = await setGraphql();
    const { body, deviation } = await ask("bot", `{ a: ${field} b: viewer { login } }`);
    const locations = [{ line: 1, column: 3 }];
    expect(body).toEqual({
      data: { a: null, b: { login: "rfcbot[bot]" } },
      errors: [{ type: "NOT_FOUND", path: ["a"], locations, message }],
    });
    expect(deviation).toBeNull();
  });

  test.each([
    ["pullRequest(number: 9)", "Could not resolve to a PullRequest with the number of 9."],
    ["issue(number: 1)", "Could not resolve to an Issue with the number of 1."],
    ["issueOrPullRequest(number: 9)", "Could not resolve to an issue or pull request with the number of 9."],
  ])("nor is %s", async (field, message) => {
    const { ask } = await setGraphql();
    const { body } = await ask(
      "bot",
      `{ repository(owner: "acme", name: "rfcs") { found: ${field} { __typename } } }`,
    );
    expect(body).toMatchObject({
      data: { repository: { found: null } },
      errors: [{ type: "NOT_FOUND", path: ["repository", "found"], message }],
    });
  });

  test("of several nodes is null in its place, with an error of its own", async () => {
    const { ask, world, repository } = await setGraphql();
    const [ana, ben] = [world.addUser("ana"), world.addUser("ben")];
    world.removeUser("ben");
    const ids = [nodeId("User", ana.id), nodeId("User", ben.id), nodeId("Issue", repository.id, 9)];
    const { body } = await ask("bot", "query($ids: [ID!]!) { nodes(ids: $ids) { ... on User { login } } }", {
      ids,
    });
    expect(body).toMatchObject({
      data: { nodes: [{ login: "ana" }, null, null] },
      errors: [{ path: ["nodes", 1] }, { path: ["nodes", 2] }],
    });
  });

  test("more than a hundred nodes at once are refused altogether", async () => {
    const { ask } = await setGraphql();
    const ids = Array.from({ length: 101 }, () => "x");
    const { body } = await ask("bot", "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids });
    const message = "You may not provide more than 100 node ids; you provided 101.";
    expect(body).toMatchObject({ data: null, errors: [{ type: "ARGUMENT_LIMIT", message }] });
  });
});

describe("an installation", () => {
  const PULL = '{ repository(owner: "acme", name: "rfcs") { ';
  test.each<[string, string, object]>([
    ["pull requests", `${PULL} pullRequest(number: 1) { id } } }`, { issues: "read" }],
    ["lists of them", `${PULL} pullRequests(first: 1) { totalCount } } }`, { issues: "read" }],
    ["issues", `${PULL} issues(first: 1) { totalCount } } }`, { pull_requests: "read" }],
    ["files", `${PULL} object(expression: "HEAD:README.md") { oid } } }`, { pull_requests: "read" }],
    ["teams", '{ organization(login: "acme") { team(slug: "core") { id } } }', { contents: "write" }],
  ])("reads no %s without the permission", async (_, query, permissions) => {
    const { ask, world } = await setGraphql();
    world.addTeam("acme/core", ["ana"]);
    const message = "Resource not accessible by integration";
    const { body, deviation } = await ask(
      "bot",
      query,
      {},
      { permissions: permissions as Record<string, "read"> },
    );
    expect(body.errors).toMatchObject([{ type: "FORBIDDEN", message }]);
    expect(deviation).toBeNull();
  });

  test("finds nothing outside of its token's repositories, by name or by id", async () => {
    const { ask, repository } = await setGraphql();
    const query = `query($id: ID!) { repository(owner: "acme", name: "rfcs") { id } node(id: $id) { id } }`;
    const id = nodeId("PullRequest", repository.id, 1);
    const { body } = await ask("bot", query, { id }, { repositories: new Set([1]) });
    expect(body).toMatchObject({
      data: { repository: null, node: null },
      errors: [{ type: "NOT_FOUND" }, { type: "NOT_FOUND" }],
    });
  });

  test("knows its own organisation's teams only, and who is in them", async () => {
    const { world, take } = await setGraphql();
    world.addTeam("acme/core", ["ana", "ben"]);
    world.addTeam("other/core", ["ana"]);
    world.removeUser("ben");
    const query = `{ organization(login: "ACME") { login
      team(slug: "CORE") { slug members(first: 5, membership: ALL) { totalCount nodes { login databaseId id } } }
      none: team(slug: "none") { slug } }
      other: organization(login: "other") { team(slug: "core") { slug } } }`;
    expect(await take("bot", query)).toMatchObject({
      organization: {
        login: "acme",
        team: { slug: "core", members: { totalCount: 1, nodes: [{ login: "ana" }] } },
        none: null,
      },
      other: { team: null },
    });
  });
});

describe("a repository", () => {
  test("is found under its old name, unless whoever asks doesn't want that", async () => {
    const { ask, take, repository } = await setGraphql();
    repository.rename({ name: "requests" });
    const query = (more: string) => `{ repository(owner: "acme", name: "rfcs"${more}) { nameWithOwner } }`;
    expect(await take("bot", query(""))).toEqual({ repository: { nameWithOwner: "acme/requests" } });
    expect((await ask("bot", query(", followRenames: false"))).body.data).toEqual({ repository: null });
  });

  test.each([
    ["HEAD:accepted/old.md", { __typename: "Blob", text: "# Old\n\nText.\n", byteSize: 13, isBinary: false }],
    ["main:accepted", { __typename: "Tree", entries: [{ name: "old.md", type: "blob" }] }],
    [
      "main:",
      {
        __typename: "Tree",
        entries: [{ name: ".github" }, { name: "accepted", type: "tree" }, { name: "image.png" }],
      },
    ],
    ["refs/heads/main", { __typename: "Commit" }],
    ["main:image.png", { __typename: "Blob", text: null, byteSize: 5, isBinary: true }],
    ["main:none.md", null],
    ["none:accepted/old.md", null],
  ])("has at %s", async (expression, expected) => {
    const { take, repository: handle } = await setGraphql();
    handle.commit("main", { "image.png": "\u0089PN\0" });
    const query = `query($expression: String!) { repository(owner: "acme", name: "rfcs") { object(expression: $expression) {
      __typename ... on Blob { text byteSize isBinary } ... on Tree { entries { name type } }
    } } }`;
    const { repository } = await take<{ repository: { object: object | null } }>("bot", query, {
      expression,
    });
    if (expected === null) expect(repository.object).toBeNull();
    else expect(repository.object).toMatchObject(expected);
  });

  test("shows a file's history as git does: a merged pull request's own commits, and not the merge", async () => {
    const { take, repository, pull } = await setGraphql();
    pull.push({ by: "zed", files: { "accepted/example.md": "# Example\n\nMore.\n" } });
    repository.commit("main", { "other.md": "x" });
    pull.mergeByHand("ada");
    repository.commit("main", { "accepted/example.md": null });
    const history =
      "history(first: 9, path: $path) { nodes { file(path: $path) { object { ... on Blob { text } } } } }";
    const query = `query($path: String!) { repository(owner: "acme", name: "rfcs") { defaultBranchRef { target { ... on Commit { ${history} } } } } }`;
    const versions = async (path: string) => {
      type Read = { repository: { defaultBranchRef: { target: { history: { nodes: unknown[] } } } } };
      return (await take<Read>("bot", query, { path })).repository.defaultBranchRef.target.history.nodes;
    };
    expect(await versions("accepted/example.md")).toEqual([
      { file: null },
      { file: { object: { text: "# Example\n\nMore.\n" } } },
      { file: { object: { text: "# Example\n" } } },
    ]);
    expect(await versions("never.md")).toEqual([]);
  });

  test("shows of two that changed a file alike the one that the branch had", async () => {
    const { take, repository, pull } = await setGraphql();
    pull.push({ by: "zed", files: { "accepted/old.md": "# New\n" } });
    repository.commit("main", { "accepted/old.md": "# New\n" }, "ada", "By hand");
    pull.mergeByHand("ada");
    const query = `{ repository(owner: "acme", name: "rfcs") { object(expression: "main") { ... on Commit {
      whole: history(first: 9) { totalCount }
      history(first: 9, path: "accepted/old.md") { nodes { messageHeadline author { name } } }
    } } } }`;
    expect(await take("bot", query)).toMatchObject({
      repository: {
        object: {
          // The first commit, two of the pull request, the one by hand, and the merge.
          whole: { totalCount: 5 },
          history: { nodes: [{ messageHeadline: "By hand" }, { author: { name: "acme" } }] },
        },
      },
    });
  });
});
