/** A world in which something can be done to everything, and what each mutation does there. */
import { expect } from "vitest";
import { nodeId } from "../src/http/node-ids.ts";
import { type GraphqlWorld, setGraphql } from "./graphql-world.ts";

export type Input = Record<string, unknown>;

export interface Stage extends GraphqlWorld {
  readonly head: string;
  readonly ids: Readonly<
    Record<"repository" | "pull" | "comment" | "review" | "inline" | "issue" | "label" | "check", string>
  >;
}

/** The bot's own comment, and one of each other thing that something can be done to. */
export async function setStage(): Promise<Stage> {
  const stage = await setGraphql();
  const { pull, repository, mutate, record } = stage;
  const said = pull.comment({ by: "rfcbot[bot]", body: "hello" });
  const review = pull.review({ by: "ada", state: "commented", body: "Words.", inline: ["here"] });
  const inline = pull.view().comments.find(({ kind }) => kind === "inline")?.id ?? 0;
  const issue = repository.openIssue({ by: "rfcbot[bot]", title: "Why?" });
  const { head } = pull.view();
  const repositoryId = nodeId("Repository", repository.id);
  await mutate("bot", "createCheckRun", { repositoryId, headSha: head, name: "rfc" });
  const [check] = record.checks.get(head) ?? [];
  const id = repository.id;
  stage.wakes.length = 0;
  return {
    ...stage,
    head,
    ids: {
      repository: repositoryId,
      pull: nodeId("PullRequest", id, 1),
      comment: nodeId("IssueComment", id, 1, said),
      review: nodeId("PullRequestReview", id, 1, review),
      inline: nodeId("PullRequestReviewComment", id, 1, inline),
      issue: nodeId("Issue", id, issue.number),
      label: nodeId("Label", id, "project-wasmtime"),
      check: nodeId("CheckRun", id, check?.id ?? 0),
    },
  };
}

interface Deed {
  readonly input: (stage: Stage) => Input;
  /** What it takes before. */
  readonly before?: (stage: Stage) => void;
  readonly wanted: string;
  /** What the answer says, and what becomes of the world. */
  readonly payload: object;
  readonly left?: (stage: Stage) => unknown;
  readonly expected?: unknown;
  /** The permission that an installation needs; one of them suffices. */
  readonly permissions: readonly string[];
  /** What a person's doing of it rings for; an app's rings for nothing. */
  readonly rings: readonly string[];
  /** Only apps can. */
  readonly appsOnly?: boolean;
}

const TALK = ["issues", "pull_requests"];
const labels = ({ pull }: Stage) => pull.view().labels;
const state = ({ pull }: Stage) => pull.view().state;
/** The bot's own comment. */
export const first = ({ pull }: Stage) => pull.view().comments[0];

/** What each mutation does, by its name. */
export const DEEDS: Readonly<Record<string, Deed>> = {
  addComment: {
    input: ({ ids }) => ({ subjectId: ids.pull, body: "new" }),
    wanted:
      "commentEdge { node { body } } subject { ... on PullRequest { comments(last: 1) { nodes { body } } } }",
    payload: { commentEdge: { node: { body: "new" } }, subject: { comments: { nodes: [{ body: "new" }] } } },
    permissions: TALK,
    rings: ["comment"],
  },
  updateIssueComment: {
    input: ({ ids }) => ({ id: ids.comment, body: "other" }),
    wanted: "issueComment { body }",
    payload: { issueComment: { body: "other" } },
    permissions: TALK,
    rings: ["comment-edited"],
  },
  deleteIssueComment: {
    input: ({ ids }) => ({ id: ids.comment }),
    wanted: "clientMutationId",
    payload: { clientMutationId: null },
    left: (stage) => first(stage)?.deleted,
    expected: true,
    permissions: TALK,
    rings: ["comment-deleted"],
  },
  minimizeComment: {
    input: ({ ids }) => ({ subjectId: ids.comment, classifier: "OUTDATED" }),
    wanted: "minimizedComment { isMinimized minimizedReason }",
    payload: { minimizedComment: { isMinimized: true, minimizedReason: "outdated" } },
    permissions: TALK,
    rings: [],
  },
  unminimizeComment: {
    before: ({ pull }) => pull.minimizeComment(first({ pull } as Stage)?.id ?? 0, { by: "ada" }),
    input: ({ ids }) => ({ subjectId: ids.comment }),
    wanted: "unminimizedComment { isMinimized minimizedReason }",
    payload: { unminimizedComment: { isMinimized: false, minimizedReason: null } },
    permissions: TALK,
    rings: [],
  },
  addReaction: {
    input: ({ ids }) => ({ subjectId: ids.comment, content: "THUMBS_DOWN" }),
    wanted: "reaction { content } subject { reactions(first: 1) { totalCount } }",
    payload: { reaction: { content: "THUMBS_DOWN" }, subject: { reactions: { totalCount: 1 } } },
    permissions: TALK,
    rings: [],
  },
  lockLockable: {
    input: ({ ids }) => ({ lockableId: ids.pull }),
    wanted: "lockedRecord { locked }",
    payload: { lockedRecord: { locked: true } },
    permissions: TALK,
    rings: ["locked"],
  },
  unlockLockable: {
    before: ({ pull }) => pull.lock(true),
    input: ({ ids }) => ({ lockableId: ids.pull }),
    wanted: "unlockedRecord { locked }",
    payload: { unlockedRecord: { locked: false } },
    permissions: TALK,
    rings: ["unlocked"],
  },
  addPullRequestReview: {
    input: ({ ids, head }) => ({
      pullRequestId: ids.pull,
      event: "APPROVE",
      body: "Good.",
      commitOID: head,
      threads: [{ body: "inline", path: "accepted/example.md", line: 1 }],
    }),
    wanted: "pullRequestReview { state body comments(first: 5) { nodes { body } } }",
    payload: {
      pullRequestReview: { state: "APPROVED", body: "Good.", comments: { nodes: [{ body: "inline" }] } },
    },
    permissions: ["pull_requests"],
    rings: ["review", "inline"],
  },
  updatePullRequestReview: {
    input: ({ ids }) => ({ pullRequestReviewId: ids.review, body: "Other words." }),
    wanted: "pullRequestReview { body }",
    payload: { pullRequestReview: { body: "Other words." } },
    permissions: ["pull_requests"],
    rings: ["comment-edited"],
  },
  updatePullRequestReviewComment: {
    input: ({ ids }) => ({ pullRequestReviewCommentId: ids.inline, body: "there" }),
    wanted: "pullRequestReviewComment { body }",
    payload: { pullRequestReviewComment: { body: "there" } },
    permissions: ["pull_requests"],
    rings: ["comment-edited"],
  },
  createLabel: {
    input: ({ ids }) => ({ repositoryId: ids.repository, name: "New", color: "ededed" }),
    wanted: "label { name }",
    payload: { label: { name: "New" } },
    left: ({ record }) => record.labels.get("new"),
    expected: "New",
    permissions: TALK,
    rings: [],
  },
  addLabelsToLabelable: {
    before: ({ record }) => record.labels.set("late", "Late"),
    input: ({ ids, repository }) => ({
      labelableId: ids.pull,
      labelIds: [nodeId("Label", repository.id, "late"), ids.label],
    }),
    wanted: "labelable { labels(first: 5) { nodes { name } } }",
    payload: { labelable: { labels: { nodes: [{ name: "project-wasmtime" }, { name: "Late" }] } } },
    permissions: TALK,
    rings: ["labeled"],
  },
  removeLabelsFromLabelable: {
    input: ({ ids }) => ({ labelableId: ids.pull, labelIds: [ids.label] }),
    wanted: "clientMutationId",
    payload: {},
    left: labels,
    expected: [],
    permissions: TALK,
    rings: ["unlabeled"],
  },
  convertPullRequestToDraft: {
    input: ({ ids }) => ({ pullRequestId: ids.pull }),
    wanted: "pullRequest { isDraft }",
    payload: { pullRequest: { isDraft: true } },
    permissions: ["pull_requests"],
    rings: ["draft"],
  },
  markPullRequestReadyForReview: {
    before: ({ pull }) => pull.setDraft(true, "zed"),
    input: ({ ids }) => ({ pullRequestId: ids.pull }),
    wanted: "pullRequest { isDraft }",
    payload: { pullRequest: { isDraft: false } },
    permissions: ["pull_requests"],
    rings: ["ready"],
  },
  closePullRequest: {
    input: ({ ids }) => ({ pullRequestId: ids.pull }),
    wanted: "pullRequest { state }",
    payload: { pullRequest: { state: "CLOSED" } },
    left: state,
    expected: "closed",
    permissions: ["pull_requests"],
    rings: ["closed"],
  },
  reopenPullRequest: {
    before: ({ pull }) => pull.close("zed"),
    input: ({ ids }) => ({ pullRequestId: ids.pull }),
    wanted: "pullRequest { state }",
    payload: { pullRequest: { state: "OPEN" } },
    permissions: ["pull_requests"],
    rings: ["reopened"],
  },
  mergePullRequest: {
    input: ({ ids, head }) => ({
      pullRequestId: ids.pull,
      expectedHeadOid: head,
      mergeMethod: "SQUASH",
      commitHeadline: "Accept it",
      commitBody: "For good.",
    }),
    wanted: "pullRequest { state mergeCommit { message } }",
    payload: { pullRequest: { state: "MERGED", mergeCommit: { message: "Accept it\n\nFor good." } } },
    permissions: ["contents"],
    rings: ["merged", "default-branch-push"],
  },
  enqueuePullRequest: {
    before: ({ pull }) => pull.hinder("merge-queue"),
    input: ({ ids, head }) => ({ pullRequestId: ids.pull, expectedHeadOid: head }),
    wanted: "mergeQueueEntry { position }",
    payload: { mergeQueueEntry: { position: 1 } },
    permissions: ["contents"],
    rings: ["enqueued"],
  },
  createIssue: {
    input: ({ ids }) => ({ repositoryId: ids.repository, title: "How?", body: "So?" }),
    wanted: "issue { title body number }",
    payload: { issue: { title: "How?", body: "So?", number: 3 } },
    permissions: ["issues"],
    rings: ["opened"],
  },
  updateIssue: {
    input: ({ ids }) => ({ id: ids.issue, title: "When?", state: "CLOSED" }),
    wanted: "issue { title state }",
    payload: { issue: { title: "When?", state: "CLOSED" } },
    permissions: ["issues"],
    rings: [],
  },
  createCheckRun: {
    input: ({ ids, head }) => ({
      repositoryId: ids.repository,
      headSha: head,
      name: "lint",
      externalId: "abc",
      status: "COMPLETED",
      conclusion: "SUCCESS",
      output: { title: "Fine", summary: "" },
    }),
    wanted:
      "checkRun { name externalId status conclusion title completedAt annotations(first: 1) { totalCount } }",
    payload: {
      checkRun: {
        name: "lint",
        externalId: "abc",
        status: "COMPLETED",
        conclusion: "SUCCESS",
        title: "Fine",
      },
    },
    permissions: ["checks"],
    rings: [],
    appsOnly: true,
  },
  updateCheckRun: {
    input: ({ ids }) => ({ repositoryId: ids.repository, checkRunId: ids.check, conclusion: "FAILURE" }),
    wanted: "checkRun { name status conclusion completedAt }",
    payload: {
      checkRun: { name: "rfc", status: "COMPLETED", conclusion: "FAILURE", completedAt: expect.any(String) },
    },
    permissions: ["checks"],
    rings: [],
    appsOnly: true,
  },
};
