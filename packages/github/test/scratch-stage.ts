/** A scratch repository as a stage of the contract: all that happens there is done by one person, by REST and GraphQL. */
import type { PullKey } from "@rfckit/reconciler";
import type { Stage, StagedIssue, StagedPull, StagedRepository } from "@rfckit/simulator/contract";
import type { Scratch } from "./scratch.ts";

const SECOND = 1000;
/** GitHub's clock may be so far from that of its last answer, in ms. */
const TOLERANCE = 60 * SECOND;

/**
 * Gives what sets a stage for each case. Where the case before wrote nothing, its pull request stays; else that is
 * closed, and another is opened.
 */
export function stagesOn(scratch: Scratch): () => Promise<Stage> {
  let last: { readonly stage: Stage; readonly branch: string; readonly writes: number } | null = null;
  return async () => {
    if (last?.writes === scratch.traces.writes) return last.stage;
    if (last !== null) await scratch.deleteBranch(last.branch);
    const branch = scratch.freshName();
    const path = `accepted/${branch}.md`;
    const { key } = await scratch.openPullFrom(branch, { [path]: "# Example\n" }, { title: "An example" });
    const stage = setStage(scratch, stagePull(scratch, { key, branch, path }));
    last = { stage, branch, writes: scratch.traces.writes };
    return stage;
  };
}

function setStage(scratch: Scratch, pull: StagedPull): Stage {
  const { login } = scratch.facts;
  return {
    author: login,
    maintainer: login,
    bot: { login, kind: "user" },
    repository: stageRepository(scratch, pull),
    pull,
    now: () => scratch.traces.now,
    tolerance: TOLERANCE,
    patience: scratch.options.patience,
    pause: (ms) => scratch.options.pause(ms),
  };
}

function stageRepository(scratch: Scratch, pull: StagedPull): StagedRepository {
  const { octokit, names, facts } = scratch;
  const { id, owner, name, private: hidden, defaultBranch } = facts;
  return {
    id,
    owner,
    name,
    private: hidden,
    defaultBranch,
    freshPath: (file) => `${scratch.freshName()}/${file}`,
    async commit(files) {
      await scratch.write(defaultBranch, files);
      // What GitHub knew of the pull request before still stands for a moment.
      await scratch.options.pause(2 * SECOND);
      await scratch.settle(pull.key);
    },
    async tip() {
      const { data } = await octokit.rest.repos.getCommit({ ...names, ref: defaultBranch });
      const { sha, parents, commit } = data;
      return { id: sha, parents: parents.map((parent) => parent.sha), message: commit.message };
    },
    async createBranch(branch, at) {
      const fresh = `${scratch.freshName()}-${branch}`;
      await scratch.createBranch(fresh, at);
      return fresh;
    },
    async openPull(files) {
      const branch = scratch.freshName();
      const written = Object.entries(files).filter((file): file is [string, string] => file[1] !== null);
      const title = "Another example";
      const { key } = await scratch.openPullFrom(branch, Object.fromEntries(written), { title });
      return stagePull(scratch, { key, branch, path: written[0]?.[0] ?? "" });
    },
    async openIssue({ title, body = "" }) {
      const { data } = await octokit.rest.issues.create({ ...names, title, body });
      return stageIssue(scratch, { repository: id, number: data.number });
    },
  };
}

interface Opened {
  readonly key: PullKey;
  readonly branch: string;
  readonly path: string;
}

function stagePull(scratch: Scratch, { key, branch, path }: Opened): StagedPull {
  const { octokit, names } = scratch;
  const which = { ...names, pull_number: key.number };
  const read = async () => (await octokit.rest.pulls.get(which)).data;
  const update = async (change: { readonly state?: "open" | "closed"; readonly base?: string }) => {
    await octokit.rest.pulls.update({ ...which, ...change });
    await scratch.settle(key);
  };
  return {
    key,
    path,
    ...talkOn(scratch, key),
    async minimizeComment(id) {
      const { data } = await octokit.rest.issues.getComment({ ...names, comment_id: id });
      const mutation = `mutation ($id: ID!) {
        minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { clientMutationId }
      }`;
      await octokit.graphql(mutation, { id: data.node_id });
    },
    async review(body) {
      return (await octokit.rest.pulls.createReview({ ...which, event: "COMMENT", body })).data.id;
    },
    async inline(body) {
      const place = { commit_id: (await read()).head.sha, path, line: 1, side: "RIGHT" } as const;
      return (await octokit.rest.pulls.createReviewComment({ ...which, ...place, body })).data.id;
    },
    async push(files, { force = false } = {}) {
      const head = force ? await pushByForce(scratch, branch, files, (await read()).base.ref) : undefined;
      const pushed = head ?? (await scratch.write(branch, files));
      await scratch.settle(key, pushed);
      return pushed;
    },
    async label(label) {
      await octokit.rest.issues.addLabels({ ...names, issue_number: key.number, labels: [label] });
    },
    async setDraft(draft) {
      const mutation = draft ? "convertPullRequestToDraft" : "markPullRequestReadyForReview";
      const query = `mutation ($id: ID!) { ${mutation}(input: { pullRequestId: $id }) { clientMutationId } }`;
      await octokit.graphql(query, { id: (await read()).node_id });
      await scratch.settle(key);
    },
    retarget: (base) => update({ base }),
    close: () => update({ state: "closed" }),
    reopen: () => update({ state: "open" }),
    async mergeByHand() {
      await octokit.rest.pulls.merge(which);
    },
  };
}

function stageIssue(scratch: Scratch, key: PullKey): StagedIssue {
  return { key, ...talkOn(scratch, key) };
}

/** What pull requests and issues have in common. */
function talkOn({ octokit, names }: Scratch, { number }: PullKey) {
  const which = { ...names, issue_number: number };
  return {
    async comment(body: string) {
      return (await octokit.rest.issues.createComment({ ...which, body })).data.id;
    },
    async editComment(id: number, body: string) {
      await octokit.rest.issues.updateComment({ ...names, comment_id: id, body });
    },
    async deleteComment(id: number) {
      await octokit.rest.issues.deleteComment({ ...names, comment_id: id });
    },
    async lock() {
      await octokit.rest.issues.lock(which);
    },
  };
}

/** Puts files in place of a branch's own commits. They are committed on another branch first, for no commit goes without. */
async function pushByForce(
  scratch: Scratch,
  branch: string,
  files: Readonly<Record<string, string | null>>,
  base: string,
): Promise<string> {
  const aside = scratch.freshName();
  await scratch.createBranch(aside, await scratch.head(base));
  const sha = await scratch.write(aside, files);
  await scratch.octokit.rest.git.updateRef({ ...scratch.names, ref: `heads/${branch}`, sha, force: true });
  await scratch.deleteBranch(aside);
  return sha;
}
