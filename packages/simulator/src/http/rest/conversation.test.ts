/** What is said about pull requests and issues, by people and by the app. */
import { expect, test } from "vitest";
import { REPO, setApi } from "../../../test/rest-world.ts";
import { API } from "../render/index.ts";

test("comments are written, found by when they were changed, edited and deleted", async () => {
  const { ask, take, clock, pull, repository } = await setApi();
  const issue = repository.openIssue({ by: "zed", title: "Broken" });
  const LIST = `${REPO}/issues/1/comments`;
  const { id } = take("ada", `POST ${LIST}`, { body: "one" }) as { id: number };
  take("bot", `POST ${LIST}`, { body: "two" });
  const other = take("zed", `POST ${REPO}/issues/${issue.number}/comments`, { body: "there" }) as {
    id: number;
  };
  clock.advanceTo(clock.now() + 60_000);
  const since = new Date(clock.now()).toISOString();
  expect(take("bot", `GET ${LIST}?since=${since}`)).toEqual([]);
  const ONE = `${REPO}/issues/comments/${id}`;
  expect(ask("zed", `PATCH ${ONE}`, { body: "mine" }).status).toBe(403);
  expect(take("ada", `PATCH ${ONE}`, { body: "changed" })).toMatchObject({ body: "changed" });
  expect(take("bot", `GET ${LIST}?since=${since}`)).toMatchObject([{ id, body: "changed" }]);
  expect(ask("zed", `DELETE ${ONE}`).status).toBe(403);
  expect(ask("ada", `DELETE ${ONE}`).status).toBe(204);
  for (const request of [`GET ${ONE}`, `DELETE ${ONE}`]) expect(ask("ada", request).status).toBe(404);
  expect(take("bot", `GET ${LIST}`)).toMatchObject([{ body: "two", user: { login: "rfcbot[bot]" } }]);
  expect(take("bot", `PATCH ${REPO}/issues/comments/${other.id}`, { body: "seen" })).toMatchObject({
    issue_url: `${API}${REPO}/issues/2`,
  });
  expect(ask("ada", `POST ${LIST}`, { body: "x".repeat(65_537) })).toMatchObject({
    status: 422,
    body: { message: "Validation Failed" },
  });
  expect(ask("zed", `PUT ${REPO}/issues/1/lock`).status).toBe(403);
  expect(ask("ada", `PUT ${REPO}/issues/1/lock`).status).toBe(204);
  expect(pull.view().locked).toBe(true);
  expect(ask("bot", `POST ${LIST}`, { body: "x" })).toMatchObject({
    status: 403,
    body: { message: "Unable to create comment because issue is locked." },
  });
  expect(ask("ada", `DELETE ${REPO}/issues/1/lock`).status).toBe(204);
  expect(ask("bot", `POST ${LIST}`, { body: "x" }).status).toBe(201);
});

test("issues, and the pull requests among them", async () => {
  const { ask, take, record } = await setApi();
  expect(take("bot", `POST ${REPO}/issues`, { title: "A mistake", body: "In the settings." })).toMatchObject({
    number: 2,
    user: { login: "rfcbot[bot]" },
  });
  take("zed", `POST ${REPO}/issues`, { title: "Another" });
  const numbers = (query: string) =>
    (take("bot", `GET ${REPO}/issues${query}`) as { number: number }[]).map(({ number }) => number);
  expect(numbers("")).toEqual([3, 2, 1]);
  expect(numbers("?creator=rfcbot[bot]&state=all")).toEqual([2]);
  expect(numbers("?labels=Project-Wasmtime")).toEqual([1]);
  expect(take("bot", `GET ${REPO}/issues/1`)).toMatchObject({ pull_request: {} });
  expect(take("bot", `PATCH ${REPO}/issues/2`, { state: "closed", body: "Mended." })).toMatchObject({
    state: "closed",
    body: "Mended.",
    title: "A mistake",
  });
  expect(numbers("?state=closed")).toEqual([2]);
  expect(numbers("?sort=updated&direction=asc&state=all")).toHaveLength(3);
  expect(ask("zed", `PATCH ${REPO}/issues/2`, { state: "open" }).status).toBe(403);
  record.takesIssues = false;
  expect(numbers("?state=all")).toEqual([1]);
  expect(ask("bot", `GET ${REPO}/issues/2`).status).toBe(410);
  expect(ask("bot", `POST ${REPO}/issues`, { title: "x" }).status).toBe(410);
  expect(ask("bot", `GET ${REPO}/issues/1`).status).toBe(200);
});

test("labels are made, found in any case, set and taken off", async () => {
  const { ask, take } = await setApi();
  const LABELS = `${REPO}/issues/1/labels`;
  expect(take("ada", `POST ${REPO}/labels`, { name: "Late" })).toMatchObject({ name: "Late" });
  expect(ask("ada", `POST ${REPO}/labels`, { name: "late" })).toMatchObject({
    status: 422,
    body: { errors: [{ code: "already_exists" }] },
  });
  expect(ask("zed", `POST ${REPO}/labels`, { name: "x" }).status).toBe(403);
  expect(take("bot", `POST ${LABELS}`, { labels: ["LATE", "new"] })).toMatchObject([
    { name: "project-wasmtime" },
    { name: "Late" },
    { name: "new" },
  ]);
  expect(take("bot", `GET ${REPO}/labels`)).toHaveLength(3);
  expect(take("bot", `DELETE ${LABELS}/late`)).toHaveLength(2);
  expect(ask("bot", `DELETE ${LABELS}/late`)).toMatchObject({
    status: 404,
    body: { message: "Label does not exist" },
  });
  expect(take("bot", `GET ${LABELS}`)).toHaveLength(2);
  expect(ask("zed", `POST ${LABELS}`, { labels: ["x"] }).status).toBe(403);
});

test("a reaction stands once, and comments of both kinds get their own", async () => {
  const { ask, take, pull } = await setApi();
  const id = pull.comment({ by: "zed", body: "hello" });
  const inline = pull.inline({ by: "ada", body: "here" });
  const ON_COMMENT = `${REPO}/issues/comments/${id}/reactions`;
  const ON_INLINE = `${REPO}/pulls/comments/${inline}/reactions`;
  const made = ask("bot", `POST ${ON_COMMENT}`, { content: "+1" });
  expect(made).toMatchObject({ status: 201, body: { content: "+1", user: { login: "rfcbot[bot]" } } });
  expect(ask("bot", `POST ${ON_COMMENT}`, { content: "+1" })).toEqual({ ...made, status: 200 });
  take("ada", `POST ${ON_COMMENT}`, { content: "-1" });
  const other = take("ada", `POST ${ON_INLINE}`, { content: "+1" }) as { id: number };
  expect(take("bot", `GET ${ON_COMMENT}`)).toHaveLength(2);
  expect(take("bot", `GET ${ON_COMMENT}?content=-1`)).toMatchObject([{ user: { login: "ada" } }]);
  expect(take("bot", `GET ${ON_INLINE}`)).toMatchObject([{ id: other.id }]);
  expect(other.id).not.toBe((made.body as { id: number }).id);
});

test("a check run gets its annotations fifty at a time", async () => {
  const { ask, take, record } = await setApi();
  const head = record.pulls.get(1)?.head.id ?? "";
  const annotations = Array.from({ length: 51 }, (_, index) => ({
    path: "accepted/example.md",
    start_line: index + 1,
    end_line: index + 1,
    annotation_level: "warning",
    message: `No. ${index + 1}`,
  }));
  const output = { title: "51 remarks", summary: "Many." };
  const RUNS = `POST ${REPO}/check-runs`;
  const begun = { name: "rfc", head_sha: head, status: "in_progress" };
  const some = (from: number, to: number) => ({ ...output, annotations: annotations.slice(from, to) });
  expect(ask("ada", RUNS, begun).status).toBe(403);
  const { id } = take("bot", RUNS, { ...begun, output: some(0, 50) }) as { id: number };
  const rest = { status: "completed", conclusion: "neutral", external_id: "abc", output: some(50, 51) };
  expect(take("bot", `PATCH ${REPO}/check-runs/${id}`, rest)).toMatchObject({
    status: "completed",
    conclusion: "neutral",
    external_id: "abc",
    output: { title: "51 remarks", annotations_count: 51 },
    app: { slug: "rfcbot" },
  });
  const LIST = `GET ${REPO}/commits/${head}/check-runs`;
  take("bot", RUNS, { ...begun, conclusion: "success", status: "completed" });
  expect(take("bot", LIST)).toMatchObject({ total_count: 1, check_runs: [{ conclusion: "success" }] });
  expect(take("bot", `${LIST}?filter=all`)).toMatchObject({ total_count: 2 });
  expect(take("bot", `${LIST}?check_name=other`)).toMatchObject({ total_count: 0 });
});
