/** What GitHub's HTTP API does around its operations: what every answer tells, how often one may ask, and under which names. */
import { describe, expect, test } from "vitest";
import { type FrontStage, RFCS, useFrontStage } from "../../test/front-stage.ts";
import { outcome, said } from "../../test/said.ts";
import { createDescription, type OpenApiSlice } from "./described/index.ts";
import published from "./described/openapi.generated.json" with { type: "json" };
import { openFront } from "./front.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;
const setStage = useFrontStage();
const comment = (body: string) => ({ ...RFCS, issue_number: 1, body });

describe("every answer tells", () => {
  test("GitHub's time, and what is left of the limit", async () => {
    const { front, advance } = await setStage();
    advance(90_500);
    const answer = await fetch(`${front.baseUrl}/repos/acme/rfcs`);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      date: "Mon, 05 Jan 2026 09:01:30 GMT",
      "content-type": "application/json; charset=utf-8",
      "x-github-media-type": "github.v3; format=json",
      "x-github-request-id": expect.any(String),
      "x-ratelimit-resource": "core",
      "x-ratelimit-used": "1",
    });
  });

  test("where the next page is, at this same server", async () => {
    const { pull, person, front } = await setStage();
    for (let number = 1; number <= 5; number += 1) pull.comment({ by: "ana", body: `${number}` });
    const octokit = person("ana");
    const listed = { ...RFCS, issue_number: 1, per_page: 2 };
    const all = await octokit.paginate(octokit.rest.issues.listComments, listed);
    expect(all.map(({ body }) => body)).toEqual(["1", "2", "3", "4", "5"]);
    const answer = await fetch(`${front.baseUrl}/api/v3/repos/acme/rfcs/issues/1/comments?per_page=2&page=2`);
    const link = answer.headers.get("link") ?? "";
    expect([...link.matchAll(/rel="(\w+)"/gu)].map(([, rel]) => rel).sort()).toEqual([
      "first",
      "last",
      "next",
      "prev",
    ]);
    expect(link.match(/https?:\/\/[^/]+\/api\/v3\//gu)).toEqual(Array(4).fill(`${front.baseUrl}/api/v3/`));
  });

  test("what is wrong, and where that is documented", async () => {
    const { front } = await setStage();
    const refusal = async (method: string, path: string, body?: object) => {
      const headers = { authorization: `token ${front.tokenOf("ana")}` };
      const json = body === undefined ? {} : { body: JSON.stringify(body) };
      return (await fetch(`${front.baseUrl}/repos/acme/${path}`, { method, headers, ...json })).json();
    };
    const docs = "https://docs.github.com/rest";
    expect(await refusal("GET", "nowhere")).toEqual({
      message: "Not Found",
      documentation_url: `${docs}/repos/repos#get-a-repository`,
      status: "404",
    });
    expect(await refusal("PUT", "rfcs/pulls/1/merge", {})).toEqual({
      message: "Resource not accessible by personal access token",
      documentation_url: `${docs}/pulls/pulls#merge-a-pull-request`,
      status: "403",
    });
    expect(await refusal("POST", "rfcs/issues/1/comments", { body: " " })).toEqual({
      message: "Validation Failed",
      errors: [{ resource: "IssueComment", code: "custom", message: "A comment can't be blank." }],
      documentation_url: `${docs}/issues/comments#create-an-issue-comment`,
      status: "422",
    });
  });
});

describe("what deviates from GitHub's own description is told", () => {
  const PULLS = "GET /repos/{owner}/{repo}/pulls";
  const ISSUES = "POST /repos/{owner}/{repo}/issues";
  test.each<[string, string, string, object, number, RegExp | undefined]>([
    [
      "a parameter that can't be",
      PULLS,
      "query/state",
      { state: "opened" },
      422,
      /^Invalid request\.\n\nFor 'q/u,
    ],
    ["a parameter that isn't known", PULLS, "query/per", { per: 3 }, 200, undefined],
    [
      "a path that can't be",
      `${PULLS}/{pull_number}`,
      "path/pull_number",
      { pull_number: "x" },
      404,
      /^Not Found$/u,
    ],
    [
      "a body that is too little",
      ISSUES,
      "body/title",
      { body: "x" },
      422,
      /\n\n"title" wasn't supplied\.$/u,
    ],
    [
      "a body of another kind",
      ISSUES,
      "body/body",
      { title: "x", body: 1 },
      422,
      /\n\nFor 'body\/body', it must/u,
    ],
    ["a property that isn't known", ISSUES, "body/subject", { title: "x", subject: "y" }, 201, undefined],
  ])("%s, and answered as GitHub would", async (_, operation, where, params, status, words) => {
    const { person, deviations } = await setStage();
    const answer = await said(person("ana").request(operation, { ...RFCS, ...params }));
    expect(deviations.splice(0)).toEqual([expect.stringContaining(`${operation}: ${where} `)]);
    expect(answer.status).toBe(status);
    expect(answer.message).toEqual(words === undefined ? undefined : expect.stringMatching(words));
  });

  test("what can't be read as JSON", async () => {
    const { front, deviations } = await setStage();
    const headers = { authorization: `token ${front.tokenOf("ana")}` };
    const issues = `${front.baseUrl}/repos/acme/rfcs/issues`;
    const answer = await fetch(issues, { method: "POST", headers, body: '{"title": ' });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      expect.objectContaining({ message: "Problems parsing JSON" }),
    ]);
    expect(deviations.splice(0)).toEqual(["POST /repos/{owner}/{repo}/issues: body is no JSON"]);
  });

  test("a path that isn't served, and a query that GraphQL doesn't know", async () => {
    const { person, deviations } = await setStage();
    expect(await outcome(person("ana").request("GET /gists"))).toBe("404 Not Found");
    await expect(person("ana").graphql("{ viewer { shoeSize } }")).rejects.toThrow(/shoeSize/u);
    expect(deviations.splice(0)).toEqual([
      expect.stringContaining("GET /gists"),
      expect.stringContaining("shoeSize"),
    ]);
  });

  test("an answer of ours that isn't as described", async () => {
    const { world, deviations } = await setStage();
    const told: string[] = [];
    const comment = published.schemas["issue-comment"];
    const doctored = {
      ...published,
      schemas: {
        ...published.schemas,
        "issue-comment": {
          ...comment,
          properties: { ...comment.properties, body: { type: "integer" } },
          required: [...comment.required, "mood"],
        },
      },
    };
    const description = createDescription(doctored as unknown as OpenApiSlice);
    const other = await openFront(world, { onDeviation: (deviation) => told.push(deviation) }, description);
    const headers = { authorization: `token ${other.tokenOf("ana")}` };
    const body = JSON.stringify({ body: "hello" });
    const answer = await fetch(`${other.baseUrl}/repos/acme/rfcs/issues/1/comments`, {
      method: "POST",
      headers,
      body,
    });
    await other.close();
    expect(answer.status).toBe(201);
    const operation = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
    expect(told.sort()).toEqual([
      `${operation}: answer/body must be integer`,
      `${operation}: answer/mood is missing`,
    ]);
    expect(deviations).toEqual([]);
  });

  test("and whoever throws when told is answered so", async () => {
    const { person } = await setStage({
      onDeviation: (deviation) => {
        throw new Error(`unheard of: ${deviation}`);
      },
    });
    expect(await outcome(person("ana").request("GET /gists"))).toMatch(/^500 .*unheard of: GET \/gists/u);
  });
});

test("both APIs are where github.com has them, and where an Enterprise Server has them", async () => {
  const { front, octokitWith } = await setStage();
  const query = "{ viewer { login } }";
  for (const [rest, graphql] of [
    ["", "/graphql"],
    ["/api/v3", "/api/graphql"],
  ]) {
    const token = front.tokenOf("ana");
    const got = await fetch(`${front.baseUrl}${rest}/users/ana`);
    expect(await got.json()).toMatchObject({ login: "ana" });
    const headers = { authorization: `bearer ${token}` };
    const body = JSON.stringify({ query });
    const answer = await fetch(`${front.baseUrl}${graphql}`, { method: "POST", headers, body });
    expect(await answer.json()).toEqual({ data: { viewer: { login: "ana" } } });
  }
  const enterprise = octokitWith(front.tokenOf("ana"));
  expect(await enterprise.graphql(query, { baseUrl: `${front.baseUrl}/api/v3` })).toEqual({
    viewer: { login: "ana" },
  });
});

describe("limits", () => {
  const read = (stage: FrontStage, octokit: ReturnType<FrontStage["octokitWith"]>) =>
    said(octokit.rest.repos.get(RFCS)).then(({ status, message, headers }) => ({
      status,
      message,
      left: Number(headers["x-ratelimit-remaining"]),
      reset: Number(headers["x-ratelimit-reset"]) * 1000 - stage.clock.now(),
    }));

  test("so many requests an hour, for all tokens of an installation together", async () => {
    const set = await setStage({ limits: { core: 3 } });
    const [one, other] = [await set.bot(), await set.bot()];
    expect(await read(set, one)).toMatchObject({ status: 200, left: 2, reset: HOUR });
    set.advance(10 * MINUTE);
    expect(await read(set, other)).toMatchObject({ status: 200, left: 1, reset: 50 * MINUTE });
    await read(set, one);
    expect(await read(set, one)).toEqual({
      status: 403,
      message: `API rate limit exceeded for installation ID ${set.front.app.installations[0]?.id}.`,
      left: 0,
      reset: 50 * MINUTE,
    });
    expect(await read(set, set.person("ana"))).toMatchObject({ status: 200, left: 2 });
    set.advance(50 * MINUTE);
    expect(await read(set, await set.bot())).toMatchObject({ status: 200, left: 2 });
  });

  test("or as soon as a story says that it is all used up", async () => {
    const set = await setStage();
    const octokit = await set.bot();
    set.front.exhaust("core");
    expect(await read(set, octokit)).toMatchObject({ status: 403, left: 0, reset: HOUR });
    await expect(octokit.graphql("{ viewer { login } }")).resolves.toEqual({
      viewer: { login: "rfcbot[bot]" },
    });
    expect(await read(set, set.person("ana"))).toMatchObject({ status: 200 });
  });

  test("which asking about it takes nothing of", async () => {
    const { person } = await setStage({ limits: { core: 2 } });
    const octokit = person("ana");
    await octokit.rest.repos.get(RFCS);
    for (let time = 0; time < 3; time += 1) {
      const { data } = await octokit.rest.rateLimit.get();
      expect(data.resources.core).toMatchObject({ limit: 2, used: 1, remaining: 1 });
    }
  });

  test("so many points of GraphQL an hour, and the answer beyond is a 200", async () => {
    const { front, bot, botToken, advance } = await setStage({ limits: { graphql: 1 } });
    const ask = async () => {
      const answer = await fetch(`${front.baseUrl}/graphql`, {
        method: "POST",
        headers: { authorization: `bearer ${token}` },
        body: JSON.stringify({ query: "{ viewer { login } }" }),
      });
      const { headers } = answer;
      const left = [headers.get("x-ratelimit-remaining"), headers.get("x-ratelimit-resource")].join(" ");
      return [answer.status, left, await answer.json()];
    };
    const token = await botToken();
    expect(await ask()).toEqual([200, "0 graphql", { data: { viewer: { login: "rfcbot[bot]" } } }]);
    const [status, left, body] = await ask();
    expect([status, left]).toEqual([200, "0 graphql"]);
    expect(body).toMatchObject({
      errors: [{ type: "RATE_LIMITED", message: expect.stringContaining("API rate limit exceeded") }],
    });
    expect(await outcome((await bot()).rest.repos.get(RFCS))).toBe(200);
    advance(HOUR - 1000);
    expect((await ask())[2]).toHaveProperty("errors");
    advance(1000);
    expect(await outcome((await bot()).rest.repos.get(RFCS))).toBe(200);
  });

  const SECONDARY =
    "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";

  test("so much content a minute, however it is made", async () => {
    const { bot, advance } = await setStage({ limits: { contentPerMinute: 2 } });
    const octokit = await bot();
    const write = () => said(octokit.rest.issues.createComment(comment("x")));
    expect((await write()).status).toBe(201);
    advance(20_000);
    expect((await write()).status).toBe(201);
    const third = await write();
    expect([third.status, third.message, third.headers["retry-after"]]).toEqual([403, SECONDARY, "40"]);
    expect(Number(third.headers["x-ratelimit-remaining"])).toBeGreaterThan(0);
    const mutation = `mutation Say($id: ID!) { addComment(input: { subjectId: $id, body: "x" }) { clientMutationId } }`;
    await expect(octokit.graphql(mutation, { id: "PullRequest_x" })).rejects.toMatchObject({ status: 403 });
    expect(await outcome(octokit.rest.repos.get(RFCS))).toBe(200);
    advance(40_000);
    expect((await write()).status).toBe(201);
  });

  test("so much content an hour", async () => {
    const { bot, advance } = await setStage({ limits: { contentPerHour: 2 } });
    const octokit = await bot();
    const write = () => said(octokit.rest.issues.createComment(comment("x")));
    await write();
    advance(2 * MINUTE);
    await write();
    advance(2 * MINUTE);
    const third = await write();
    expect([third.status, third.headers["retry-after"]]).toEqual([403, String(56 * 60)]);
  });

  test("so much at once: a write weighs five reads", async () => {
    const { person, advance } = await setStage({ limits: { pointsPerMinute: 10 } });
    const octokit = person("ana");
    const label = () => said(octokit.rest.issues.createComment(comment("x")));
    const look = () => said(octokit.rest.repos.get(RFCS));
    expect([(await label()).status, (await label()).status]).toEqual([201, 201]);
    const refused = await look();
    expect([refused.status, refused.message]).toEqual([403, SECONDARY]);
    advance(Number(refused.headers["retry-after"]) * 1000);
    expect((await look()).status).toBe(200);
  });
});

describe("a repository that is called otherwise now", () => {
  test("is found under its old names, for reading and for writing", async () => {
    const { repository, person, front, pull } = await setStage();
    repository.rename({ name: "proposals" });
    repository.rename({ owner: "umbrella" });
    repository.grant("ana", "write");
    const { data } = await person("ana").rest.repos.get(RFCS);
    expect(data.full_name).toBe("umbrella/proposals");
    await person("ana").rest.issues.createComment(comment("under the old name"));
    expect(pull.view().comments.map(({ body }) => body)).toEqual(["under the old name"]);
    const bare = (method: string) =>
      fetch(`${front.baseUrl}/repos/acme/rfcs/issues/1?x=1`, { method, redirect: "manual" });
    for (const [method, status] of [
      ["GET", 301],
      ["PATCH", 307],
    ] as const) {
      const answer = await bare(method);
      expect([answer.status, new URL(answer.headers.get("location") ?? "", front.baseUrl).pathname]).toEqual([
        status,
        `/repositories/${repository.id}/issues/1`,
      ]);
    }
  });

  test("and always under its number", async () => {
    const { repository, front } = await setStage();
    for (const path of ["", "/api/v3"]) {
      const answer = await fetch(`${front.baseUrl}${path}/repositories/${repository.id}/pulls/1`);
      expect(await answer.json()).toMatchObject({ number: 1, title: "An example" });
    }
  });

  test("and only by those who can see it", async () => {
    const { secret, front } = await setStage();
    secret.rename({ name: "hidden" });
    const look = async () => {
      const headers = { authorization: `token ${front.tokenOf("ana")}` };
      return (await fetch(`${front.baseUrl}/repos/acme/secret`, { headers, redirect: "manual" })).status;
    };
    expect(await look()).toBe(404);
    secret.grant("ana", "read");
    expect(await look()).toBe(301);
  });

  test("until another one takes the name", async () => {
    const { world, repository, person } = await setStage();
    repository.rename({ name: "proposals" });
    const { id } = world.addRepository(RFCS_AGAIN);
    expect((await person("ana").rest.repos.get(RFCS)).data.id).toBe(id);
  });

  const RFCS_AGAIN = { owner: "acme", name: "rfcs" };
});
