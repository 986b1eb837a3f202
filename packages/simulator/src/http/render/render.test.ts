/** What GitHub shows of things, where it takes more than writing down what the world keeps. */
import type { ChangedFile } from "@rfckit/reconciler";
import { expect, test } from "vitest";
import { setInstalledWorld } from "../../../test/installed-world.ts";
import { addCheck } from "../../github/check-runs.ts";
import { differenceOf } from "../../github/mergeability.ts";
import type { PullRecord } from "../../github/records.ts";
import {
  renderApp,
  renderCheckRun,
  renderComment,
  renderCommit,
  renderFile,
  renderInstallation,
  renderIssueOf,
  renderLabel,
  renderPull,
  renderRepository,
  renderReview,
  renderReviewComment,
  renderTeam,
  renderUser,
} from "./index.ts";

async function setStage() {
  const stage = await setInstalledWorld();
  const record = stage.record.pulls.get(1) as PullRecord;
  return {
    ...stage,
    pullRecord: record,
    account: (login: string) => stage.state.accounts.byLogin.get(login) ?? null,
  };
}

test("people, apps and the ghost", async () => {
  const { world, account } = await setStage();
  expect(renderUser(account("zed"))).toMatchObject({
    login: "zed",
    type: "User",
    url: "https://api.github.com/users/zed",
    html_url: "https://github.com/zed",
  });
  expect(renderUser(account("rfcbot[bot]"))).toMatchObject({
    login: "rfcbot[bot]",
    type: "Bot",
    url: "https://api.github.com/users/rfcbot%5Bbot%5D",
    html_url: "https://github.com/apps/rfcbot",
  });
  const zed = account("zed");
  world.removeUser("zed");
  const ghost = { login: "ghost", id: 10137, type: "User" };
  expect([renderUser(zed), renderUser(null)]).toMatchObject([ghost, ghost]);
});

test("every address of a repository is its own, and its times are those of its commits", async () => {
  const { state, record, repository, clock } = await setStage();
  const before = renderRepository(state, record);
  const urls = Object.entries(before).filter(([name]) => name.endsWith("_url") || name === "url");
  expect(urls.length).toBeGreaterThan(40);
  for (const [name, url] of urls) if (url !== null) expect(url, name).toContain("acme/rfcs");
  expect(before).toMatchObject({ open_issues: 1, visibility: "public", owner: { login: "acme" } });
  clock.advanceTo(clock.now() + 60_500);
  repository.commit("main", { "README.md": "x" });
  expect(renderRepository(state, record)).toMatchObject({
    created_at: "2026-01-05T09:00:00Z",
    pushed_at: "2026-01-05T09:01:01Z",
  });
});

test("how merging stands, in GitHub's words", async () => {
  const { state, pull, pullRecord, repository } = await setStage();
  const says = () => {
    const { mergeable, mergeable_state, merged, state: shown } = renderPull(state, pullRecord);
    return [shown, merged, mergeable, mergeable_state];
  };
  expect(says()).toEqual(["open", false, true, "clean"]);
  pull.hinder("check");
  expect(says()).toEqual(["open", false, true, "blocked"]);
  pull.hinder("base-moved");
  expect(says()).toEqual(["open", false, true, "behind"]);
  pull.hinder("none");
  pull.setDraft(true, "zed");
  expect(says()).toEqual(["open", false, true, "draft"]);
  pull.setDraft(false, "zed");
  pull.setMergeable("unknown");
  expect(says()).toEqual(["open", false, null, "unknown"]);
  pull.setMergeable("yes");
  repository.commit("main", { "accepted/example.md": "# Other\n" });
  expect(says()).toEqual(["open", false, false, "dirty"]);
  pull.close("zed");
  expect(says()).toEqual(["closed", false, false, "dirty"]);
});

test("what a pull request changes, counted by commits, files and lines", async () => {
  const { state, pull, pullRecord } = await setStage();
  pull.push({
    by: "zed",
    files: {
      "accepted/example.md": "# Example\n\nMore.",
      "accepted/old.md": null,
      "accepted/a b.md": "# Old\n\nText.\n",
    },
  });
  expect(renderPull(state, pullRecord)).toMatchObject({
    commits: 2,
    changed_files: 2,
    additions: 3,
    deletions: 0,
  });
  expect(differenceOf(pullRecord).map((file) => renderFile(pullRecord, file))).toMatchObject([
    {
      filename: "accepted/a b.md",
      previous_filename: "accepted/old.md",
      status: "renamed",
      changes: 0,
      contents_url: `https://api.github.com/repos/acme/rfcs/contents/accepted%2Fa%20b.md?ref=${pull.view().head}`,
    },
    { filename: "accepted/example.md", status: "added", additions: 3, deletions: 0, changes: 3 },
  ]);
});

test("a removed file is shown where it still was", async () => {
  const { repository, pull, pullRecord } = await setStage();
  const base = repository.head("main");
  pull.push({ by: "zed", files: { "accepted/old.md": null } });
  const removed = differenceOf(pullRecord).find(({ change }) => change === "removed");
  expect(renderFile(pullRecord, removed as ChangedFile)).toMatchObject({
    filename: "accepted/old.md",
    sha: pullRecord.repository.branches.get("main")?.tree.get("accepted/old.md"),
    deletions: 3,
    blob_url: `https://github.com/acme/rfcs/blob/${base}/accepted%2Fold.md`,
  });
});

test("a commit, with whom it is by and what it changes", async () => {
  const { state, record, repository } = await setStage();
  const parent = repository.head("main");
  const id = repository.commit("main", { "accepted/old.md": "# Old\n\nOther.\n" }, "ada");
  const commit = record.objects.commits.get(id);
  expect(commit).toBeDefined();
  if (commit === undefined) return;
  expect(renderCommit(state, record, commit)).toMatchObject({
    sha: id,
    commit: { message: "Change accepted/old.md", author: { name: "ada", date: "2026-01-05T09:00:01Z" } },
    author: { login: "ada" },
    parents: [{ sha: parent }],
    stats: { additions: 1, deletions: 1, total: 2 },
    files: [{ filename: "accepted/old.md", status: "modified" }],
  });
});

test("reviews in capitals, and inline comments with the review that they came with", async () => {
  const { state, pull, pullRecord } = await setStage();
  pull.review({ by: "ana", state: "approved" });
  pull.inline({ by: "ana", body: "here" });
  const [review, wordless] = pullRecord.reviews;
  const inline = pullRecord.comments.find(({ kind }) => kind === "inline");
  if (review === undefined || inline === undefined) throw new Error("They aren't there.");
  expect(renderReview(state, pullRecord, review)).toMatchObject({
    state: "APPROVED",
    body: "",
    commit_id: pull.view().head,
  });
  expect(renderReviewComment(state, pullRecord, inline)).toMatchObject({
    body: "here",
    pull_request_review_id: wordless?.comment.id,
    path: "accepted/example.md",
  });
});

test("comments name the app that posted them in a person's name, and who their author is", async () => {
  const { state, pull, pullRecord, repository } = await setStage();
  repository.grant("cy", "triage");
  for (const by of ["acme", "ada", "cy", "ana"]) pull.comment({ by, body: "x", viaApp: by === "ana" });
  pull.comment({ by: "rfcbot[bot]", body: "x" });
  expect(
    pullRecord.comments.map((comment) => {
      const shown = renderComment(state, pullRecord, comment);
      return [shown.user.login, shown.author_association, shown.performed_via_github_app?.slug ?? null];
    }),
  ).toEqual([
    ["acme", "OWNER", null],
    ["ada", "COLLABORATOR", null],
    ["cy", "COLLABORATOR", null],
    ["ana", "NONE", "mouthpiece"],
    ["rfcbot[bot]", "NONE", null],
  ]);
});

test("a pull request's issue says so, and a plain one doesn't", async () => {
  const { state, record, pullRecord, repository } = await setStage();
  const handle = repository.openIssue({ by: "ana", title: "Broken", body: "it is" });
  const issue = record.issues.get(handle.number);
  if (issue === undefined) throw new Error("It isn't there.");
  expect(renderIssueOf(state, pullRecord)).toMatchObject({
    html_url: "https://github.com/acme/rfcs/pull/1",
    pull_request: { merged_at: null },
    labels: [{ name: "project-wasmtime" }],
  });
  expect(renderIssueOf(state, issue)).toMatchObject({ body: "it is", state_reason: null, closed_at: null });
  handle.close("ana");
  const closed = renderIssueOf(state, issue);
  expect(closed).toMatchObject({
    html_url: "https://github.com/acme/rfcs/issues/2",
    state: "closed",
    state_reason: "completed",
    closed_at: "2026-01-05T09:00:02Z",
  });
  expect(closed).not.toHaveProperty("pull_request");
});

test("labels are found in any case, and are spelt as the repository spells them", async () => {
  const { record, pull } = await setStage();
  pull.label({ by: "ada", add: ["Late"] });
  expect(renderLabel(record, "LATE")).toEqual(renderLabel(record, "Late"));
  expect(renderLabel(record, "late")).toMatchObject({ name: "Late" });
  expect(renderLabel(record, "late").id).not.toBe(renderLabel(record, "project-wasmtime").id);
});

test("check runs, in progress and done, with the pull requests whose head they are about", async () => {
  const { state, record, app, pullRecord } = await setStage();
  const head = pullRecord.head.id;
  const run = { name: "rfc", digest: "abc", conclusion: "failure", title: "2", summary: "two" } as const;
  const report = (status: "in_progress" | "completed") =>
    addCheck(state, record, app.account, { head, status, run: { ...run, annotations: [] } });
  const shown = { head_sha: head, external_id: "abc", pull_requests: [{ number: 1 }] };
  expect(renderCheckRun(state, record, report("in_progress"), app)).toMatchObject({
    ...shown,
    conclusion: null,
    completed_at: null,
    app: { slug: "rfcbot" },
  });
  expect(renderCheckRun(state, record, report("completed"))).toMatchObject({
    ...shown,
    conclusion: "failure",
    output: { title: "2", annotations_count: 0 },
    app: null,
  });
});

test("the app, where it is installed, and a team", async () => {
  const { world, state, app, installation } = await setStage();
  expect(renderApp(app)).toMatchObject({ id: 4711, slug: "rfcbot", owner: { login: "acme" } });
  expect(renderInstallation(installation)).toMatchObject({ app_id: 4711, repository_selection: "all" });
  installation.repositories = new Set([501]);
  expect(renderInstallation(installation)).toMatchObject({ repository_selection: "selected" });
  world.addTeam("acme/core", ["ada"]);
  world.addTeam("acme/docs", ["ada"]);
  expect([renderTeam(state, "acme/core"), renderTeam(state, "acme/docs")]).toMatchObject([
    { slug: "core", id: 1, url: "https://api.github.com/orgs/acme/teams/core" },
    { slug: "docs", id: 2 },
  ]);
});
