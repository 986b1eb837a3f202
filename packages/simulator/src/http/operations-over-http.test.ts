/** Every operation, asked once by the real octokit: each is found under the path that octokit makes, and none deviates. */
import { expect, test } from "vitest";
import { RFCS, serveStage } from "../../test/front-stage.ts";
import { registerApp } from "../../test/register-app.ts";
import { publishedDescription } from "./described/index.ts";
import { SERVED_OPERATIONS } from "./described/served-operations.ts";
import { OPERATIONS } from "./rest/operations.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");

// All of the description is compiled here, for which five seconds are few where much else is under way.
test("every operation that is served answers octokit as GitHub describes it", {
  timeout: 20_000,
}, async () => {
  const stage = await serveStage();
  const { world, pull, front, repository, deviations } = stage;
  world.addTeam("acme/core", ["ada", "ana"]);
  const ana = world.addUser("ana");
  const said = pull.comment({ by: "ana", body: "hello" });
  const gone = pull.comment({ by: "ana", body: "soon gone" });
  const inline = pull.inline({ by: "ana", body: "here" });
  const review = pull.review({ by: "ada", state: "approved", body: "fine" });
  const other = repository.openPull({ author: "zed", files: { "accepted/other.md": "# Other\n" } });
  const issue = repository.openIssue({ by: "ana", title: "A question" });
  const { head } = pull.view();
  const [installation] = front.app.installations;

  const asked = new Set<string>();
  const asker = {
    nobody: stage.octokitWith(),
    app: stage.app(),
    bot: await stage.bot(),
    ada: stage.person("ada"),
    ana: stage.person("ana"),
  };
  const ask = async (who: keyof typeof asker, operation: string, params: object = {}): Promise<unknown> => {
    asked.add(operation);
    const where = operation.includes("{repo}") ? RFCS : {};
    const { data } = await asker[who].request(operation, { ...where, ...params });
    return data;
  };
  const PULL = "/repos/{owner}/{repo}/pulls/{pull_number}";
  const ISSUE = "/repos/{owner}/{repo}/issues/{issue_number}";
  const first = { pull_number: 1 };

  await ask("bot", "GET /rate_limit");
  await ask("ana", "GET /user");
  await ask("bot", "GET /user/{account_id}", { account_id: ana.id });
  expect(await ask("bot", "GET /users/{username}", { username: "rfcbot[bot]" })).toMatchObject({
    type: "Bot",
  });
  await ask("app", "GET /app");
  await ask("app", "GET /app/installations");
  await ask("app", "GET /app/installations/{installation_id}", { installation_id: installation?.id });
  await ask("app", "POST /app/installations/{installation_id}/access_tokens", {
    installation_id: installation?.id,
  });
  await ask("nobody", "POST /app-manifests/{code}/conversions", { code: await registerApp(front.baseUrl) });
  await ask("app", "GET /repos/{owner}/{repo}/installation");
  await ask("bot", "GET /installation/repositories");
  await ask("bot", "GET /orgs/{org}/teams/{team_slug}", { org: "acme", team_slug: "core" });
  await ask("bot", "GET /orgs/{org}/teams/{team_slug}/members", { org: "acme", team_slug: "core" });

  await ask("bot", "GET /repos/{owner}/{repo}");
  await ask("bot", "POST /repos/{owner}/{repo}/git/refs", {
    ref: "refs/heads/a/branch",
    sha: repository.head("main"),
  });
  await ask("bot", "GET /repos/{owner}/{repo}/git/ref/{ref}", { ref: "heads/a/branch" });
  const written = {
    path: "accepted/new one.md",
    branch: "a/branch",
    message: "Write it",
    content: base64("# New\n"),
  };
  await ask("bot", "PUT /repos/{owner}/{repo}/contents/{path}", written);
  const where = { path: written.path, ref: "a/branch" };
  expect(await ask("bot", "GET /repos/{owner}/{repo}/contents/{path}", where)).toMatchObject({
    name: "new one.md",
    size: 6,
  });
  await ask("bot", "GET /repos/{owner}/{repo}/commits", { sha: "a/branch" });
  await ask("bot", "GET /repos/{owner}/{repo}/commits/{ref}", { ref: "heads/a/branch" });
  await ask("bot", "POST /repos/{owner}/{repo}/pulls", { title: "New", head: "a/branch", base: "main" });
  await ask("bot", "GET /repos/{owner}/{repo}/pulls", { state: "all" });
  await ask("bot", `GET ${PULL}`, first);
  await ask("bot", `PATCH ${PULL}`, { ...first, title: "Another title" });
  await ask("bot", `GET ${PULL}/files`, first);
  await ask("bot", `GET ${PULL}/commits`, first);
  await ask("ada", `PUT ${PULL}/update-branch`, { pull_number: other.number });
  const run = { name: "lint", output: { title: "Fine", summary: "" } };
  const check = await ask("bot", "POST /repos/{owner}/{repo}/check-runs", { ...run, head_sha: head });
  await ask("bot", "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", {
    check_run_id: (check as { readonly id: number }).id,
    status: "completed",
    conclusion: "success",
    output: { ...run.output, annotations: [ANNOTATION] },
  });
  await ask("bot", "GET /repos/{owner}/{repo}/commits/{ref}/check-runs", { ref: head });

  await ask("bot", `GET ${PULL}/reviews`, first);
  await ask("ada", `POST ${PULL}/reviews`, { ...first, event: "COMMENT", body: "so far, so good" });
  await ask("bot", `GET ${PULL}/reviews/{review_id}`, { ...first, review_id: review });
  await ask("ada", `PUT ${PULL}/reviews/{review_id}/dismissals`, {
    ...first,
    review_id: review,
    message: "old",
  });
  await ask("bot", `GET ${PULL}/comments`, first);
  const place = { commit_id: head, path: "accepted/example.md", line: 1 };
  await ask("ana", `POST ${PULL}/comments`, { ...first, ...place, body: "there" });
  await ask("bot", "GET /repos/{owner}/{repo}/pulls/comments/{comment_id}", { comment_id: inline });
  for (const [kind, id] of [
    ["pulls", inline],
    ["issues", said],
  ] as const) {
    const reactions = `/repos/{owner}/{repo}/${kind}/comments/{comment_id}/reactions`;
    await ask("bot", `POST ${reactions}`, { comment_id: id, content: "+1" });
    expect(await ask("bot", `GET ${reactions}`, { comment_id: id })).toHaveLength(1);
  }

  await ask("bot", "POST /repos/{owner}/{repo}/issues", { title: "A report", body: "It is so." });
  await ask("bot", "GET /repos/{owner}/{repo}/issues", { state: "all", creator: "rfcbot[bot]" });
  await ask("bot", `GET ${ISSUE}`, { issue_number: issue.number });
  await ask("bot", `PATCH ${ISSUE}`, { issue_number: issue.number, state: "closed" });
  await ask("ada", `PUT ${ISSUE}/lock`, { issue_number: issue.number });
  await ask("ada", `DELETE ${ISSUE}/lock`, { issue_number: issue.number });
  await ask("bot", `POST ${ISSUE}/comments`, { issue_number: 1, body: "and so on" });
  await ask("bot", `GET ${ISSUE}/comments`, { issue_number: 1, since: "2026-01-05T09:00:00Z" });
  const one = "/repos/{owner}/{repo}/issues/comments/{comment_id}";
  await ask("bot", `GET ${one}`, { comment_id: said });
  await ask("bot", `PATCH ${one}`, { comment_id: said, body: "hello again" });
  await ask("bot", `DELETE ${one}`, { comment_id: gone });
  await ask("bot", "POST /repos/{owner}/{repo}/labels", { name: "a label/with more", color: "c5def5" });
  await ask("bot", "GET /repos/{owner}/{repo}/labels");
  await ask("bot", `POST ${ISSUE}/labels`, { issue_number: 1, labels: ["a label/with more"] });
  await ask("bot", `GET ${ISSUE}/labels`, { issue_number: 1 });
  await ask("bot", `DELETE ${ISSUE}/labels/{name}`, { issue_number: 1, name: "a label/with more" });

  await ask("bot", `PUT ${PULL}/merge`, { ...first, sha: head, merge_method: "squash" });
  await ask("bot", `GET ${PULL}/merge`, first);
  const { sha } = (await ask("bot", "GET /repos/{owner}/{repo}/contents/{path}", where)) as {
    readonly sha: string;
  };
  await ask("bot", "DELETE /repos/{owner}/{repo}/contents/{path}", { ...written, content: undefined, sha });
  await ask("bot", "PATCH /repos/{owner}/{repo}/git/refs/{ref}", {
    ref: "heads/a/branch",
    sha: repository.head("main"),
    force: true,
  });
  await ask("bot", "DELETE /repos/{owner}/{repo}/git/refs/{ref}", { ref: "heads/a/branch" });

  expect(deviations).toEqual([]);
  expect([...asked].sort()).toEqual([...SERVED_OPERATIONS].sort());
  expect(pull.view()).toMatchObject({ state: "merged", title: "Another title", merge: { method: "squash" } });
  expect(pull.view().labels).toEqual(["project-wasmtime"]);
  await front.close();
});

test("what GitHub says that people are notified of counts as content", () => {
  const described = publishedDescription();
  const counted = OPERATIONS.filter(({ makesContent }) => makesContent === true);
  const names = counted.map(({ method, path }) => `${method} ${path}`);
  expect(names).toEqual(expect.arrayContaining(SERVED_OPERATIONS.filter((name) => described.notifies(name))));
  expect(SERVED_OPERATIONS.filter((name) => described.notifies(name)).length).toBeGreaterThan(4);
});

test("a branch's name and a file's path are found with their slashes as they are", async () => {
  const { front, repository, deviations } = await serveStage();
  repository.createBranch("a/branch");
  const found = async (path: string) => (await fetch(`${front.baseUrl}/repos/acme/rfcs/${path}`)).json();
  expect(await found("git/ref/heads/a/branch")).toMatchObject({ ref: "refs/heads/a/branch" });
  expect(await found("contents/accepted/old.md?ref=a/branch")).toMatchObject({ path: "accepted/old.md" });
  expect(await found("commits/a/branch")).toMatchObject({ sha: repository.head("main") });
  expect(await found("commits/a/branch/check-runs")).toMatchObject({ total_count: 0 });
  expect(deviations).toEqual([]);
  await front.close();
});

const ANNOTATION = {
  path: "accepted/example.md",
  start_line: 1,
  end_line: 1,
  annotation_level: "notice",
  message: "A remark",
} as const;
