/** What GitHub refuses, what the simulator doesn't serve, and what becomes of several mutations at once. */
import { describe, expect, test } from "vitest";
import { DEEDS, first, type Input, type Stage, setStage } from "../../../test/graphql-deeds.ts";
import { ensureAccount } from "../../github/accounts.ts";
import { addCheck } from "../../github/check-runs.ts";
import { nodeId } from "../node-ids.ts";

describe("GitHub refuses", () => {
  const UNKNOWN = /^Could not resolve to a node with the global id of '/u;
  test.each<[string, string, string, (stage: Stage) => Input, string, RegExp | string]>([
    ["what is gone", "bot", "updateIssueComment", () => ({ id: "x", body: "y" }), "NOT_FOUND", UNKNOWN],
    [
      "a thing of another kind",
      "bot",
      "updateIssueComment",
      ({ ids }) => ({ id: ids.inline, body: "y" }),
      "NOT_FOUND",
      UNKNOWN,
    ],
    [
      "a label of nowhere",
      "bot",
      "addLabelsToLabelable",
      ({ ids, repository }) => ({
        labelableId: ids.pull,
        labelIds: [nodeId("Label", repository.id, "none")],
      }),
      "NOT_FOUND",
      UNKNOWN,
    ],
    [
      "a label that there is already",
      "bot",
      "createLabel",
      ({ ids }) => ({ repositoryId: ids.repository, name: "PROJECT-wasmtime", color: "ededed" }),
      "UNPROCESSABLE",
      "Name has already been taken",
    ],
    [
      "a comment without words",
      "ada",
      "addComment",
      ({ ids }) => ({ subjectId: ids.pull, body: " " }),
      "UNPROCESSABLE",
      "A comment can't be blank.",
    ],
    [
      "a label of somebody who may not make one",
      "zed",
      "createLabel",
      ({ ids }) => ({ repositoryId: ids.repository, name: "mine", color: "ededed" }),
      "FORBIDDEN",
      /./u,
    ],
    [
      "the merge queue another head",
      "bot",
      "enqueuePullRequest",
      ({ ids, pull }) => {
        pull.hinder("merge-queue");
        return { pullRequestId: ids.pull, expectedHeadOid: "0".repeat(40) };
      },
      "UNPROCESSABLE",
      "Head branch was modified. Review and try the merge again.",
    ],
    [
      "another app's check run",
      "bot",
      "updateCheckRun",
      ({ ids, state, record, head, world, repository }) => {
        world.github("other[bot]");
        const app = ensureAccount(state.accounts, "other[bot]");
        const run = {
          name: "x",
          digest: "",
          conclusion: "neutral",
          title: "x",
          summary: "",
          annotations: [],
        } as const;
        const { id } = addCheck(state, record, app, { head, status: "completed", run });
        return { repositoryId: ids.repository, checkRunId: nodeId("CheckRun", repository.id, id) };
      },
      "FORBIDDEN",
      "Resource not accessible by integration",
    ],
    [
      "what takes a role",
      "zed",
      "updateIssueComment",
      ({ ids }) => ({ id: ids.comment, body: "y" }),
      "FORBIDDEN",
      /./u,
    ],
    [
      "another head",
      "bot",
      "mergePullRequest",
      ({ ids }) => ({ pullRequestId: ids.pull, expectedHeadOid: "0".repeat(40) }),
      "UNPROCESSABLE",
      "Head branch was modified. Review and try the merge again.",
    ],
    [
      "a check run that is completed with nothing",
      "bot",
      "createCheckRun",
      ({ ids, head }) => ({ repositoryId: ids.repository, headSha: head, name: "x", status: "COMPLETED" }),
      "UNPROCESSABLE",
      /conclusion/u,
    ],
    [
      "a check run on no commit",
      "bot",
      "createCheckRun",
      ({ ids }) => ({ repositoryId: ids.repository, headSha: "0".repeat(40), name: "x" }),
      "UNPROCESSABLE",
      /no commit/u,
    ],
  ])("%s", async (_, who, name, input, type, message) => {
    const stage = await setStage();
    const { body, deviation } = await stage.mutate(who, name, input(stage));
    expect(body).toMatchObject({ data: { [name]: null }, errors: [{ type, path: [name] }] });
    expect(JSON.parse(JSON.stringify(body.errors))[0].message).toMatch(message);
    expect(deviation).toBeNull();
  });

  test.each<[string, (stage: Stage) => void, string]>([
    ["locked", ({ pull }) => pull.lock(true), "Unable to create comment because issue is locked."],
    ["archived", ({ repository }) => repository.archive(true), "Repository was archived so is read-only."],
  ])("to comment where it is %s", async (_, doing, message) => {
    const stage = await setStage();
    doing(stage);
    for (const name of ["addComment", "updateIssueComment", "addReaction"]) {
      const { body } = await stage.mutate("bot", name, DEEDS[name]?.input(stage) ?? {});
      expect(body.errors).toMatchObject([{ type: "FORBIDDEN", message }]);
    }
  });

  test("issues where there are none", async () => {
    const stage = await setStage();
    stage.record.takesIssues = false;
    const create = await stage.mutate("bot", "createIssue", {
      repositoryId: stage.ids.repository,
      title: "x",
    });
    const message = "Issues are disabled for this repo";
    expect(create.body.errors).toMatchObject([{ type: "UNPROCESSABLE", message }]);
    const update = await stage.mutate("bot", "updateIssue", { id: stage.ids.issue, title: "x" });
    expect(update.body.errors).toMatchObject([{ type: "NOT_FOUND" }]);
  });
});

test("what GitHub would do and the simulator doesn't is a deviation, and nothing happens", async () => {
  const stage = await setStage();
  const { ids, head } = stage;
  const beyond: [string, Input][] = [
    ["minimizeComment", { subjectId: ids.comment, classifier: "SPAM" }],
    ["addReaction", { subjectId: ids.comment, content: "HEART" }],
    ["addPullRequestReview", { pullRequestId: ids.pull }],
    ["addLabelsToLabelable", { labelableId: ids.issue, labelIds: [ids.label] }],
    ["createIssue", { repositoryId: ids.repository, title: "x", labelIds: [ids.label] }],
    ["createCheckRun", { repositoryId: ids.repository, headSha: head, name: "x", status: "QUEUED" }],
    ["createCheckRun", { repositoryId: ids.repository, headSha: head, name: "x", conclusion: "SKIPPED" }],
  ];
  const before = stage.world.fingerprint();
  for (const [name, input] of beyond) {
    expect((await stage.mutate("bot", name, input)).deviation, name).toContain("This simulator");
  }
  expect(stage.world.fingerprint()).toBe(before);
});

test("annotations go fifty at a time, and add up", async () => {
  const stage = await setStage();
  const { repository: repositoryId, check: checkRunId } = stage.ids;
  const annotations = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      path: "accepted/example.md",
      location: { startLine: index + 1, endLine: index + 1, startColumn: 1, endColumn: 2 },
      annotationLevel: "NOTICE",
      message: `${index}`,
    }));
  const add = async (count: number) => {
    const output = { title: "Some", summary: "", annotations: annotations(count) };
    const wanted =
      "checkRun { annotations(last: 1) { totalCount nodes { message location { start { line column } } } } }";
    const { body } = await stage.mutate(
      "bot",
      "updateCheckRun",
      { repositoryId, checkRunId, output },
      {},
      wanted,
    );
    return body;
  };
  await add(50);
  expect(await add(3)).toMatchObject({
    data: {
      updateCheckRun: {
        checkRun: {
          annotations: {
            totalCount: 53,
            nodes: [{ message: "2", location: { start: { line: 3, column: 1 } } }],
          },
        },
      },
    },
  });
  expect((await add(51)).errors).toMatchObject([{ type: "UNPROCESSABLE" }]);
  expect(await add(0)).toMatchObject({
    data: { updateCheckRun: { checkRun: { annotations: { totalCount: 53 } } } },
  });
});

describe("several fields of one mutation", () => {
  const BOTH = `mutation Both($a: AddReactionInput!, $b: AddReactionInput!) {
    a: addReaction(input: $a) { clientMutationId } b: addReaction(input: $b) { clientMutationId }
  }`;
  const both = (a: string, b: string) => ({
    a: { subjectId: a, content: "THUMBS_UP", clientMutationId: "one" },
    b: { subjectId: b, content: "THUMBS_DOWN" },
  });
  const contents = (stage: Stage) => first(stage)?.reactions.map(({ content }) => content);

  test("run in order, and one that fails leaves the others standing", async () => {
    const stage = await setStage();
    const { comment } = stage.ids;
    const failing = await stage.ask("bot", BOTH, both("gone", comment));
    expect(failing.body).toMatchObject({
      data: { a: null, b: {} },
      errors: [{ type: "NOT_FOUND", path: ["a"] }],
    });
    expect(contents(stage)).toEqual(["-1"]);
    const { body, name, write } = await stage.ask("bot", BOTH, both(comment, comment));
    expect(body).toEqual({ data: { a: { clientMutationId: "one" }, b: { clientMutationId: null } } });
    expect([name, write]).toEqual(["Both", true]);
    expect(contents(stage)).toEqual(["-1", "+1"]);
  });

  test("are carried out by half where a story says so, and the answer is lost; but a person's are not", async () => {
    const stage = await setStage();
    const { comment } = stage.ids;
    stage.world.setFaults({ half: true });
    expect((await stage.ask("bot", BOTH, both(comment, comment))).lost).toBe(true);
    expect(contents(stage)).toEqual(["+1"]);
    expect((await stage.ask("ada", BOTH, both(comment, comment))).lost).toBe(false);
    expect(contents(stage)).toEqual(["+1", "+1", "-1"]);
    const alone = await stage.mutate("bot", "addReaction", { subjectId: comment, content: "THUMBS_DOWN" });
    expect(alone.lost).toBe(false);
    expect(contents(stage)).toHaveLength(4);
  });
});
