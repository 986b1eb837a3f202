/** Branches, what is written to them, and the pull requests that come of it. */
import { expect, test } from "vitest";
import { REPO, setApi } from "../../../test/rest-world.ts";
import { isoTime } from "../render/index.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");

test("a file is written on a branch, read, and written again by whoever knows what it was", async () => {
  const { ask, take } = await setApi();
  const FILE = `${REPO}/contents/accepted/a%20b.md`;
  const made = ask("ada", `PUT ${FILE}`, { message: "Add it", content: base64("# Ü\n"), branch: "main" });
  expect(made).toMatchObject({
    status: 201,
    body: {
      content: { path: "accepted/a b.md", size: 5 },
      commit: { message: "Add it", author: { name: "ada" } },
    },
  });
  const read = take("bot", `GET ${FILE}`) as { sha: string; content: string; encoding: string };
  expect(Buffer.from(read.content, "base64").toString()).toBe("# Ü\n");
  const write = (sha?: string) =>
    ask("ada", `PUT ${FILE}`, {
      message: "Again",
      content: base64("x"),
      ...(sha === undefined ? {} : { sha }),
    });
  expect(write()).toMatchObject({ status: 422, body: { message: expect.stringContaining('"sha"') } });
  expect(write("0".repeat(40)).status).toBe(409);
  expect(write(read.sha).status).toBe(200);
  expect(take("bot", `GET ${REPO}/contents/accepted`)).toMatchObject([
    { name: "a b.md", type: "file", size: 1 },
    { name: "old.md", type: "file" },
  ]);
  expect(take("bot", `GET ${REPO}/contents/.github`)).toMatchObject([{ name: "rfcbot.yml" }]);
  expect(ask("bot", `GET ${REPO}/contents/none.md`).status).toBe(404);
  expect(ask("bot", `GET ${FILE}?ref=nowhere`).status).toBe(404);
  const small = { message: "x", content: base64("x") };
  expect(ask("zed", `PUT ${REPO}/contents/x.md`, small).status).toBe(403);
  expect(ask("bot", `PUT ${REPO}/contents/x.md`, small).status).toBe(201);
  expect(ask("bot", `PUT ${REPO}/contents/.github/workflows/ci.yml`, small)).toMatchObject({
    status: 403,
    body: { message: expect.stringContaining("without `workflows` permission") },
  });
  const bytes = { message: "x", content: Buffer.from([0xff, 0xfe, 0x00]).toString("base64") };
  expect(ask("ada", `PUT ${REPO}/contents/x.bin`, bytes).status).toBe(422);
});

test("a file is deleted by whoever knows what it was", async () => {
  const { ask, take } = await setApi();
  const FILE = `${REPO}/contents/accepted/old.md`;
  const { sha } = take("bot", `GET ${FILE}`) as { sha: string };
  const remove = (who: "ada" | "zed", known: string) =>
    ask(who, `DELETE ${FILE}`, { message: "Away", sha: known });
  expect(remove("zed", sha).status).toBe(403);
  expect(remove("ada", "0".repeat(40)).status).toBe(409);
  expect(remove("ada", sha)).toMatchObject({
    status: 200,
    body: { content: null, commit: { message: "Away", author: { name: "ada" } } },
  });
  expect(ask("bot", `GET ${FILE}`).status).toBe(404);
  expect(remove("ada", sha).status).toBe(404);
});

test("a branch is moved, by force only where that leaves commits behind, and its pull request with it", async () => {
  const { ask, take, record, world } = await setApi();
  world.addUser("ana");
  const main = record.branches.get("main")?.id ?? "";
  const head = () => (take("bot", `GET ${REPO}/pulls/1`) as { head: { sha: string } }).head.sha;
  const first = head();
  const write = { message: "More", content: base64("x"), branch: "zed/1" };
  const more = take("zed", `PUT ${REPO}/contents/accepted/more.md`, write) as { commit: { sha: string } };
  const move = (who: "ada" | "ana" | "zed", branch: string, sha: string, force?: boolean) =>
    ask(who, `PATCH ${REPO}/git/refs/heads/${branch}`, { sha, ...(force === undefined ? {} : { force }) });
  expect(move("zed", "zed/1", first)).toMatchObject({ status: 422, body: { message: "Validation Failed" } });
  expect(move("zed", "zed/1", first, false).status).toBe(422);
  expect(head()).toBe(more.commit.sha);
  expect(move("ana", "zed/1", first, true).status).toBe(403);
  expect(move("zed", "zed/1", first, true)).toMatchObject({ status: 200, body: { object: { sha: first } } });
  expect(head()).toBe(first);
  expect(move("zed", "zed/1", more.commit.sha).status).toBe(200);
  expect(head()).toBe(more.commit.sha);
  expect(move("zed", "main", first).status).toBe(403);
  expect(move("ada", "main", "0".repeat(40)).status).toBe(422);
  expect(move("ada", "none", main).status).toBe(422);
  expect(move("ada", "main", main).status).toBe(200);
  take("ada", `PUT ${REPO}/contents/.github/workflows/ci.yml`, {
    message: "CI",
    content: base64("on: push\n"),
    branch: "zed/1",
  });
  expect(ask("bot", `PATCH ${REPO}/git/refs/heads/main`, { sha: head() })).toMatchObject({
    status: 403,
    body: { message: expect.stringContaining("without `workflows` permission") },
  });
});

test("a pull request is opened from a branch, and follows what is written to it", async () => {
  const { ask, take, record, clock, state } = await setApi();
  const main = record.branches.get("main")?.id ?? "";
  const REF = { ref: "refs/heads/ada/more", sha: main };
  expect(ask("zed", `POST ${REPO}/git/refs`, REF).status).toBe(403);
  expect(take("ada", `POST ${REPO}/git/refs`, REF)).toMatchObject({ object: { sha: main } });
  expect(ask("ada", `POST ${REPO}/git/refs`, REF)).toMatchObject({
    status: 422,
    body: { message: "Reference already exists" },
  });
  expect(take("bot", `GET ${REPO}/git/ref/heads/ada/more`)).toMatchObject({ ref: "refs/heads/ada/more" });
  const opening = { title: "More", head: "ada/more", base: "main", body: "Because.", draft: true };
  expect(ask("ada", `POST ${REPO}/pulls`, opening).status).toBe(422);
  const write = (path: string) =>
    take("ada", `PUT ${REPO}/contents/${path}`, {
      message: `Write ${path}`,
      content: base64(path),
      branch: "ada/more",
    }) as { commit: { sha: string } };
  const first = write("accepted/one.md").commit.sha;
  expect(ask("ada", `POST ${REPO}/pulls`, { ...opening, base: "none" }).status).toBe(422);
  expect(ask("zed", `POST ${REPO}/pulls`, opening).status).toBe(403);
  expect(take("ada", `POST ${REPO}/pulls`, opening)).toMatchObject({
    number: 2,
    draft: true,
    body: "Because.",
    head: { ref: "ada/more", sha: first, label: "acme:ada/more" },
    changed_files: 1,
  });
  expect(ask("ada", `POST ${REPO}/pulls`, opening).status).toBe(422);
  clock.advanceTo(clock.now() + 60_000);
  const written = isoTime(clock.now());
  const second = write("accepted/two.md").commit.sha;
  expect(take("bot", `GET ${REPO}/pulls/2`)).toMatchObject({
    head: { sha: second },
    commits: 2,
    updated_at: written,
  });
  expect(take("bot", `GET ${REPO}/pulls/2/files`)).toMatchObject([
    { filename: "accepted/one.md", status: "added" },
    { filename: "accepted/two.md" },
  ]);
  expect(take("bot", `GET ${REPO}/pulls/2/commits`)).toMatchObject([{ sha: first }, { sha: second }]);
  expect(take("bot", `GET ${REPO}/pulls?head=acme:ada/more`)).toMatchObject([{ number: 2 }]);
  expect(ask("ada", `DELETE ${REPO}/git/refs/heads/main`).status).toBe(422);
  expect(ask("ada", `DELETE ${REPO}/git/refs/heads/ada/more`).status).toBe(204);
  expect(take("bot", `GET ${REPO}/pulls/2`)).toMatchObject({ state: "closed", merged: false });
  expect(ask("ada", `PATCH ${REPO}/pulls/2`, { state: "open" }).status).toBe(422);
  expect(ask("bot", `GET ${REPO}/git/ref/heads/ada/more`).status).toBe(404);
  expect(ask("ada", `DELETE ${REPO}/git/refs/heads/ada/more`)).toMatchObject({
    status: 422,
    body: { message: "Reference does not exist" },
  });
  expect(state.repositories.get(record.id)?.branches.has("zed/1")).toBe(true);
});

test("what people do rings, and what the app does doesn't", async () => {
  const { take, wakes, pull } = await setApi();
  const before = wakes.length;
  take("bot", `POST ${REPO}/issues/1/comments`, { body: "from the bot" });
  take("bot", `POST ${REPO}/issues/1/labels`, { labels: ["by-bot"] });
  take("bot", `PUT ${REPO}/pulls/1/update-branch`);
  expect(wakes.slice(before)).toEqual([]);
  take("ada", `POST ${REPO}/issues/1/comments`, { body: "hello" });
  take("ada", `POST ${REPO}/issues/1/labels`, { labels: ["Fresh"] });
  take("zed", `PATCH ${REPO}/pulls/1`, { title: "Another title" });
  take("zed", `PUT ${REPO}/contents/accepted/example.md`, {
    message: "Once more",
    content: base64("# More\n"),
    branch: "zed/1",
    sha: (take("zed", `GET ${REPO}/contents/accepted/example.md?ref=zed/1`) as { sha: string }).sha,
  });
  expect(wakes.slice(before).map(({ event }) => event)).toEqual(["comment", "labeled", "retitled", "push"]);
  expect(pull.view().title).toBe("Another title");
});

test("a pull request is retitled, retargeted, closed and reopened by those who may", async () => {
  const { ask, take, repository } = await setApi();
  repository.createBranch("next");
  const ONE = `PATCH ${REPO}/pulls/1`;
  expect(ask("ada", `PATCH ${REPO}/pulls/9`, { title: "x" }).status).toBe(404);
  expect(take("zed", ONE, { base: "next", title: "T" })).toMatchObject({ title: "T", base: { ref: "next" } });
  expect(ask("zed", ONE, { base: "nowhere", title: "Never", state: "closed" }).status).toBe(422);
  expect(take("bot", `GET ${REPO}/pulls/1`)).toMatchObject({ title: "T", state: "open" });
  expect(take("zed", ONE, { state: "open" })).toMatchObject({ state: "open" });
  expect(take("zed", ONE, { state: "closed" })).toMatchObject({ state: "closed" });
  expect(ask("zed", ONE, { state: "closed" }).status).toBe(422);
  expect(take("zed", `GET ${REPO}/pulls`)).toEqual([]);
  expect(take("zed", `GET ${REPO}/pulls?state=closed&base=next`)).toMatchObject([{ number: 1 }]);
  expect(take("zed", `PATCH ${REPO}/issues/1`, { state: "open" })).toMatchObject({ state: "open" });
});

test("merging: refused in GitHub's words, and done", async () => {
  const { ask, take, pull, record } = await setApi();
  const MERGE = `PUT ${REPO}/pulls/1/merge`;
  expect(ask("zed", `GET ${REPO}/pulls/1/merge`).status).toBe(404);
  const said = (who: string, body: Record<string, unknown> = {}) => {
    const answer = ask(who, MERGE, body);
    return [answer.status, (answer.body as { message: string }).message];
  };
  expect(said("bot", { sha: "0".repeat(40) })).toEqual([
    409,
    expect.stringContaining("Head branch was modified"),
  ]);
  expect(said("zed")[0]).toBe(403);
  pull.setDraft(true, "zed");
  expect(said("bot")).toEqual([405, "Pull Request is still a draft"]);
  pull.setDraft(false, "zed");
  pull.hinder("merge-queue");
  expect(said("bot")[0]).toBe(405);
  pull.hinder("none");
  const order = { merge_method: "squash", commit_title: "Accept it", commit_message: "As decided." };
  const merged = take("bot", MERGE, order) as { sha: string };
  expect(merged).toMatchObject({ merged: true, message: "Pull Request successfully merged" });
  expect(record.branches.get("main")).toMatchObject({
    id: merged.sha,
    message: "Accept it\n\nAs decided.",
    author: "rfcbot[bot]",
  });
  expect(said("bot")).toEqual([405, "Pull Request is not mergeable"]);
  expect(ask("zed", `GET ${REPO}/pulls/1/merge`).status).toBe(204);
  expect(take("zed", `GET ${REPO}/pulls/1`)).toMatchObject({
    merged: true,
    merged_by: { login: "rfcbot[bot]" },
  });
});

test("a merge into another pull request's branch is a push to it", async () => {
  const { take, wakes, repository, record } = await setApi();
  repository.openPull({ author: "ada", base: "zed/1", files: { "accepted/more.md": "more" } });
  const before = wakes.length;
  take("ada", `PUT ${REPO}/pulls/2/merge`);
  expect(record.pulls.get(1)?.head).toBe(record.branches.get("zed/1"));
  expect(wakes.slice(before)).toMatchObject([
    { event: "merged", key: { number: 2 } },
    { event: "push", key: { number: 1 } },
  ]);
});

test("the base is merged into the branch", async () => {
  const { ask, take, repository, record } = await setApi();
  repository.commit("main", { "README.md": "new" });
  const UPDATE = `PUT ${REPO}/pulls/1/update-branch`;
  expect(ask("zed", UPDATE, { expected_head_sha: "0".repeat(40) }).status).toBe(422);
  expect(ask("zed", UPDATE).status).toBe(202);
  expect(record.pulls.get(1)?.head.parents).toHaveLength(2);
  repository.commit("main", { "accepted/example.md": "# Other\n" });
  expect(ask("zed", UPDATE).status).toBe(422);
  expect(take("bot", `GET ${REPO}/commits?sha=zed/1&path=README.md`)).toHaveLength(1);
  expect(take("bot", `GET ${REPO}/commits/heads/zed/1`)).toMatchObject({ sha: record.pulls.get(1)?.head.id });
});

test("reviews are submitted, read and dismissed, with inline comments", async () => {
  const { ask, take, record } = await setApi();
  const head = record.pulls.get(1)?.head.id ?? "";
  const REVIEWS = `${REPO}/pulls/1/reviews`;
  const path = "accepted/example.md";
  const comments = [{ path, body: "here", line: 1 }];
  const review = take("ada", `POST ${REVIEWS}`, { event: "APPROVE", body: "Good.", comments }) as {
    id: number;
  };
  expect(review).toMatchObject({ state: "APPROVED", commit_id: head, user: { login: "ada" } });
  expect(ask("ada", `POST ${REVIEWS}`, { event: "COMMENT" }).status).toBe(422);
  expect(ask("zed", `POST ${REVIEWS}`, { event: "APPROVE" }).status).toBe(422);
  const misplaced = [{ path: "nowhere.md", body: "x", line: 1 }];
  expect(ask("ada", `POST ${REVIEWS}`, { event: "COMMENT", comments: misplaced }).status).toBe(422);
  const inline = { body: "again", commit_id: head, path, line: 1 };
  const remark = take("zed", `POST ${REPO}/pulls/1/comments`, inline) as { id: number };
  expect(ask("zed", `POST ${REPO}/pulls/1/comments`, { ...inline, commit_id: "0".repeat(40) }).status).toBe(
    422,
  );
  expect(take("bot", `GET ${REPO}/pulls/1/comments`)).toMatchObject([
    { body: "here", pull_request_review_id: review.id },
    { body: "again", user: { login: "zed" } },
  ]);
  expect(take("bot", `GET ${REPO}/pulls/comments/${remark.id}`)).toMatchObject({ body: "again" });
  expect(take("bot", `GET ${REVIEWS}`)).toMatchObject([{ state: "APPROVED" }, { state: "COMMENTED" }]);
  const DISMISS = `PUT ${REVIEWS}/${review.id}/dismissals`;
  expect(ask("zed", DISMISS, { message: "no" }).status).toBe(403);
  expect(take("ada", DISMISS, { message: "old" })).toMatchObject({ state: "DISMISSED" });
  expect(ask("ada", DISMISS, { message: "old" }).status).toBe(422);
  expect(take("bot", `GET ${REVIEWS}/${review.id}`)).toMatchObject({ state: "DISMISSED" });
  expect(ask("bot", `GET ${REVIEWS}/1`).status).toBe(404);
});
