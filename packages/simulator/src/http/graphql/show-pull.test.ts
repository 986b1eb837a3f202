/** A pull request and what is said on it, as GraphQL shows them. */
import { describe, expect, test } from "vitest";
import { setGraphql } from "../../../test/graphql-world.ts";
import { nodeId } from "../node-ids.ts";

/** What a query says of the pull request #1. */
async function setPull() {
  const world = await setGraphql();
  const look = async (fields: string, who = "bot", narrowed = {}): Promise<unknown> => {
    const query = `{ repository(owner: "acme", name: "rfcs") { pullRequest(number: 1) { ${fields} } } }`;
    const { repository } = await world.take<{ repository: { pullRequest: unknown } }>(
      who,
      query,
      {},
      narrowed,
    );
    return repository.pullRequest;
  };
  return { ...world, look };
}

describe("a comment", () => {
  const EDITS = "userContentEdits(first: 9) { totalCount nodes { diff deletedAt editor { login } } }";
  const COMMENT = `body lastEditedAt includesCreatedEdit editor { login } author { login } ${EDITS}`;

  test("that was edited has all its versions, the newest first", async () => {
    const { pull, look } = await setPull();
    const id = pull.comment({ by: "ana", body: "one" });
    pull.editComment(id, { by: "ana", body: "two" });
    pull.editComment(id, { by: "ada", body: "three" });
    pull.redactRevision(id, 1, { by: "ada" });
    expect(await look(`comments(first: 1) { nodes { ${COMMENT} } }`)).toMatchObject({
      comments: {
        nodes: [
          {
            body: "three",
            includesCreatedEdit: true,
            editor: { login: "ada" },
            userContentEdits: {
              totalCount: 3,
              nodes: [
                { diff: "three", deletedAt: null, editor: { login: "ada" } },
                { diff: null, deletedAt: expect.any(String) },
                { diff: "one", deletedAt: null, editor: { login: "ana" } },
              ],
            },
          },
        ],
      },
    });
  });

  test("that wasn't has none, and no editor", async () => {
    const { pull, look, world } = await setPull();
    pull.comment({ by: "ana", body: "one" });
    world.removeUser("ana");
    expect(await look(`comments(first: 1) { nodes { ${COMMENT} } }`)).toEqual({
      comments: {
        nodes: [
          {
            body: "one",
            lastEditedAt: null,
            includesCreatedEdit: false,
            editor: null,
            author: null,
            userContentEdits: { totalCount: 0, nodes: [] },
          },
        ],
      },
    });
  });

  test("of the bot's bears its login without the ending", async () => {
    const { pull, look } = await setPull();
    pull.comment({ by: "rfcbot[bot]", body: "hello" });
    const fields = "author { __typename login ... on Bot { databaseId } } viewerDidAuthor";
    expect(await look(`comments(first: 1) { nodes { ${fields} } }`)).toMatchObject({
      comments: { nodes: [{ author: { __typename: "Bot", login: "rfcbot" }, viewerDidAuthor: true }] },
    });
  });

  test("has eight groups of reactions, whoever reacted", async () => {
    const { pull, look, mutate } = await setPull();
    pull.comment({ by: "ana", body: "hello" });
    const read = await look("comments(first: 1) { nodes { id } }");
    const subjectId = (read as { comments: { nodes: { id: string }[] } }).comments.nodes[0]?.id;
    for (const who of ["ana", "bot", "bot"])
      await mutate(who, "addReaction", { subjectId, content: "THUMBS_UP" });
    const groups =
      "reactionGroups { content viewerHasReacted users(first: 9) { totalCount nodes { login } } }";
    const shown = await look(
      `comments(first: 1) { nodes { ${groups} reactions(first: 9, content: THUMBS_DOWN) { totalCount } } }`,
    );
    const { nodes } = (shown as { comments: { nodes: { reactionGroups: object[]; reactions: object }[] } })
      .comments;
    expect(nodes[0]?.reactionGroups).toHaveLength(8);
    expect(nodes[0]?.reactionGroups[0]).toEqual({
      content: "THUMBS_UP",
      viewerHasReacted: true,
      users: { totalCount: 2, nodes: [{ login: "ana" }, null] },
    });
    expect(nodes[0]?.reactions).toEqual({ totalCount: 0 });
  });

  test("that is inline belongs to the review that it came with", async () => {
    const { pull, look } = await setPull();
    const review = pull.review({ by: "ada", state: "commented", body: "Words.", inline: ["here", "there"] });
    const inline =
      "nodes { id comments(first: 5) { nodes { body pullRequestReview { fullDatabaseId state body } } } }";
    const of = { fullDatabaseId: String(review), state: "COMMENTED", body: "Words." };
    expect(
      await look(
        `reviewThreads(first: 5) { ${inline} } reviews(first: 5) { nodes { comments(first: 5) { totalCount } commit { oid } } }`,
      ),
    ).toMatchObject({
      reviewThreads: {
        nodes: [
          { comments: { nodes: [{ body: "here", pullRequestReview: of }] } },
          { comments: { nodes: [{ body: "there", pullRequestReview: of }] } },
        ],
      },
      reviews: { nodes: [{ comments: { totalCount: 2 }, commit: { oid: pull.view().head } }] },
    });
  });
});

describe("a pull request", () => {
  test("shows its files with their lines, and its own commits", async () => {
    const { pull, look } = await setPull();
    const first = pull.view().head;
    const head = pull.push({ by: "zed", files: { "accepted/old.md": "# Old\n\nNew.\nMore.\n" } });
    const files = "changedFiles files(first: 9) { nodes { path changeType additions deletions } }";
    expect(
      await look(
        `${files} commits(first: 9) { nodes { commit { oid } } } last: commits(last: 1) { nodes { commit { oid author { name user { login } } } } }`,
      ),
    ).toEqual({
      changedFiles: 2,
      files: {
        nodes: [
          { path: "accepted/example.md", changeType: "ADDED", additions: 1, deletions: 0 },
          { path: "accepted/old.md", changeType: "MODIFIED", additions: 2, deletions: 1 },
        ],
      },
      commits: { nodes: [{ commit: { oid: first } }, { commit: { oid: head } }] },
      last: { nodes: [{ commit: { oid: head, author: { name: "zed", user: { login: "zed" } } } }] },
    });
  });

  test("tells its timeline in the order of time, of the kinds and from the time asked for", async () => {
    const { pull, look, clock } = await setPull();
    pull.comment({ by: "ana", body: "hello" });
    const later = new Date(clock.now()).toISOString();
    pull.setDraft(true, "zed");
    pull.review({ by: "ada", state: "approved" });
    const [before, after] = [
      pull.push({ by: "zed", files: { "accepted/example.md": "# A\n" } }),
      pull.push({ by: "zed", files: { "accepted/example.md": "# B\n" }, force: true }),
    ];
    const event = "... on HeadRefForcePushedEvent { beforeCommit { oid } afterCommit { oid } }";
    const named = async (args: string) => {
      const shown = await look(
        `timelineItems(first: 50${args}) { totalCount nodes { __typename ${event} } }`,
      );
      return (shown as { timelineItems: { nodes: Record<string, unknown>[] } }).timelineItems.nodes;
    };
    expect((await named("")).map(({ __typename: type }) => type)).toEqual([
      "LabeledEvent",
      "IssueComment",
      "ConvertToDraftEvent",
      "PullRequestReview",
      "PullRequestCommit",
      "HeadRefForcePushedEvent",
    ]);
    expect(await named(", itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT]")).toEqual([
      { __typename: "HeadRefForcePushedEvent", beforeCommit: { oid: before }, afterCommit: { oid: after } },
    ]);
    expect(await named(`, since: "${later}", itemTypes: [ISSUE_COMMENT, PULL_REQUEST_REVIEW]`)).toHaveLength(
      1,
    );
  });

  test.each<[string, object, object]>([
    ["bot", {}, { viewerCanUpdate: true, viewerCanClose: true, viewerDidAuthor: false }],
    ["bot", { permissions: { pull_requests: "read" } }, { viewerCanUpdate: false, viewerCanClose: false }],
    ["zed", {}, { viewerCanUpdate: true, viewerCanClose: true, viewerDidAuthor: true }],
    ["ada", {}, { viewerCanUpdate: true, viewerCanClose: true }],
    ["ana", {}, { viewerCanUpdate: false, viewerCanClose: false }],
  ])("tells %s with %j what they may do to it", async (who, narrowed, expected) => {
    const { look, world } = await setPull();
    world.addUser("ana");
    expect(await look("viewerCanUpdate viewerCanClose viewerDidAuthor", who, narrowed)).toMatchObject(
      expected,
    );
  });

  test("is no app's to change where a story takes that away", async () => {
    const { pull, look } = await setPull();
    pull.hinder("permission");
    expect(await look("viewerCanUpdate")).toEqual({ viewerCanUpdate: false });
    expect(await look("viewerCanUpdate", "ada")).toEqual({ viewerCanUpdate: true });
  });

  test.each<[string, (stage: Awaited<ReturnType<typeof setPull>>) => void, object]>([
    ["clean", () => {}, { mergeable: "MERGEABLE", mergeStateStatus: "CLEAN", state: "OPEN" }],
    ["a draft", ({ pull }) => pull.setDraft(true, "zed"), { mergeStateStatus: "DRAFT", isDraft: true }],
    [
      "in conflict",
      ({ pull }) => pull.setMergeable("no"),
      { mergeable: "CONFLICTING", mergeStateStatus: "DIRTY" },
    ],
    [
      "unknown",
      ({ pull }) => pull.setMergeable("unknown"),
      { mergeable: "UNKNOWN", mergeStateStatus: "UNKNOWN" },
    ],
    ["blocked", ({ pull }) => pull.hinder("check"), { mergeStateStatus: "BLOCKED" }],
    ["behind", ({ pull }) => pull.hinder("base-moved"), { mergeStateStatus: "BEHIND" }],
    [
      "queued",
      ({ pull }) => {
        pull.hinder("merge-queue");
        pull.enqueue("ada");
      },
      { isInMergeQueue: true, isMergeQueueEnabled: true, mergeQueueEntry: { position: 1 } },
    ],
    [
      "merged",
      ({ pull }) => pull.mergeByHand("ada"),
      { state: "MERGED", merged: true, mergedBy: { login: "ada" }, mergeCommit: { oid: expect.any(String) } },
    ],
  ])("can be %s", async (_, doing, expected) => {
    const stage = await setPull();
    doing(stage);
    const queue = "isInMergeQueue isMergeQueueEnabled mergeQueueEntry { position }";
    const merge = "state merged mergedBy { login } mergeCommit { oid } mergeable mergeStateStatus isDraft";
    expect(await stage.look(`${merge} ${queue}`)).toMatchObject(expected);
  });
});

test("checks are found by app, name, newness and end", async () => {
  const { look, mutate, repository, pull } = await setPull();
  const repositoryId = nodeId("Repository", repository.id);
  for (const [name, conclusion] of [
    ["a", "FAILURE"],
    ["a", "SUCCESS"],
    ["b", "SUCCESS"],
    ["c", null],
  ]) {
    await mutate("bot", "createCheckRun", { repositoryId, headSha: pull.view().head, name, conclusion });
  }
  const suites = async (suite: string, run: string) => {
    const runs = `checkRuns(first: 9${run}) { nodes { name conclusion } }`;
    const shown = await look(
      `commits(last: 1) { nodes { commit { checkSuites(first: 9${suite}) { nodes { app { slug databaseId } ${runs} } } } } }`,
    );
    type Runs = { nodes: { name: string; conclusion: string }[] };
    type Shown = { commits: { nodes: { commit: { checkSuites: { nodes: { checkRuns: Runs }[] } } }[] } };
    const found = (shown as Shown).commits.nodes[0]?.commit.checkSuites.nodes ?? [];
    return found.flatMap(({ checkRuns }) =>
      checkRuns.nodes.map(({ name, conclusion }) => `${name} ${conclusion}`),
    );
  };
  const all = ["a FAILURE", "a SUCCESS", "b SUCCESS", "c null"];
  expect(await suites("", "")).toEqual(all);
  expect(await suites(", filterBy: { appId: 4711 }", "")).toEqual(all);
  expect(await suites(", filterBy: { appId: 1 }", "")).toEqual([]);
  expect(await suites(', filterBy: { checkName: "z" }', "")).toEqual([]);
  expect(await suites("", ', filterBy: { checkName: "a" }')).toEqual(all.slice(0, 2));
  expect(await suites("", ", filterBy: { checkType: LATEST }")).toEqual(all.slice(1));
  expect(await suites("", ", filterBy: { conclusions: [SUCCESS] }")).toEqual(all.slice(1, 3));
  expect(await suites("", ", filterBy: { status: IN_PROGRESS }")).toEqual(["c null"]);
});

test("lists are in the order and of the kind asked for", async () => {
  const { take, repository } = await setGraphql();
  const second = repository.openPull({ author: "ana", files: { "b.md": "b" } });
  second.close("ana");
  repository.openIssue({ by: "ana", title: "One" });
  repository.openIssue({ by: "zed", title: "Two" });
  const order = "orderBy: { field: CREATED_AT, direction: DESC }";
  const query = `{ repository(owner: "acme", name: "rfcs") {
    open: pullRequests(first: 9, states: [OPEN]) { nodes { number } }
    all: pullRequests(first: 9, ${order}) { nodes { number } }
    issues(first: 9, ${order}) { nodes { number } }
    own: issues(first: 9, filterBy: { createdBy: "ana" }) { nodes { number title state closed } }
  } }`;
  expect(await take("bot", query)).toEqual({
    repository: {
      open: { nodes: [{ number: 1 }] },
      all: { nodes: [{ number: 2 }, { number: 1 }] },
      issues: { nodes: [{ number: 4 }, { number: 3 }] },
      own: { nodes: [{ number: 3, title: "One", state: "OPEN", closed: false }] },
    },
  });
});
