/** What GitHub's HTTP API does around its operations: who may ask, how often, under which names, and what goes wrong. */
import { afterEach, describe, expect, test } from "vitest";
import { type FrontStage, RFCS, serveStage } from "../../test/front-stage.ts";
import { createDescription, type OpenApiSlice } from "./described/index.ts";
import published from "./described/openapi.generated.json" with { type: "json" };
import { openFront } from "./front.ts";
import type { FrontOptions, HttpFault } from "./index.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;

let stage: FrontStage | null = null;
afterEach(async () => {
  const deviations = stage?.deviations ?? [];
  await stage?.front.close();
  stage = null;
  expect(deviations).toEqual([]);
});

async function setStage(more: Partial<FrontOptions> = {}): Promise<FrontStage> {
  stage = await serveStage(more);
  return stage;
}

interface Said {
  readonly status: number;
  readonly message: string | undefined;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

/** What GitHub says to a request, good or bad. */
async function said(call: Promise<{ readonly status: number; readonly headers: object }>): Promise<Said> {
  try {
    const { status, headers } = await call;
    return { status, message: undefined, headers: { ...headers } as Said["headers"] };
  } catch (error) {
    const { response } = error as { readonly response?: { status: number; data: unknown; headers: object } };
    if (response === undefined) throw error;
    const { message } = (response.data ?? {}) as { readonly message?: string };
    return { status: response.status, message, headers: { ...response.headers } as Said["headers"] };
  }
}

const outcome = async (call: Parameters<typeof said>[0]) => {
  const { status, message } = await said(call);
  return message === undefined ? status : `${status} ${message}`;
};

/** Whether a promise is still open once everything that is under way on loopback has had time enough. */
async function staysOpen(promise: Promise<unknown>, ping: () => Promise<unknown>): Promise<boolean> {
  let settled = false;
  const note = () => {
    settled = true;
  };
  promise.then(note, note);
  for (let time = 0; time < 5; time += 1) await ping();
  return !settled;
}

const comment = (body: string) => ({ ...RFCS, issue_number: 1, body });

describe("an app signs in by its own token", () => {
  test("and learns who it is, and where it is installed", async () => {
    const { app, front } = await setStage();
    const { data: shown } = await app().rest.apps.getAuthenticated();
    expect(shown).toMatchObject({ id: 4711, slug: "rfcbot" });
    const { data: installations } = await app().rest.apps.listInstallations();
    expect(installations).toMatchObject([{ id: front.app.installations[0]?.id, account: { login: "acme" } }]);
    const { data: here } = await app().rest.apps.getRepoInstallation(RFCS);
    expect(here.id).toBe(installations[0]?.id);
  });

  const now = Date.UTC(2026, 0, 5, 9) / 1000;
  const UNDECODABLE = "401 A JSON web token could not be decoded";
  const EXPIRED =
    "401 'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
  const TOO_FAR = "401 'Expiration time' claim ('exp') is too far in the future";
  const NOT_YET =
    "401 'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
  test.each<[string, Parameters<FrontStage["appToken"]>, string | number]>([
    ["as octokit makes it", [{}], 200],
    ["with its id as text", [{ iss: "4711" }], 200],
    ["at the last moment", [{ exp: now + 1 }], 200],
    ["for exactly ten minutes", [{ exp: now + 600 }], 200],
    ["by a clock that is a minute ahead", [{ iat: now + 60 }], 200],
    ["that has expired", [{ exp: now }], EXPIRED],
    ["that says no time at which it expires", [{ exp: Number.NaN }], EXPIRED],
    ["for more than ten minutes", [{ exp: now + 601 }], TOO_FAR],
    ["of a later time", [{ iat: now + 61 }], NOT_YET],
    ["of another app", [{ iss: 4712 }], "404 Integration not found"],
    ["with a signature by another key", [{}, { forged: true }], UNDECODABLE],
    ["that says it isn't signed", [{}, { alg: "none" }], UNDECODABLE],
  ])("%s", async (_, token, expected) => {
    const { appToken, octokitWith } = await setStage();
    expect(await outcome(octokitWith(appToken(...token)).rest.apps.getAuthenticated())).toBe(expected);
  });

  test("which no other token stands for, and which stands for no other", async () => {
    const { app, bot, person } = await setStage();
    expect(await outcome((await bot()).rest.apps.getAuthenticated())).toBe(UNDECODABLE);
    expect(await outcome(person("ana").rest.apps.getAuthenticated())).toBe(UNDECODABLE);
    expect((await said(app().rest.issues.createComment(comment("x")))).status).toBe(403);
  });
});

describe("an installation's token", () => {
  test("is good for an hour of the world's clock", async () => {
    const { bot, advance } = await setStage();
    const octokit = await bot();
    advance(HOUR - 1);
    expect(await outcome(octokit.rest.issues.createComment(comment("in time")))).toBe(201);
    advance(1);
    expect(await outcome(octokit.rest.issues.createComment(comment("too late")))).toBe("401 Bad credentials");
  });

  test("or as long as the front was told", async () => {
    const { bot, advance } = await setStage({ tokenLifetime: MINUTE });
    const octokit = await bot();
    advance(MINUTE);
    expect((await said(octokit.rest.repos.get(RFCS))).status).toBe(401);
  });

  test("tells what it gives, and until when", async () => {
    const { app, front, repository } = await setStage();
    const [installation] = front.app.installations;
    const { data } = await app().rest.apps.createInstallationAccessToken({
      installation_id: installation?.id ?? 0,
      repository_ids: [repository.id],
      permissions: { issues: "read" },
    });
    expect(data).toMatchObject({
      expires_at: "2026-01-05T10:00:00Z",
      permissions: { issues: "read" },
      repository_selection: "selected",
      repositories: [{ full_name: "acme/rfcs" }],
    });
  });

  test("may be narrower than the installation", async () => {
    const { bot, secret } = await setStage();
    const reader = await bot({ permissions: { issues: "read", metadata: "read" } });
    expect(await outcome(reader.rest.issues.listComments({ ...RFCS, issue_number: 1 }))).toBe(200);
    expect(await outcome(reader.rest.issues.createComment(comment("x")))).toBe(
      "403 Resource not accessible by integration",
    );
    const elsewhere = await bot({ repositories: ["rfcs"] });
    expect(await outcome(elsewhere.rest.repos.get({ owner: "acme", repo: "secret" }))).toBe("404 Not Found");
    const { data } = await (
      await bot({ repository_ids: [secret.id] })
    ).rest.apps.listReposAccessibleToInstallation();
    expect(data.repositories.map(({ name }) => name)).toEqual(["secret"]);
  });

  test.each<[string, object]>([
    ["a permission that it lacks", { permissions: { administration: "read" } }],
    ["more of one than it has", { permissions: { members: "write" } }],
    ["a repository that isn't there", { repositories: ["nowhere"] }],
    ["a repository of somebody else's", { repository_ids: [4711] }],
  ])("can't be asked for %s", async (_, narrowed) => {
    const { botToken } = await setStage();
    expect((await said(botToken(narrowed).then(() => ({ status: 201, headers: {} })))).status).toBe(422);
  });

  test("gives no more than its installation still has", async () => {
    const { bot, front } = await setStage();
    const octokit = await bot();
    const [installation] = front.app.installations;
    if (installation === undefined) throw new Error("The app is installed.");
    installation.permissions = { ...installation.permissions, issues: "read", pull_requests: "read" };
    expect((await said(octokit.rest.issues.createComment(comment("x")))).status).toBe(403);
    installation.repositories = new Set();
    expect((await said(octokit.rest.repos.get({ owner: "acme", repo: "secret" }))).status).toBe(404);
  });

  test("is worth nothing while the installation is suspended", async () => {
    const { bot, app, front } = await setStage();
    const octokit = await bot();
    const [installation] = front.app.installations;
    if (installation === undefined) throw new Error("The app is installed.");
    installation.suspended = true;
    const SUSPENDED = "403 This installation has been suspended";
    expect(await outcome(octokit.rest.issues.createComment(comment("x")))).toBe(SUSPENDED);
    expect(
      await outcome(octokit.graphql("{ viewer { login } }").then(() => ({ status: 200, headers: {} }))),
    ).toBe(SUSPENDED);
    const wanted = { installation_id: installation.id };
    expect(await outcome(app().rest.apps.createInstallationAccessToken(wanted))).toBe(SUSPENDED);
    const { data } = await app().rest.apps.listInstallations();
    expect(data[0]?.suspended_at).not.toBeNull();
    installation.suspended = false;
    expect(await outcome(octokit.rest.issues.createComment(comment("x")))).toBe(201);
  });
});

describe("people", () => {
  test("are who their token says", async () => {
    const { front, person, pull, wakes } = await setStage();
    await person("ana").rest.issues.createComment(comment("hello"));
    expect(pull.view().comments).toMatchObject([{ author: "ana", viaApp: false, body: "hello" }]);
    expect(wakes.at(-1)).toMatchObject({ event: "comment", by: { login: "ana" } });
    for (const scheme of ["token", "Bearer", "bearer"]) {
      const headers = { authorization: `${scheme} ${front.tokenOf("ana")}` };
      const answer = await fetch(`${front.baseUrl}/user`, { headers });
      expect(await answer.json()).toMatchObject({ login: "ana" });
    }
  });

  test("who don't sign in read what is public, and no more", async () => {
    const { octokitWith } = await setStage();
    const nobody = octokitWith();
    expect(await outcome(nobody.rest.repos.get(RFCS))).toBe(200);
    expect(await outcome(nobody.rest.repos.get({ owner: "acme", repo: "secret" }))).toBe("404 Not Found");
    expect(await outcome(nobody.rest.issues.createComment(comment("x")))).toBe("401 Requires authentication");
    expect((await said(nobody.rest.users.getAuthenticated())).status).toBe(401);
  });

  test("see what is private where they have a role", async () => {
    const { person, secret } = await setStage();
    const look = () => outcome(person("ana").rest.repos.get({ owner: "acme", repo: "secret" }));
    expect(await look()).toBe("404 Not Found");
    secret.grant("ana", "read");
    expect(await look()).toBe(200);
  });

  test("with a wrong token are nobody, and so are those who are gone", async () => {
    const { world, person, octokitWith } = await setStage();
    const ana = person("ana");
    world.removeUser("ana");
    for (const octokit of [ana, octokitWith("ghp_nobody"), octokitWith("x.y.z")]) {
      const { status } = await said(octokit.rest.repos.get(RFCS));
      expect(status).toBe(401);
    }
  });
});

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

  test("that there is nothing where GitHub has nothing", async () => {
    const { front } = await setStage();
    const answer = await fetch(`${front.baseUrl}/repos/acme/nowhere`);
    expect(await answer.json()).toMatchObject({ message: "Not Found", status: "404" });
  });
});

describe("what deviates from GitHub's own description is told", () => {
  test.each<[string, string, string, object]>([
    ["a parameter that can't be", "GET /repos/{owner}/{repo}/pulls", "query/state", { state: "opened" }],
    ["a parameter that isn't known", "GET /repos/{owner}/{repo}/pulls", "query/per", { per: 3 }],
    [
      "a path that can't be",
      "GET /repos/{owner}/{repo}/pulls/{pull_number}",
      "path/pull_number",
      { pull_number: "x" },
    ],
    ["a body that is too little", "POST /repos/{owner}/{repo}/issues", "body/title", { body: "x" }],
    [
      "a body that is of another kind",
      "POST /repos/{owner}/{repo}/issues",
      "body/body",
      { title: "x", body: 1 },
    ],
    [
      "a property that isn't known",
      "POST /repos/{owner}/{repo}/issues",
      "body/subject",
      { title: "x", subject: "y" },
    ],
  ])("%s, and answered as GitHub would", async (_, operation, where, params) => {
    const { person, deviations } = await setStage();
    const { status, message } = await said(person("ana").request(operation, { ...RFCS, ...params }));
    expect(deviations.splice(0)).toEqual([expect.stringContaining(`${operation}: ${where} `)]);
    const harmless = status < 300;
    if (harmless) return expect(where).toMatch(/per$|subject$/u);
    const words = where.startsWith("path") ? /^Not Found$/u : /^Invalid request\.\n\n/u;
    expect([status, message]).toEqual([where.startsWith("path") ? 404 : 422, expect.stringMatching(words)]);
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
    const { secret, person } = await setStage();
    secret.rename({ name: "hidden" });
    const look = () => outcome(person("ana").rest.repos.get({ owner: "acme", repo: "secret" }));
    expect(await look()).toBe("404 Not Found");
    secret.grant("ana", "read");
    expect(await look()).toBe(200);
  });

  test("until another one takes the name", async () => {
    const { world, repository, person } = await setStage();
    repository.rename({ name: "proposals" });
    const { id } = world.addRepository(RFCS_AGAIN);
    expect((await person("ana").rest.repos.get(RFCS)).data.id).toBe(id);
  });

  const RFCS_AGAIN = { owner: "acme", name: "rfcs" };
});

describe("the world's faults", () => {
  test.each([
    [500, "Server Error"],
    [502, "Server Error"],
    [401, "Bad credentials"],
    [403, "Resource not accessible by integration"],
    [404, "Not Found"],
    [405, "Base branch was modified. Review and try the merge again."],
    [409, "Head branch was modified. Review and try the merge again."],
    [422, "Validation Failed"],
    [429, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."],
  ])("%i is answered as GitHub would, has no effect, and counts", async (status, message) => {
    const { world, bot, pull } = await setStage();
    const octokit = await bot();
    world.setFaults({ fail: { status, times: 2 } });
    expect(await outcome(octokit.rest.issues.createComment(comment("one")))).toBe(`${status} ${message}`);
    const read = await said(octokit.rest.issues.listComments({ ...RFCS, issue_number: 1 }));
    expect([read.status, read.headers["retry-after"]]).toEqual([status, status === 429 ? "60" : undefined]);
    expect(read.headers["date"]).toBe("Mon, 05 Jan 2026 09:00:00 GMT");
    await octokit.rest.issues.createComment(comment("two"));
    expect(pull.view().comments.map(({ body }) => body)).toEqual(["two"]);
    expect(world.requests()).toEqual({
      reads: 1,
      writes: 2,
      byKind: {
        "POST /repos/{owner}/{repo}/issues/{issue_number}/comments": 2,
        "GET /repos/{owner}/{repo}/issues/{issue_number}/comments": 1,
      },
    });
  });

  test("no status is no answer: the connection breaks", async () => {
    const { world, bot, pull } = await setStage();
    const octokit = await bot();
    world.setFaults({ fail: { status: null, times: 1 }, failAfter: { status: null, times: 1 } });
    const attempt = (body: string) => octokit.rest.issues.createComment(comment(body));
    const broken = { name: "HttpError", response: undefined };
    await expect(attempt("never arrives")).rejects.toMatchObject(broken);
    await expect(attempt("arrives")).rejects.toMatchObject(broken);
    expect(await outcome(attempt("arrives, and is answered"))).toBe(201);
    expect(pull.view().comments.map(({ body }) => body)).toEqual(["arrives", "arrives, and is answered"]);
  });

  test("an answer is lost only where there was an effect", async () => {
    const { world, bot, pull } = await setStage();
    const octokit = await bot();
    world.setFaults({ failAfter: { status: 502, times: 1 } });
    expect((await said(octokit.rest.issues.createComment(comment("")))).status).toBe(422);
    expect(await outcome(octokit.rest.issues.listComments({ ...RFCS, issue_number: 1 }))).toBe(200);
    const react = `mutation React($input: AddReactionInput!) { addReaction(input: $input) { clientMutationId } }`;
    const input = { subjectId: "IssueComment_nothing", content: "THUMBS_UP" };
    await expect(octokit.graphql(react, { input })).rejects.toHaveProperty("errors");
    expect(await outcome(octokit.rest.issues.createComment(comment("one")))).toBe("502 Server Error");
    expect(await outcome(octokit.rest.issues.createComment(comment("two")))).toBe(201);
    expect(pull.view().comments.map(({ body }) => body)).toEqual(["one", "two"]);
  });

  test("a crash: the process never hears anything again, and the next one has a front of its own", async () => {
    const set = await setStage();
    const { world, bot, pull, front, person, botToken, octokitWith, openAnother, appToken } = set;
    const octokit = await bot();
    const died = world.died();
    world.setFaults({ crashAfter: 2 });
    await octokit.rest.issues.createComment(comment("one"));
    const last = octokit.rest.issues.createComment(comment("two"));
    await died;
    const { writes } = world.requests();
    const later = octokit.rest.issues.createComment(comment("three"));
    const asApp = octokitWith(appToken()).rest.apps.getAuthenticated();
    const ping = () => person("ana").rest.users.getAuthenticated();
    for (const call of [last, later, asApp]) expect(await staysOpen(call, ping)).toBe(true);
    expect(world.requests().writes).toBe(writes);
    const next = await openAnother();
    const reborn = octokitWith(await botToken({}, next), next);
    expect(await outcome(reborn.rest.issues.createComment(comment("four")))).toBe(201);
    expect(pull.view().comments.map(({ body }) => body)).toEqual(["one", "two", "four"]);
    for (const call of [last, later, asApp]) call.catch(() => {});
    await next.close();
    expect(front.baseUrl).not.toBe(next.baseUrl);
  });

  test("of several changes at once half takes effect", async () => {
    const { world, bot, pull } = await setStage();
    const octokit = await bot();
    const { node_id: id } = (await octokit.rest.issues.createComment(comment("hello"))).data;
    const two = `mutation Two($one: AddReactionInput!, $two: AddReactionInput!) {
      a: addReaction(input: $one) { clientMutationId }
      b: addReaction(input: $two) { clientMutationId }
    }`;
    const react = () =>
      octokit.graphql(two, {
        one: { subjectId: id, content: "THUMBS_UP" },
        two: { subjectId: id, content: "THUMBS_DOWN" },
      });
    world.setFaults({ half: true });
    await expect(react()).rejects.toMatchObject({ status: 502 });
    const reactions = () => pull.view().comments[0]?.reactions.map(({ content }) => content);
    expect(reactions()).toEqual(["+1"]);
    world.setFaults("none");
    await react();
    expect(reactions()).toEqual(["+1", "-1"]);
    expect(world.requests().byKind).toMatchObject({ "graphql Two": 2 });
  });

  test("nor disturb nor count what the app asks as itself, and what people ask", async () => {
    const { world, app, person, botToken } = await setStage();
    world.setFaults({ fail: { status: 502, times: 1 }, crashAfter: 1 });
    expect(await outcome(app().rest.apps.getAuthenticated())).toBe(200);
    await botToken();
    expect(await outcome(person("ana").rest.issues.createComment(comment("hello")))).toBe(201);
    expect(world.requests()).toEqual({ reads: 0, writes: 0, byKind: {} });
  });
});

describe("the next answers", () => {
  const LIMITED = /^API rate limit exceeded for installation ID \d+\.$/u;
  const SECONDARY = /secondary rate limit/u;
  test.each<[string, Omit<HttpFault, "times">, number, RegExp, object]>([
    ["a token that is none", { answer: "bad-credentials" }, 401, /Bad credentials/u, {}],
    ["the hour's limit", { answer: "primary-limit" }, 403, LIMITED, { "x-ratelimit-remaining": "0" }],
    [
      "the hour's limit, with a time to wait",
      { answer: "primary-limit", retryAfter: 90, status: 429 },
      429,
      LIMITED,
      { "retry-after": "90" },
    ],
    [
      "a limit of speed",
      { answer: "secondary-limit", retryAfter: 30 },
      403,
      SECONDARY,
      { "retry-after": "30" },
    ],
    ["a limit of speed that says no time", { answer: "secondary-limit", status: 429 }, 429, SECONDARY, {}],
    ["anything", { answer: { status: 418, message: "A teapot" } }, 418, /^A teapot$/u, {}],
  ])("%s", async (_, fault, status, message, headers) => {
    const { front, bot, pull } = await setStage();
    const octokit = await bot();
    front.answerNext({ times: 1, ...fault });
    const answer = await said(octokit.rest.issues.createComment(comment("x")));
    expect([answer.status, answer.message]).toEqual([status, expect.stringMatching(message)]);
    expect(answer.headers).toMatchObject({ ...headers, date: expect.any(String) });
    expect("retry-after" in answer.headers).toBe(fault.retryAfter !== undefined);
    expect(pull.view().comments).toEqual([]);
    expect(await outcome(octokit.rest.issues.createComment(comment("x")))).toBe(201);
  });

  test("GraphQL's limit: a 200 with an error", async () => {
    const { front, bot } = await setStage();
    const octokit = await bot();
    front.answerNext({ times: 1, answer: "graphql-limit" });
    await expect(octokit.graphql("{ viewer { login } }")).rejects.toMatchObject({
      errors: [{ type: "RATE_LIMITED" }],
    });
  });

  test("no JSON at all", async () => {
    const { front, botToken } = await setStage();
    const headers = { authorization: `token ${await botToken()}` };
    front.answerNext({ times: 1, answer: "not-json" });
    const answer = await fetch(`${front.baseUrl}/repos/acme/rfcs`, { headers });
    expect([answer.status, answer.headers.get("content-type")?.split(";")[0]]).toEqual([200, "text/html"]);
    expect(await answer.text()).toContain("<html>");
  });

  test("silence, until whoever asks gives up", async () => {
    const { front, bot, person } = await setStage();
    const octokit = await bot();
    front.answerNext({ times: 1, answer: "silence" });
    const patience = new AbortController();
    const call = octokit.rest.repos.get({ ...RFCS, request: { signal: patience.signal } });
    expect(await staysOpen(call, () => person("ana").rest.users.getAuthenticated())).toBe(true);
    patience.abort();
    await expect(call).rejects.toThrow();
  });

  test("only those that are meant, as often as told, and after the effect where told so", async () => {
    const { front, bot, pull } = await setStage();
    const octokit = await bot();
    front.answerNext({
      times: 2,
      when: ({ name, write }) => write && name.endsWith("/comments"),
      answer: { status: 502, message: "Server Error" },
      after: true,
    });
    expect(await outcome(octokit.rest.repos.get(RFCS))).toBe(200);
    for (const body of ["one", "two"]) {
      expect(await outcome(octokit.rest.issues.createComment(comment(body)))).toBe("502 Server Error");
    }
    expect(await outcome(octokit.rest.issues.createComment(comment("three")))).toBe(201);
    expect(pull.view().comments.map(({ body }) => body)).toEqual(["one", "two", "three"]);
  });
});

test("a front that is closed lets nobody wait", async () => {
  const { front, bot } = await setStage();
  const octokit = await bot();
  front.answerNext({ times: 1, answer: "silence" });
  const waiting = octokit.rest.repos.get(RFCS);
  const broken = expect(waiting).rejects.toThrow();
  await octokit.rest.users.getByUsername({ username: "acme" });
  await front.close();
  await broken;
});
